"""Acts of readers and of the tandem: reading, answering, releasing, not for me, this hurts, a word to the partner."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.reflections.answer_models import Feedback
from tests.any_order.acting import MOSTLY, SELDOM, WHICH, at, is_done, one, there_are
from tests.any_order.texts import MARK, Answer, Sharing
from tests.any_order.writing import Writing


class Answering(Writing):
    """Coaches and lecturers answer what is theirs to answer; all try what is not."""

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def reads(self, number: int, who: int) -> None:
        self.opened(self.person(who), self.sharing(number))

    def opened(self, name: str, sharing: Sharing) -> str:
        """The page of a text, behind its note."""
        answer = self.browsers.get(name, at(sharing, "?open"))
        assert (answer.status_code == 200) is (name in self.story.readers(sharing))
        if answer.status_code == 200:
            sharing.opened.add(name)
        return answer.text

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, first=WHICH, length=st.integers(-1, 2), release=st.booleans())
    def answers(self, number: int, who: int, first: int, length: int, release: bool) -> None:
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        count = len(MARK.findall(sharing.text))
        sentences = tuple(range(first % count, min(first % count + length + 1, count)))
        body = self.story.new("Antwoord")
        answer = Answer(0, name, f"form-{self.story.number()}", body, 1, sentences)
        answer.is_released = release
        may = name in self.story.tandem(sharing)
        self.does(name, at(sharing, "/antwoorden"), self._form(answer, "release" if release else "keep"), may=may)
        if may:
            made = select(Feedback.id).where(Feedback.sharing_id == sharing.id, Feedback.posting == answer.posting)
            answer.id = one(made)
            sharing.answers.append(answer)

    def _form(self, answer: Answer, do: str, **changed: str) -> dict[str, object]:
        ticked = [str(each) for each in answer.sentences]
        known = {"posting": answer.posting, "revision": str(answer.revision), "text": answer.body}
        return {**known, "sentence": ticked, "do": do, **changed}

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY, is_old=SELDOM)
    def changes_an_answer(self, number: int, who: int, is_own: bool, is_old: bool) -> None:
        """A released one stays as it is, and a window that is behind overwrites nothing."""
        sharing, answer = self.answer(number)
        if answer.author in self.story.gone or not is_own:
            return
        text, revision = self.story.new("Anders"), answer.revision - is_old
        may = answer.author in self.story.tandem(sharing)
        form = self._form(answer, "keep", text=text, revision=str(revision))
        done = self.does(answer.author, at(sharing, "/antwoorden"), form, may=may)
        if may:
            assert is_done(done) is not (answer.is_released or is_old)
        if is_done(done):
            answer.body, answer.revision = text, answer.revision + 1

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY)
    def releases(self, number: int, who: int, is_own: bool) -> None:
        sharing, answer = self.answer(number)
        name = self._author_or(answer, who, is_own)
        may = self._is_mine(name, sharing, answer)
        done = self.does(name, at(sharing, f"/antwoorden/{answer.id}/vrij"), may=may)
        assert is_done(done) is (may and not answer.is_part and answer.says_something)
        answer.is_released = answer.is_released or is_done(done)

    def _author_or(self, answer: Answer, who: int, is_own: bool) -> str:
        return answer.author if is_own and answer.author not in self.story.gone else self.person(who)

    def _is_mine(self, name: str, sharing: Sharing, answer: Answer) -> bool:
        return name == answer.author and name in self.story.tandem(sharing)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def releases_everything(self, number: int, who: int) -> None:
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        may = name in self.story.tandem(sharing)
        done = self.does(name, at(sharing, "/antwoorden/vrij"), may=may)
        mine = [one for one in sharing.answers if one.author == name and not one.is_released and not one.is_part]
        assert is_done(done) is (may and all(one.says_something for one in mine))
        for answer in mine:
            answer.is_released = is_done(done)

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY)
    def throws_away(self, number: int, who: int, is_own: bool) -> None:
        sharing, answer = self.answer(number)
        name = self._author_or(answer, who, is_own)
        may = self._is_mine(name, sharing, answer)
        self.does(name, at(sharing, f"/antwoorden/{answer.id}/weg"), may=may)
        if may and not answer.is_released:
            sharing.answers.remove(answer)
            if answer.shown_to:
                self.story.part_ways(sharing, name, answer.shown_to)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, it_hurts=st.booleans())
    def is_not_for_them(self, number: int, who: int, it_hurts: bool) -> None:
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        may = name == sharing.coach and name in self.story.tandem(sharing)
        note = self.story.new("Dit raakt mij")
        path, form = ("/kwetst", {"note": note}) if it_hurts else ("/niet-voor-mij", {})
        self.does(name, at(sharing, path), form, may=may)
        if may:
            sharing.declined.add(name)
            self.story.moves(sharing, None)
            sharing.answers = [one for one in sharing.answers if one.author != name or one.is_released]
        if may and it_hurts:
            sharing.hurt.add(name)
            sharing.notes.append((name, note))

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def puts_off(self, number: int, who: int) -> None:
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        may = name == sharing.coach and name in self.story.tandem(sharing)
        self.does(name, at(sharing, "/later"), may=may)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def writes_to_the_partner(self, number: int, who: int) -> None:
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        note, may = self.story.new("Tussen ons"), name in self.story.tandem(sharing)
        self.does(name, at(sharing, "/overleg"), {"note": note}, may=may)
        if may:
            sharing.notes.append((name, note))
