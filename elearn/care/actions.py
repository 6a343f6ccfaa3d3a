"""What a coach does for themselves. Every action flushes; the view commits."""

from datetime import date

from elearn.care.models import CoachCare, WorkedTime
from elearn.care.queries import care_of
from elearn.content.usertext import clean_text
from elearn.database import db


def set_care(user_id: int, paused_until: date | None, most_a_week: int | None, rather_not: str) -> CoachCare:
    """Keep how much a coach takes on."""
    care = care_of(user_id)
    care.paused_until, care.most_a_week, care.rather_not = paused_until, most_a_week, clean_text(rather_not).strip()
    db.session.add(care)
    db.session.flush()
    return care


def note_time(user_id: int, on_day: date, minutes: int, what: str) -> WorkedTime:
    """Keep that a coach worked so long on a day."""
    worked = WorkedTime(user_id=user_id, on_day=on_day, minutes=minutes, what=clean_text(what).strip())
    db.session.add(worked)
    db.session.flush()
    return worked
