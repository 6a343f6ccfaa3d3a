"""Reading what coaches set, and their hours."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import exists, func, or_, select

from elearn.care.models import CoachCare, WorkedTime
from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.reflections.passing.models import HandOver
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.web.ids import BIGGEST

WEEK = timedelta(days=7)
MOST_SHOWN = 400


def care_of(user_id: int) -> CoachCare:
    """What a coach set for themselves; a row that is not stored when they set nothing."""
    return db.session.get(CoachCare, user_id) or CoachCare(user_id=user_id, rather_not="")


def pause_of(user_id: int, today: date) -> date | None:
    """The last day of a coach's pause; None when there is none now."""
    until = care_of(user_id).paused_until
    return until if until is not None and until >= today else None


class NotNow(StrEnum):
    """Why a coach gets no new text now: a pause, or as many texts as they want."""

    PAUSED = "paused"
    ENOUGH = "enough"


def who_takes_none(coach_ids: Collection[int], today: date) -> dict[int, NotNow]:
    """The coaches who are on a pause, or who got as many texts as they want in the last seven days."""
    cares = {one.user_id: one for one in db.session.scalars(select(CoachCare).where(CoachCare.user_id.in_(coach_ids)))}
    given = _given_in_a_week(cares)
    found = {each: _why_not(care, given.get(each, 0), today) for each, care in cares.items()}
    return {each: why for each, why in found.items() if why is not None}


def _why_not(care: CoachCare, given: int, today: date) -> NotNow | None:
    if care.paused_until is not None and care.paused_until >= today:
        return NotNow.PAUSED
    return NotNow.ENOUGH if care.most_a_week is not None and given >= care.most_a_week else None


def _given_in_a_week(coach_ids: Collection[int]) -> dict[int, int]:
    """Shared with them, or given to them later, in the last seven days."""
    since = now() - WEEK
    given = exists().where(HandOver.sharing_id == Sharing.id, HandOver.to_id == Sharing.coach_id, HandOver.at >= since)
    recent = Sharing.coach_id.in_(coach_ids), or_(Sharing.shared_at >= since, given)
    rows = db.session.execute(select(Sharing.coach_id, func.count()).where(*recent).group_by(Sharing.coach_id))
    return {coach_id: count for coach_id, count in rows if coach_id is not None}


def cares_in(group_id: int) -> dict[int, CoachCare]:
    """What the coaches of a group set, by the coach."""
    here = select(Membership.user_id).where(Membership.group_id == group_id, Membership.role == Role.COACH)
    return {one.user_id: one for one in db.session.scalars(select(CoachCare).where(CoachCare.user_id.in_(here)))}


def worked_by(user_id: int) -> list[WorkedTime]:
    """A coach's hours, newest day first."""
    mine = select(WorkedTime).where(WorkedTime.user_id == user_id)
    return list(db.session.scalars(mine.order_by(WorkedTime.on_day.desc(), WorkedTime.id.desc()).limit(MOST_SHOWN)))


def find_worked(worked_id: int) -> WorkedTime | None:
    return db.session.get(WorkedTime, worked_id) if worked_id <= BIGGEST else None
