"""With whom a reflection can be shared: the groups, the coach whose turn it is, and every reader by name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Membership
from elearn.reflections.models import Reflection
from elearn.reflections.passing.turns import candidates_for, whose_turn
from elearn.reflections.queries import coach_before
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Actor, Role
from elearn.rules.sharing import Audience, SharedText, may_read


@dataclass(frozen=True)
class Proposal:
    """A sharing that is not there yet, as the rules see it."""

    owner_id: int
    group_id: int
    audience: Audience
    coach_id: int | None
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Offer:
    """One audience to choose, with everybody who would be able to read."""

    audience: Audience
    readers: tuple[Membership, ...]

    @property
    def mark(self) -> str:
        """Changes whenever one of the readers is another person."""
        people = ",".join(str(one.user_id) for one in sorted(self.readers, key=lambda one: one.user_id))
        return sha256(people.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Offers:
    """What can be chosen in one group; `coach_id` is the coach whose turn it is."""

    coach_id: int | None
    every: tuple[Offer, ...]

    def of(self, audience: str) -> Offer | None:
        return next((offer for offer in self.every if offer.audience.value == audience), None)


def members_of(group_id: int) -> list[Membership]:
    """Everybody in a group who can log in, by name, with the person."""
    query = select(Membership).join(Membership.user).options(joinedload(Membership.user))
    here = query.where(Membership.group_id == group_id, User.suspended_at.is_(None))
    return list(db.session.scalars(here.order_by(func.lower(User.shown_name), User.id)))


def readers_of(sharing: SharedText, members: Sequence[Membership], but: Collection[int] = ()) -> tuple[Membership, ...]:
    """The members who can read a sharing, lecturers and coaches first, without its author and `but`."""
    readers = [one for one in members if one.user_id != sharing.owner_id and one.user_id not in but]
    allowed = [one for one in readers if may_read(_as_actor(one), sharing)]
    order = [Role.LECTURER, Role.COACH, Role.LEARNER]
    return tuple(sorted(allowed, key=lambda one: order.index(one.role)))


def _as_actor(member: Membership) -> Actor:
    return Actor(id=member.user_id, has_account=True, roles={member.group_id: member.role})


def present_readers(sharing: Sharing) -> tuple[Membership, ...]:
    """Everybody who can read a sharing now; nobody once it is withdrawn."""
    members = members_of(sharing.group_id)
    lecturers = {one.user_id for one in members if one.role is Role.LECTURER}
    return readers_of(sharing, members, {one.coach_id for one in sharing.declined} - lecturers)


def offers_in(group_id: int, sheet: Reflection, wanted_coach: int | None = None) -> Offers:
    """What a learner can choose in a group; `wanted_coach`, or whoever read the last version, stays while they can
    still be given the text. A coach on a pause, or with enough texts, is given none."""
    members = members_of(group_id)
    known = (wanted_coach, coach_before(sheet.id, group_id))
    coach_id = whose_turn(sheet, candidates_for(sheet, group_id, members), known)
    offers = (_offer(audience, sheet.user_id, group_id, coach_id, members) for audience in Audience)
    return Offers(coach_id, tuple(offer for offer in offers if offer.readers))


def _offer(
    audience: Audience, author_id: int, group_id: int, coach_id: int | None, members: Sequence[Membership]
) -> Offer:
    proposal = Proposal(author_id, group_id, audience, coach_id)
    return Offer(audience, readers_of(proposal, members))
