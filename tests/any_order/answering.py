"""Acts of readers and of the tandem: reading, answering, releasing, not for me, this hurts, a word to the partner."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.reflections.answer_models import Feedback
from tests.any_order.acting import MOSTLY, SELDOM, WHICH, at, is_done, one, there_are, which
from tests.any_order.story import CLASS, LEARNER, MARK, Answer, Sharing
from tests.any_order.writing import Writing


class Answering(Writing):
    """Nadia, Rachid and Pieter answer what is theirs to answer; all try what is not."""

    def answerer(self, number: int) -> str:
        """Mostly somebody who answers in this class."""
        names = [name for name, role in CLASS.items() if role != LEARNER and name not in self.story.gone]
        return which([*names, *names, *names, *self.story.people], number)

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
        sharing, name = self.sharing(number), self.answerer(who)
        count = len(MARK.findall(sharing.text))
        sentences = tuple(range(first % count, min(first % count + length + 1, count)))
        body = self.story.new("Antwoord")
        answer = Answer(0, name, f"after-{MARK.findall(body)[0][4:-1]}", body, 1, sentences)
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
            self._nobody_agrees(sharing)

    def _nobody_agrees(self, sharing: Sharing) -> None:
        """Whoever agreed, agreed to something else."""
        for answer in sharing.answers:
            answer.is_agreed = answer.is_agreed and answer.is_released

    @precondition(there_are("answers"))
    @rule(number=WHICH, who=WHICH, is_own=MOSTLY)
    def releases(self, number: int, who: int, is_own: bool) -> None:
        sharing, answer = self.answer(number)
        name = self._author_or(answer, who, is_own)
        may = self._is_mine(name, sharing, answer)
        done = self.does(name, at(sharing, f"/antwoorden/{answer.id}/vrij"), may=may)
        is_part = answer.shown_to is not None and not answer.is_released
        assert is_done(done) is (may and not is_part)
        answer.is_released = answer.is_released or is_done(done)

    def _author_or(self, answer: Answer, who: int, is_own: bool) -> str:
        return answer.author if is_own and answer.author not in self.story.gone else self.person(who)

    def _is_mine(self, name: str, sharing: Sharing, answer: Answer) -> bool:
        return name == answer.author and name in self.story.tandem(sharing)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def releases_everything(self, number: int, who: int) -> None:
        sharing, name = self.sharing(number), self.answerer(who)
        may = name in self.story.tandem(sharing)
        self.does(name, at(sharing, "/antwoorden/vrij"), may=may)
        for answer in sharing.answers:
            is_alone = answer.author == name and answer.shown_to is None
            answer.is_released = answer.is_released or (may and is_alone)

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
                self.story.part_ways(sharing)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, it_hurts=st.booleans())
    def is_not_for_them(self, number: int, who: int, it_hurts: bool) -> None:
        sharing, name = self.sharing(number), self.answerer(who)
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
        sharing, name = self.sharing(number), self.answerer(who)
        may = name == sharing.coach and name in self.story.tandem(sharing)
        self.does(name, at(sharing, "/later"), may=may)

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH)
    def writes_to_the_partner(self, number: int, who: int) -> None:
        sharing, name = self.sharing(number), self.answerer(who)
        note, may = self.story.new("Tussen ons"), name in self.story.tandem(sharing)
        self.does(name, at(sharing, "/overleg"), {"note": note}, may=may)
        if may:
            sharing.notes.append((name, note))
