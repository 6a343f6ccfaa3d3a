"""Acts of speaking: recording a voice, again, leaving it out, writing down what it says, taking it along."""

import io
import zipfile

from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from elearn.reflections.answer_models import Feedback
from tests.any_order.acting import MOSTLY, WHICH, at, is_done, one, there_are, which
from tests.any_order.answering import Answering
from tests.any_order.texts import Answer, Sharing, voice_of
from tests.reflections.people import AUTOSAVE
from tests.reflections.voice.sending import carrying

PART = (40, 59)
"""of the bytes of a sound"""


class Speaking(Answering):
    """Whoever answers can do so by voice."""

    @precondition(there_are("sharings"))
    @rule(number=WHICH, who=WHICH, which_one=WHICH, is_new=MOSTLY)
    def records(self, number: int, who: int, which_one: int, is_new: bool) -> None:
        """A new answer, or again for one that is there; a released one stays, and what is spoken begins another."""
        sharing = self.sharing(number)
        name = self.answerer(who, sharing)
        mine = [answer for answer in sharing.answers if answer.author == name]
        known = which(mine, which_one) if mine and not is_new else None
        voice, posting = voice_of(self.story.number()), known.posting if known else f"form-{self.story.number()}"
        path, may = at(sharing, f"/antwoorden/{posting}/opname"), name in self.story.tandem(sharing)
        done = self.does(name, path, may=may, headers=AUTOSAVE, **carrying(voice, "stem", {}))
        assert is_done(done) is may, done.text
        if may and known and not known.is_released:
            known.voice = voice
        elif may:
            self._begins(sharing, name, done.get_json()["posting"], voice)

    def _begins(self, sharing: Sharing, name: str, posting: str, voice: bytes) -> None:
        made = one(select(Feedback.id).where(Feedback.sharing_id == sharing.id, Feedback.posting == posting))
        assert made not in {answer.id for answer in sharing.answers}
        sharing.answers.append(Answer(made, name, posting, "", 0, voice=voice))

    @precondition(there_are("spoken"))
    @rule(number=WHICH)
    def leaves_the_voice_out(self, number: int) -> None:
        """Of a draft: what was only a voice goes with it, unless it is a part of an answer together."""
        sharing, answer = which(self.story.spoken, number)
        may = answer.author in self.story.tandem(sharing)
        form = self._form(answer, "leave-voice")
        assert is_done(self.does(answer.author, at(sharing, "/antwoorden"), form, may=may)) is may
        if may and not answer.is_released:
            answer.voice = None
            if not answer.says_something and not answer.is_part:
                sharing.answers.remove(answer)

    @precondition(there_are("spoken"))
    @rule(number=WHICH, who=WHICH)
    def writes_down_what_it_says(self, number: int, who: int) -> None:
        """Whoever of the tandem is first; the words of another its speaker replaces once."""
        sharing, answer = which(self.story.spoken, number)
        name, words = self.answerer(who, sharing), self.story.new("Zij zegt")
        may = answer.is_released and name in self.story.tandem(sharing)
        done = self.does(name, at(sharing, f"/antwoorden/{answer.id}/woorden"), {"text": words}, may=may)
        is_of_another = answer.worded_by not in (None, answer.author)
        may_write = may and (not answer.body or (is_of_another and name == answer.author))
        assert is_done(done) is may_write, f"{done.status_code}: {name} words {answer}"
        if is_done(done):
            answer.body, answer.worded_by = words, name

    def everybody_tries_to_hear(self, sharing: Sharing, answer: Answer, part: tuple[int, int] | None) -> None:
        """All of the sound or a part of it, to who may; not a byte to who may not."""
        for name in self.story.people:
            heard = self.browsers.hear(name, at(sharing, f"/antwoorden/{answer.id}/stem"), part)
            if name not in self.story.hearers(sharing, answer):
                assert heard.status_code == 404, f"{name} hears {answer.author}"
                continue
            first, last = part or (0, len(answer.voice or b"") - 1)
            assert heard.status_code == (206 if part else 200), f"{name} does not hear {answer.author}"
            assert heard.data == (answer.voice or b"")[first : last + 1]

    @precondition(there_are("spoken"))
    @rule(number=WHICH)
    def takes_everything_along(self, number: int) -> None:
        name = self.person(number)
        package = zipfile.ZipFile(io.BytesIO(self.browsers.hear(name, "/mijn-gegevens/tandem.zip").data))
        found = {package.read(each) for each in package.namelist() if each != "tandem.json"}
        assert found == self.story.taken_along(name)
        self.sees(name, package.read("tandem.json").decode())
