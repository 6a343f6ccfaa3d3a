"""Acts by which a text goes on to another reader: handed over, given to a coach, and the yes or no of its author."""

import re

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.reflections.sharing_models import Sharing as SharingRow
from tests.any_order.acting import MOSTLY, WHICH, at, is_done, one, rows, there_are, which
from tests.any_order.readers import COACH
from tests.any_order.showing import Showing
from tests.any_order.texts import Sharing

QUESTION = re.compile(r'name="question" value="(\d+)"')


class Passing(Showing):
    """A new reader comes only with the knowledge of who wrote the text."""

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def hands_over(self, number: int, who: int) -> None:
        """Somebody who answered already goes on with it themselves."""
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        may = name == sharing.coach and name in self.story.tandem(sharing)
        word = self.story.new("Neem jij dit over")
        done = self.does(name, at(sharing, "/overdracht"), {"note": word}, may=may)
        has_answered = any(one.author == name and one.is_released for one in sharing.answers)
        assert is_done(done) is (may and not has_answered)
        if is_done(done):
            sharing.notes.append((name, word))
            self.story.moves(sharing, None)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, by_lecturer=MOSTLY, to=st.sampled_from(["Nadia", "Rachid"]))
    def gives_to_a_coach(self, number: int, who: int, by_lecturer: bool, to: str) -> None:
        """At once when everybody in the group may read, or this coach was known to; else its author is asked."""
        sharing = self.sharing(number)
        name = self.lecturer(who, sharing) if by_lecturer else self.answerer(who, sharing)
        if to in self.story.gone:
            return
        coach = one(select(User.id).where(User.login_name == to))
        may = name in self.story.lecturers(sharing.group) and not sharing.is_withdrawn
        done = self.does(name, at(sharing, "/doorgeven"), {"coach": coach}, may=may)
        if is_done(done):
            assert self.story.roles[sharing.group].get(to) == COACH
            assert to not in sharing.declined
        if is_done(done) and (sharing.is_for_all or to in sharing.welcome):
            self.story.moves(sharing, to)
            sharing.question = None
        elif is_done(done):
            sharing.question = to

    @precondition(lambda self: any(sharing.question for sharing in self.story.sharings))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY, says=st.sampled_from(["yes", "no"]))
    def says_who_may_read(self, number: int, who: int, is_own: bool, says: str) -> None:
        sharing = which([sharing for sharing in self.story.sharings if sharing.question], number)
        name = sharing.owner if is_own else self.person(who)
        [question] = QUESTION.findall(self.browsers.get(sharing.owner, at(sharing)).text)
        form = {"says": says, "question": question}
        self.does(name, at(sharing, "/lezer"), form, may=name == sharing.owner)
        if name != sharing.owner or sharing.question is None:
            return
        asked, sharing.question = sharing.question, None
        if says == "yes":
            sharing.welcome.add(asked)
            self._goes_to(sharing, asked)

    def _goes_to(self, sharing: Sharing, coach: str) -> None:
        """With a yes it goes to this coach, unless the coach can no longer take it; it goes to nobody else."""
        has_it = select(User.login_name).join(SharingRow, SharingRow.coach_id == User.id)
        if (coach,) in rows(has_it.where(SharingRow.id == sharing.id)):
            self.story.moves(sharing, coach)

    @precondition(lambda self: any(sharing.question for sharing in self.story.sharings))
    @rule(number=WHICH, who=WHICH)
    def takes_the_question_back(self, number: int, who: int) -> None:
        sharing = which([sharing for sharing in self.story.sharings if sharing.question], number)
        assert is_done(self.browsers.post(self.lecturer(who, sharing), at(sharing, "/doorgeven/einde")))
        sharing.question = None
