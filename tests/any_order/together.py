"""Acts of two who answer together: asking, agreeing to both parts, and answering alone after all."""

import re

from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.accounts.models import User
from tests.any_order.acting import MOSTLY, SELDOM, WHICH, at, is_done, one, there_are
from tests.any_order.passing import Passing
from tests.any_order.story import COACH, Answer, Sharing

SEEN = re.compile(r'name="seen" value="([^"]+)"')
JOINT = re.compile(r'name="joint" value="(\d+)"')


class Together(Passing):
    """Nadia or Rachid, whoever has the text, and Pieter."""

    def partner_of(self, name: str, sharing: Sharing) -> str | None:
        partner = "Pieter" if self.story.roles.get(name) == COACH else sharing.coach
        return partner if partner in self.story.tandem(sharing) and partner != name else None

    @precondition(there_are("answers"))
    @rule(number=WHICH)
    def asks_to_answer_together(self, number: int) -> None:
        sharing, answer = self.answer(number)
        partner = self.partner_of(answer.author, sharing)
        if answer.author not in self.story.tandem(sharing) or partner is None:
            return
        user = one(select(User.id).where(User.login_name == partner))
        form, path = {"partner": user}, at(sharing, f"/antwoorden/{answer.id}/samen")
        done = self.does(answer.author, path, form, may=True)
        mine = sharing.part_of(answer.author)
        assert is_done(done) is (not answer.is_released and mine in (None, answer))
        if is_done(done) and mine is None:
            answer.shown_to = partner
            self._nobody_agrees(sharing)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, is_old=SELDOM)
    def agrees(self, number: int, who: int, is_old: bool) -> None:
        """To exactly what they see; when both did, both parts are given at once."""
        sharing, name = self.sharing(number), self.answerer(who)
        page = self.opened(name, sharing)
        seen, joint = SEEN.findall(page), JOINT.findall(page)
        if name not in self.story.tandem(sharing) or not (seen and joint):
            return
        mine = sharing.part_of(name)
        assert mine is not None
        form = {"joint": joint[0], "seen": "iets anders" if is_old else seen[0]}
        done = self.does(name, at(sharing, "/samen/akkoord"), form, may=True)
        theirs = sharing.part_of(mine.shown_to or "")
        assert is_done(done) is (theirs is not None and not is_old)
        mine.is_agreed = mine.is_agreed or is_done(done)
        self._given(mine, theirs)

    def _given(self, mine: Answer, theirs: Answer | None) -> None:
        if theirs is not None and mine.is_agreed and theirs.is_agreed:
            mine.is_released = theirs.is_released = True

    @precondition(lambda self: any(answer.shown_to for _sharing, answer in self.story.answers))
    @rule(number=WHICH, is_asker=MOSTLY)
    def answers_alone_after_all(self, number: int, is_asker: bool) -> None:
        parts = [(sharing, one) for sharing, one in self.story.answers if one.shown_to and not one.is_released]
        if not parts:
            return
        sharing, answer = parts[number % len(parts)]
        name = answer.author if is_asker else answer.shown_to or ""
        joint = JOINT.findall(self.opened(name, sharing))
        if name not in self.story.tandem(sharing) or not joint:
            return
        assert is_done(self.does(name, at(sharing, "/samen/weg"), {"joint": joint[0]}, may=True))
        self.story.part_ways(sharing)
