"""Acts of two who answer together: asking, agreeing to both parts, and answering alone after all."""

import re

from hypothesis.stateful import precondition, rule
from sqlalchemy import or_, select

from elearn.accounts.models import User
from elearn.reflections.together.models import JointAnswer
from tests.any_order.acting import MOSTLY, SELDOM, WHICH, at, is_done, one, rows, there_are, which
from tests.any_order.passing import Passing
from tests.any_order.readers import COACH
from tests.any_order.texts import Sharing

AGREE = re.compile(r'name="joint" value="(\d+)"><input type="hidden" name="seen" value="([^"]+)"')
JOINT = re.compile(r'name="joint" value="(\d+)"')


class Together(Passing):
    """The coach who has the text with each of the lecturers."""

    def partners_of(self, name: str, sharing: Sharing) -> list[str]:
        """A coach answers with each lecturer, a lecturer with the coach."""
        is_coach = self.story.roles[sharing.group].get(name) == COACH
        partners = self.story.lecturers(sharing.group) if is_coach else {sharing.coach or ""}
        tandem = self.story.tandem(sharing)
        return sorted((partners & tandem) - {name}) if name in tandem else []

    @precondition(there_are("answers"))
    @rule(number=WHICH, whom=WHICH)
    def asks_to_answer_together(self, number: int, whom: int) -> None:
        sharing, answer = self.answer(number)
        partners = self.partners_of(answer.author, sharing)
        if not partners:
            return
        partner = which(partners, whom)
        user = one(select(User.id).where(User.login_name == partner))
        form, path = {"partner": user}, at(sharing, f"/antwoorden/{answer.id}/samen")
        done = self.does(answer.author, path, form, may=True)
        is_new = answer.shown_to is None and sharing.part_of(answer.author, partner) is None
        assert is_done(done) is (not answer.is_released and (is_new or answer.shown_to == partner))
        if is_done(done):
            answer.shown_to = partner

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, is_old=SELDOM)
    def agrees(self, number: int, who: int, is_old: bool) -> None:
        """To exactly what they see; when both did, both parts are given at once."""
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        asked = AGREE.findall(self.opened(name, sharing))
        if not asked:
            return
        joint, seen = which(asked, who)
        partner = self._other_than(name, joint)
        mine, theirs = sharing.part_of(name, partner), sharing.part_of(partner, name)
        assert mine is not None
        assert theirs is not None
        form = {"joint": joint, "seen": "iets anders" if is_old else seen}
        done = self.does(name, at(sharing, "/samen/akkoord"), form, may=True)
        assert is_done(done) is not is_old
        now = (mine.as_seen, theirs.as_seen)
        mine.agreed_to = now if is_done(done) else mine.agreed_to
        if (mine.agreed_to, theirs.agreed_to) == (now, now[::-1]):
            mine.is_released = theirs.is_released = True

    def _other_than(self, name: str, joint: str) -> str:
        query = select(User.login_name).join(
            JointAnswer, or_(JointAnswer.coach_id == User.id, JointAnswer.lecturer_id == User.id)
        )
        two = rows(query.where(JointAnswer.id == int(joint)))
        [other] = [each for (each,) in two if each != name]
        return str(other)

    @precondition(lambda self: any(answer.is_part for _sharing, answer in self.story.answers))
    @rule(number=WHICH, is_asker=MOSTLY)
    def answers_alone_after_all(self, number: int, is_asker: bool) -> None:
        parts = [(sharing, one) for sharing, one in self.story.answers if one.is_part]
        sharing, answer = which(parts, number)
        name = answer.author if is_asker else answer.shown_to or ""
        if name not in self.story.tandem(sharing):
            return
        joints = JOINT.findall(self.opened(name, sharing))
        if joints:
            joint = which(joints, number)
            partner = self._other_than(name, joint)
            assert is_done(self.does(name, at(sharing, "/samen/weg"), {"joint": joint}, may=True))
            self.story.part_ways(sharing, name, partner)
