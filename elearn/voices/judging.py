"""What a lecturer does with a voice of their group: release it, give it back, take it out. The view commits."""

from flask_babel import gettext as _

from elearn.content.usertext import clean_text
from elearn.database import db, now
from elearn.voices.models import VOICE_LENGTH, CourseVoice, LecturersWord, Step
from elearn.voices.queries import locked
from elearn.voices.staying import asked_from
from elearn.web.language import today


class Moved(ValueError):
    """It is no longer what the lecturer read."""

    def __init__(self) -> None:
        super().__init__(_("This was changed or taken back after you opened it. Read it again, then decide."))


class WordProblem(ValueError):
    """No word to the giver, or one that is too long; the message says what to do."""


class Over(ValueError):
    """A voice that cannot be in the course as it is; the message says why."""


def release(voice: CourseVoice, lecturer_id: int, revision: int) -> None:
    """Put an offered voice in the course, in the place of the one it changes.

    Raises:
        Moved: it is not offered now, or not as the lecturer read it.
        Over: its last day is past, or it has no words.
    """
    voice = locked(voice)
    if not voice.is_offered or voice.revision != revision:
        raise Moved
    if voice.expires_on < today():
        raise Over(_("The last day that its giver chose is past. Give it back, so that they can choose another day."))
    if not voice.body.strip():
        raise Over(_("There are no words with the voice. Give it back, so that they can be added."))
    voice.released_at, voice.released_by_id = now(), lecturer_id
    voice.ask_again_at = asked_from(voice.expires_on, today())
    if voice.replaces is not None and voice.replaces.is_in_course:
        voice.replaces.replaced_at = voice.released_at
    db.session.flush()


def give_back(voice: CourseVoice, lecturer_id: int, word: str) -> None:
    """Give an offered voice back to its giver, with a word: a draft again.

    Raises:
        WordProblem
        Moved
    """
    word, voice = _checked(word), locked(voice)
    if not voice.is_offered:
        raise Moved
    voice.sent_at, voice.given_back_at = None, now()
    _write(voice, lecturer_id, Step.GIVEN_BACK, word)


def take_out(voice: CourseVoice, lecturer_id: int, word: str) -> None:
    """Take a voice out of the course, with a word to its giver.

    Raises:
        WordProblem
        Moved
    """
    word, voice = _checked(word), locked(voice)
    if not voice.is_in_course:
        raise Moved
    voice.taken_out_at = now()
    _write(voice, lecturer_id, Step.TAKEN_OUT, word)


def _checked(word: str) -> str:
    word = clean_text(word).strip()
    if not word:
        raise WordProblem(_("Write a word with it, so that the giver knows why."))
    if len(word) > VOICE_LENGTH:
        raise WordProblem(_("This is longer than %(most)s characters. Make it a little shorter.", most=VOICE_LENGTH))
    return word


def _write(voice: CourseVoice, lecturer_id: int, step: Step, word: str) -> None:
    voice.words.append(LecturersWord(author_id=lecturer_id, step=step, text=word))
    db.session.flush()
