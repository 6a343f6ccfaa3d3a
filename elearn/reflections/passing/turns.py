"""Which coach of a group a text can be given to, why not another one, and whose turn it is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import and_, case, func, select

from elearn.care.queries import who_takes_none
from elearn.database import db
from elearn.groups.models import Membership
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Reflection, Version
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.queries import coaches_who_declined, is_answered, newest_open
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.web.language import today


class WhyNot(StrEnum):
    """Why a text cannot be given to a coach; the lecturers know each of these already, or set it themselves."""

    DECLINED = "declined"
    REFUSED = "refused"
    PAUSED = "paused"
    ENOUGH = "enough"


@dataclass(frozen=True)
class Load:
    """What waits on one coach's table, and which text they were given last."""

    here: int = 0
    everywhere: int = 0
    last: int = 0


NOTHING_WAITS = Load()


@dataclass(frozen=True)
class Candidate:
    """A coach of a group, with what waits with them and why they cannot be given a text, if so."""

    membership: Membership
    load: Load
    why_not: WhyNot | None

    @property
    def id(self) -> int:
        return self.membership.user_id


def candidates_for(sheet: Reflection, group_id: int, members: Sequence[Membership]) -> list[Candidate]:
    """The coaches among these members of a group, in their order."""
    coaches = [one for one in members if one.role is Role.COACH and one.user_id != sheet.user_id]
    ids = [one.user_id for one in coaches]
    loads = loads_of(ids, group_id)
    closed: dict[int, WhyNot] = {each: WhyNot(why) for each, why in who_takes_none(ids, today()).items()}
    closed |= dict.fromkeys(_refused(sheet.id), WhyNot.REFUSED)
    closed |= dict.fromkeys(coaches_who_declined(sheet.id), WhyNot.DECLINED)
    return [_candidate(one, loads.get(one.user_id, NOTHING_WAITS), closed) for one in coaches]


def _candidate(membership: Membership, load: Load, closed: Mapping[int, WhyNot]) -> Candidate:
    is_full = membership.most_waiting is not None and load.here >= membership.most_waiting
    return Candidate(membership, load, closed.get(membership.user_id, WhyNot.ENOUGH if is_full else None))


def loads_of(coach_ids: Collection[int], group_id: int) -> dict[int, Load]:
    """What lies on the table of each coach, in this group and in all; who never had a text is not in it."""
    groups = select(Membership.group_id).where(Membership.user_id.in_(coach_ids), Membership.role == Role.COACH)
    waits = and_(newest_open(Sharing.group_id.in_(groups)), ~is_answered(Feedback.author_id == Sharing.coach_id))
    here = func.sum(case((and_(waits, Sharing.group_id == group_id), 1), else_=0))
    everywhere = func.sum(case((waits, 1), else_=0))
    query = select(Sharing.coach_id, here, everywhere, func.max(Sharing.id)).where(Sharing.coach_id.in_(coach_ids))
    rows = db.session.execute(query.group_by(Sharing.coach_id))
    return {coach_id: Load(*numbers) for coach_id, *numbers in rows if coach_id is not None}


def _refused(reflection_id: int) -> set[int]:
    """Coaches of whom the author said that they may not read a version of this text."""
    query = select(AskedReader.coach_id).join(Sharing, Sharing.id == AskedReader.sharing_id).join(Sharing.version)
    said_no = query.where(AskedReader.decided_at.is_not(None), ~AskedReader.is_allowed)
    return set(db.session.scalars(said_no.where(Version.reflection_id == reflection_id)))


def whose_turn(sheet: Reflection, candidates: Sequence[Candidate], known: Collection[int | None]) -> int | None:
    """The first of those who are known with this text, else the coach with the fewest texts, else who waited longest.

    Who handed a version of this text over gets the next one only when they are known.
    """
    free = [one for one in candidates if one.why_not is None]
    stays = next((each for each in known if any(one.id == each for one in free)), None)
    if stays is not None or not free:
        return stays
    passed_on = _passed_on(sheet.id)
    turns = [one for one in free if one.id not in passed_on]
    best = min(turns, key=lambda one: (one.load.everywhere, one.load.last, one.id), default=None)
    return best.id if best else None


def _passed_on(reflection_id: int) -> set[int]:
    query = select(HandOver.from_id).join(Sharing, Sharing.id == HandOver.sharing_id).join(Sharing.version)
    return {each for each in db.session.scalars(query.where(Version.reflection_id == reflection_id)) if each}
