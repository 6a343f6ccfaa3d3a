"""What a tandem does with a spoken answer: keep it, leave it out, and add the words for whoever cannot hear it."""

from datetime import timedelta
from typing import IO

from flask_babel import gettext as _

from elearn.content.audio import Fault, NoSound
from elearn.database import db, now
from elearn.reflections import answer_actions, queries, voice_files
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.voice_files import Shelved
from elearn.rules.actor import Role
from elearn.web.throttle import Limit

RECORDINGS = Limit("recording", 60, timedelta(hours=1))


class RecordingProblem(ValueError):
    """A file that cannot be kept; the message says what to do."""


class WordsThere(ValueError):
    """Somebody else of the tandem was first; their words stay."""

    def __init__(self) -> None:
        super().__init__(_("Somebody of the tandem added words a moment ago. Yours are below; theirs stay."))


def shelved(source: IO[bytes]) -> Shelved:
    """Put a file that was sent in its place.

    Raises:
        RecordingProblem: it is none that can be kept; nothing is left of it.
    """
    try:
        return voice_files.shelve(source)
    except NoSound as problem:
        raise RecordingProblem(_what_to_do(problem.fault)) from None
    except voice_files.TooLarge:
        raise RecordingProblem(too_large()) from None
    except voice_files.TooLong:
        raise RecordingProblem(
            _("This recording is longer than five minutes. Record a shorter one, or split it in two answers.")
        ) from None


def too_large() -> str:
    return _("This recording is larger than 12 MB. Record a shorter one, or save it as MP3 or M4A.")


def _what_to_do(fault: Fault) -> str:
    words: dict[Fault, str] = {
        Fault.EMPTY: _("There is no sound in this file. Record again, or choose another file."),
        Fault.CUT_OFF: _("A part of this recording is missing. Send it again, or record it again."),
        Fault.PICTURES: _("This is a film. Send only the sound, or record your voice here."),
        Fault.UNKNOWN: _("We cannot play this file. Choose a recording in MP3, M4A, Ogg, WebM or WAV."),
    }
    return words[fault]


def speak(sharing: Sharing, author_id: int, role: Role, posting: str, shelf: Shelved) -> Feedback:
    """Keep a recording with the draft that this form makes, in the place of an earlier one.

    When the form's answer is released already, the recording begins a new one.
    """
    answer_actions.lock(sharing)
    feedback = answer_actions.draft_with(sharing, author_id, posting)
    if feedback is not None and feedback.is_released:
        posting = queries.next_posting(sharing.id, author_id)
        feedback = answer_actions.draft_with(sharing, author_id, posting)
    if feedback is None:
        feedback = answer_actions.begun(sharing, author_id, role, posting)
    leave_out(feedback)
    feedback.recording = VoiceRecording(
        speaker_id=author_id,
        mime=shelf.kind.media_type,
        bytes=shelf.bytes,
        seconds=shelf.seconds,
        sha256=shelf.sha256,
        stored_name=shelf.stored_name,
    )
    feedback.saved_at = now()
    db.session.flush()
    return feedback


def leave_out(feedback: Feedback) -> None:
    """Take the recording away from a draft."""
    if feedback.recording is not None and not feedback.is_released:
        db.session.delete(feedback.recording)
        db.session.flush()
        db.session.refresh(feedback, ["recording"])


def add_words(feedback: Feedback, writer_id: int, text: str) -> None:
    """Write what a released recording says. `text` comes from `checked_text`.

    Raises:
        EmptyAnswer: no words.
        WordsThere: somebody else's words came first.
    """
    if not text.strip():
        raise answer_actions.EmptyAnswer
    answer_actions.lock(feedback.sharing)
    db.session.refresh(feedback, ["body", "worded_by_id", "worded_at"])
    is_speaker = writer_id == feedback.author_id
    if feedback.body == text:
        return
    if not feedback.lacks_words and not (is_speaker and feedback.has_words_of_another):
        raise WordsThere
    feedback.body, feedback.worded_by_id, feedback.worded_at = text, writer_id, now()
    db.session.flush()
