"""How a group is answered, for its lecturers: what waits longer than was promised, and with whom how much waits.

Nothing here counts what anybody did, or how fast: a coach is nobody's figure.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from elearn.accounts.models import User
from elearn.care.models import CoachCare
from elearn.care.queries import cares_in
from elearn.database import db, now
from elearn.groups import queries
from elearn.groups.models import Group, Membership
from elearn.reflections.passing.models import HandOver
from elearn.reflections.passing.turns import NOTHING_WAITS, loads_of
from elearn.reflections.queries import is_answered, newest_open, waiting_in_group
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role

MONTH = timedelta(days=30)
MOST_SHOWN = 100


@dataclass(frozen=True)
class Table:
    """A coach of the group, how many of its texts wait with them, and what they set for themselves, if they did."""

    coach: Membership
    waiting: int
    care: CoachCare | None


@dataclass(frozen=True)
class Overview:
    """Everything on the page about the answers of a group."""

    late: list[Sharing]
    unanswered: list[str]
    """the names under which texts are shared of which nobody answered one"""
    tables: list[Table]
    """by name, so that no order says anything"""
    hand_overs: list[HandOver]


def overview_of(group: Group) -> Overview:
    """Read it, in a number of queries that does not grow."""
    members = queries.members_of(group.id)
    coaches = [one for one in members if one.role is Role.COACH]
    loads, cares = loads_of([one.user_id for one in coaches], group.id), cares_in(group.id)
    return Overview(
        late=[one for one in waiting_in_group(group.id) if is_late(one, group)],
        unanswered=_unanswered(group.id),
        tables=[Table(one, loads.get(one.user_id, NOTHING_WAITS).here, cares.get(one.user_id)) for one in coaches],
        hand_overs=_hand_overs(group.id),
    )


def is_late(sharing: Sharing, group: Group) -> bool:
    """Whether a text that has no answer waits longer than the group promised."""
    return sharing.shared_at < now() - timedelta(days=group.answer_within)


def _unanswered(group_id: int) -> list[str]:
    """A name that was chosen for a text stands by itself: what else its author shares says nothing about it."""
    name = func.coalesce(Sharing.chosen_name, User.shown_name)
    query = select(name).join(User, User.id == Sharing.user_id).where(newest_open(Sharing.group_id == group_id))
    none_answered = func.sum(case((is_answered(), 1), else_=0)) == 0
    by_name = query.group_by(Sharing.user_id, name).having(none_answered)
    return list(db.session.scalars(by_name.order_by(func.lower(name), name, Sharing.user_id)))


def _hand_overs(group_id: int) -> list[HandOver]:
    """What changed hands in the last month, of texts that are shared now, newest first."""
    query = select(HandOver).join(HandOver.sharing).where(Sharing.group_id == group_id, HandOver.at > now() - MONTH)
    people = (joinedload(HandOver.by), joinedload(HandOver.former), joinedload(HandOver.to))
    shown = query.where(Sharing.withdrawn_at.is_(None)).options(*people)
    loaded = shown.options(joinedload(HandOver.sharing).joinedload(Sharing.author))
    return list(db.session.scalars(loaded.order_by(HandOver.at.desc(), HandOver.id.desc()).limit(MOST_SHOWN)))
