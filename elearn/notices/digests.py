"""Makes the mails that sum up what is new: for whom it is time, and there is something they have not seen."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select, update

from elearn.accounts.models import User
from elearn.database import db
from elearn.notices.actions import state_for
from elearn.notices.models import NoticeState, OutboxMail, Rhythm
from elearn.notices.queries import notices_between

DAYS = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7}
MORNING = timedelta(hours=7)
"""a day of mails begins at seven, so that nobody gets one at night"""
SETTLED = timedelta(minutes=1)
"""what happened in the last minute waits for the next mail: it may not all be written yet"""


def is_time(rhythm: Rhythm, last: datetime, at: datetime, zone: ZoneInfo) -> bool:
    """Whether enough days went by since the last turn, counted as people count days."""
    return rhythm in DAYS and (_mail_day(at, zone) - _mail_day(last, zone)).days >= DAYS[rhythm]


def _mail_day(at: datetime, zone: ZoneInfo) -> date:
    return (at.astimezone(zone).replace(tzinfo=None) - MORNING).date()


def make_digests(at: datetime, zone: ZoneInfo) -> int:
    """Put a mail in the outbox for everybody whose turn it is and for whom there is news; gives how many.

    Commits after each person. Two of these at once make one mail for each.
    """
    wanting = [
        (person.id, told_until or person.created_at)
        for person, rhythm, told_until in _people()
        if is_time(rhythm or Rhythm.WEEKLY, told_until or person.created_at, at, zone)
    ]
    db.session.rollback()
    return sum(_make(user_id, last, at - SETTLED) for user_id, last in wanting)


def _people() -> list[tuple[User, Rhythm | None, datetime | None]]:
    query = select(User, NoticeState.rhythm, NoticeState.told_until)
    reached = query.outerjoin(NoticeState, NoticeState.user_id == User.id).where(
        User.email.is_not(None), User.pass_phrase_hash.is_not(None), User.suspended_at.is_(None)
    )
    wanting = reached.where(or_(NoticeState.rhythm.is_(None), NoticeState.rhythm != Rhythm.NEVER))
    return [(person, rhythm, told_until) for person, rhythm, told_until in db.session.execute(wanting)]


def _make(user_id: int, last: datetime, until: datetime) -> bool:
    """Take the turn of one person; False when another process took it, or there is no news."""
    state_for(user_id)
    free = or_(NoticeState.told_until.is_(None), NoticeState.told_until == last)
    turn = update(NoticeState).where(NoticeState.user_id == user_id, free, NoticeState.rhythm != Rhythm.NEVER)
    taken = turn.values(told_until=until).returning(NoticeState.user_id)
    took = db.session.scalar(taken, execution_options={"synchronize_session": False}) is not None
    has_news = took and bool(notices_between(user_id, last, until))
    if has_news:
        db.session.add(OutboxMail(user_id=user_id, since=last, until=until))
    db.session.commit()
    return has_news
