"""What a tandem does with a spoken answer: keep it, leave it out, and add the words for whoever cannot hear it."""

from flask_babel import gettext as _

from elearn.database import db, now
from elearn.recordings.files import Shelved
from elearn.reflections import answer_actions, queries
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role


class WordsThere(ValueError):
    """Somebody else of the tandem was first; their words stay."""

    def __init__(self) -> None:
        super().__init__(_("Somebody of the tandem added words a moment ago. Yours are below; theirs stay."))


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
    feedback.recording = VoiceRecording(speaker_id=author_id, **shelf.columns)
    feedback.saved_at = now()
    db.session.flush()
    return feedback


def leave_out(feedback: Feedback) -> None:
    """Take the recording away from a draft."""
    if feedback.recording is None:
        return
    draft = answer_actions.locked(feedback)
    if draft is not None and draft.recording is not None and not draft.is_released:
        db.session.delete(draft.recording)
        draft.saved_at = now()
        db.session.flush()
        db.session.refresh(draft, ["recording"])


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
