"""What somebody does with their messages: see them, set how often a mail comes, stop it. The view commits."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from elearn.database import db, now
from elearn.notices.models import NoticeState, Rhythm
from elearn.web.language import hears_language


def state_for(user_id: int) -> NoticeState:
    """Somebody's row; two requests at once make one."""
    found = db.session.get(NoticeState, user_id)
    if found is not None:
        return found
    begun = NoticeState(user_id=user_id, rhythm=Rhythm.WEEKLY)
    try:
        with db.session.begin_nested():
            db.session.add(begun)
    except IntegrityError:
        return db.session.get_one(NoticeState, user_id)
    return begun


def mark_seen(user_id: int, at: datetime, language: str) -> None:
    """Everything up to `at` was on a list that somebody opened, in this language."""
    state = state_for(user_id)
    state.seen_at = max(at, state.seen_at or at)
    state.language = language
    db.session.flush()


def set_rhythm(user_id: int, rhythm: Rhythm) -> None:
    """How often a mail comes from now on; who wanted none gets nothing of that time afterwards."""
    state = state_for(user_id)
    if state.rhythm is Rhythm.NEVER and rhythm is not Rhythm.NEVER:
        state.told_until = now()
    state.rhythm = rhythm
    db.session.flush()


@hears_language
def remember_language(user_id: int, language: str) -> None:
    """Mail speaks the language that somebody reads Tandem in."""
    state_for(user_id).language = language
    db.session.flush()
