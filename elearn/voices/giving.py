"""What a coach does with what they give to the course: offer it, take it back, throw it away. The view commits."""

from flask_babel import gettext as _
from sqlalchemy import select

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.rules.actor import Role
from elearn.voices.models import CourseVoice
from elearn.voices.queries import locked


class NoWords(ValueError):
    """Nothing to read yet."""

    def __init__(self, voice: CourseVoice) -> None:
        spoken = _(
            "Write in a few words what you say, so that somebody who cannot hear it gets the same. A lecturer can help "
            "you with that."
        )
        super().__init__(spoken if voice.recording else _("There are no words here yet. Write your experience first."))


class NoCoach(ValueError):
    """Its giver is no coach of its group any more, so nobody there can be asked."""

    def __init__(self) -> None:
        super().__init__(_("You are not a coach of this group any more. Your text is kept; nobody else can read it."))


def offer(voice: CourseVoice) -> None:
    """Let the lecturers of the group read and hear a draft.

    Raises:
        NoWords
        NoCoach
    """
    voice = locked(voice)
    if not voice.body.strip():
        raise NoWords(voice)
    here = (Membership.group_id == voice.group_id, Membership.user_id == voice.giver_id)
    if db.session.scalar(select(Membership.role).where(*here)) is not Role.COACH:
        raise NoCoach
    if voice.is_draft:
        voice.sent_at, voice.given_back_at = now(), None
        db.session.flush()


def recall(voice: CourseVoice) -> None:
    """Take back what waits for a lecturer: a draft again."""
    voice = locked(voice)
    if voice.is_offered:
        voice.sent_at = None
        db.session.flush()


def withdraw(voice: CourseVoice) -> None:
    """Take a released voice back: at once gone everywhere."""
    voice = locked(voice)
    if voice.released_at is not None and voice.withdrawn_at is None:
        voice.withdrawn_at = now()
        db.session.flush()


def drop(voice: CourseVoice) -> None:
    """Throw away what nobody else can see."""
    voice = locked(voice)
    if not (voice.is_offered or voice.is_in_course):
        db.session.delete(voice)
        db.session.flush()
