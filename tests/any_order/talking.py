"""Acts in the conversation after an answer: thanks, taking along, one question and its reply, rounding off."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.any_order.acting import MOSTLY, SELDOM, WHICH, at, is_done, there_are
from tests.any_order.speaking import Speaking
from tests.any_order.texts import Answer, Line, Sharing


class Talking(Speaking):
    """The learner asks one question more, and whoever answered replies once."""

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY, sends=st.booleans(), is_old=SELDOM)
    def asks(self, number: int, who: int, is_own: bool, sends: bool, is_old: bool) -> None:
        sharing, answer = self.answer(number)
        name = sharing.owner if is_own else self.person(who)
        may = name == sharing.owner and answer.is_released
        is_possible = not sharing.is_withdrawn and not answer.author_is_gone
        answer.question = self._says(name, sharing, answer, "vraag", answer.question, sends, is_old, may, is_possible)

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY, sends=st.booleans(), is_old=SELDOM)
    def replies(self, number: int, who: int, is_own: bool, sends: bool, is_old: bool) -> None:
        sharing, answer = self.answer(number)
        name = self._author_or(answer, who, is_own)
        may = self._is_mine(name, sharing, answer) and answer.is_released
        is_asked = answer.question is not None and answer.question.is_sent
        answer.reply = self._says(name, sharing, answer, "vraag/antwoord", answer.reply, sends, is_old, may, is_asked)

    def _says(
        self,
        name: str,
        sharing: Sharing,
        answer: Answer,
        what: str,
        present: Line | None,
        sends: bool,
        is_old: bool,
        may: bool,
        is_possible: bool,
    ) -> Line | None:
        """What was sent stays as it is, and a window that is behind overwrites nothing; gives what is kept now."""
        revision = present.revision if present else 0
        text = self.story.new("Zeg eens")
        form = {"text": text, "revision": str(revision - is_old), "do": "send" if sends else "keep"}
        done = self.does(name, at(sharing, f"/antwoorden/{answer.id}/{what}"), form, may=may)
        can_be_kept = present is None or not (present.is_sent or is_old)
        assert is_done(done) is (may and is_possible and can_be_kept)
        return Line(text, sends, revision + 1) if is_done(done) else present

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY, what=st.sampled_from(["dank", "meegenomen"]))
    def receives(self, number: int, who: int, is_own: bool, what: str) -> None:
        sharing, answer = self.answer(number)
        name = sharing.owner if is_own else self.person(who)
        may = name == sharing.owner and answer.is_released
        self.does(name, at(sharing, f"/antwoorden/{answer.id}/{what}"), may=may)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, do=st.sampled_from(["", "go-on"]))
    def rounds_off(self, number: int, who: int, do: str) -> None:
        sharing, name = self.sharing(number), self.person(who)
        may = name in self.story.tandem(sharing) | {sharing.owner}
        form: dict[str, Any] = {"do": do} if do else {}
        self.does(name, at(sharing, "/rond"), form, may=may)
