"""How long a voice stays in the course: its giver is asked before it ends, and answers. The view commits."""

from datetime import date, datetime, timedelta

from elearn.database import db, now
from elearn.voices.models import CourseVoice
from elearn.voices.queries import locked

ASKED_BEFORE = timedelta(days=30)
"""how long before its end its giver is asked, or half of a shorter time"""


def keep_until(voice: CourseVoice, last_day: date, today: date) -> None:
    """A new last day for a voice that is in the course."""
    voice = locked(voice)
    if voice.is_in_course:
        voice.expires_on, voice.let_end_at = last_day, None
        voice.ask_again_at = asked_from(last_day, today)
        db.session.flush()


def asked_from(last_day: date, today: date) -> datetime:
    """The moment from which its giver is asked whether it stays."""
    left = last_day - today
    return now() + left - min(ASKED_BEFORE, left / 2)


def let_end(voice: CourseVoice) -> None:
    """Its giver says that it may end on its day."""
    voice = locked(voice)
    voice.let_end_at = now()
    db.session.flush()
