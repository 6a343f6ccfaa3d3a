"""Reading pictures of groups, and what a learner gave to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import joinedload

from elearn.database import db
from elearn.groups.models import Group, Membership
from elearn.library import Page
from elearn.pictures.counting import is_counted
from elearn.pictures.models import GroupContribution, GroupPicture
from elearn.rules.actor import Role
from elearn.rules.aggregation import FEWEST


@dataclass(frozen=True)
class Giving:
    """One exercise or scenario and one group of its reader: what was given, and whether there is a picture."""

    group: Group
    role: Role
    given_id: int | None
    """the answer or the run that the reader gave; None when nothing is given now"""
    given_at: datetime | None
    has_picture: bool

    @property
    def is_learner(self) -> bool:
        return self.role is Role.LEARNER


def giving_of(key: str, reader: int | None) -> list[Giving]:
    """The groups of somebody, for one thing that is pictured. Two queries at most."""
    return _giving_of([key], reader)[key] if reader else []


def giving_on(page: Page, reader: int | None) -> dict[str, list[Giving]]:
    """For each exercise of a page that groups can see together: the reader's groups. Two queries at most."""
    keys = [page.key_of(block) for block in page.exercises if is_counted(block)]
    if not reader or not keys:
        return {}
    return _giving_of(keys, reader)


def _giving_of(keys: Sequence[str], reader: int) -> dict[str, list[Giving]]:
    memberships, given = _given_by(reader, keys)
    drawn = _drawn_in(memberships, keys) if memberships else set()
    return {key: [_giving(one, key, given, drawn) for one in memberships] for key in keys}


Place = tuple[int, str]
"""a group's id and the key of what is pictured"""


def _giving(membership: Membership, key: str, given: Mapping[Place, GroupContribution], drawn: set[Place]) -> Giving:
    place = membership.group_id, key
    mine = given.get(place)
    return Giving(
        group=membership.group,
        role=membership.role,
        given_id=(mine.attempt_id or mine.run_id) if mine else None,
        given_at=mine.given_at if mine else None,
        has_picture=place in drawn,
    )


def _given_by(reader: int, keys: Sequence[str]) -> tuple[list[Membership], dict[Place, GroupContribution]]:
    """Somebody's memberships, oldest first, and what they gave in these and did not take out."""
    mine = and_(
        GroupContribution.membership_id == Membership.id,
        GroupContribution.key.in_(keys),
        GroupContribution.is_given(),
    )
    query = select(Membership, GroupContribution).outerjoin(GroupContribution, mine).where(Membership.user_id == reader)
    found = db.session.execute(query.options(joinedload(Membership.group)).order_by(Membership.id)).all()
    given = {(one.group_id, one.key): one for _membership, one in found if one is not None}
    return list(dict.fromkeys(membership for membership, _one in found)), given


def _drawn_in(memberships: Sequence[Membership], keys: Sequence[str]) -> set[Place]:
    query = select(GroupPicture.group_id, GroupPicture.key).where(
        GroupPicture.group_id.in_([one.group_id for one in memberships]),
        GroupPicture.key.in_(keys),
        _is_shown(),
    )
    return {(group_id, key) for group_id, key in db.session.execute(query)}


def picture_of(group_id: int, key: str) -> GroupPicture | None:
    """The picture that a group sees of something; None where there is none yet, or none any more."""
    query = select(GroupPicture).where(GroupPicture.group_id == group_id, GroupPicture.key == key, _is_shown())
    return db.session.scalar(query)


def pictures_of(group_id: int) -> list[GroupPicture]:
    """Every picture that a group sees, newest first."""
    query = select(GroupPicture).where(GroupPicture.group_id == group_id, _is_shown())
    return list(db.session.scalars(query.order_by(GroupPicture.made_at.desc(), GroupPicture.id.desc())))


def _is_shown() -> ColumnElement[bool]:
    """Fewer than five of the people in it took their answer out, left the group or erased themselves since."""
    standing = (
        select(func.count(GroupContribution.id))
        .join(Membership, Membership.id == GroupContribution.membership_id)
        .where(
            GroupContribution.group_id == GroupPicture.group_id,
            GroupContribution.key == GroupPicture.key,
            GroupContribution.is_in_picture,
            GroupContribution.is_given(),
            ~GroupContribution.by_name,
            Membership.role == Role.LEARNER,
        )
        .correlate(GroupPicture)
        .scalar_subquery()
    )
    return GroupPicture.people - standing < FEWEST


def shown_by_name(group_id: int, key: str) -> list[GroupContribution]:
    """What coaches of the group show of their own choices, with who they are."""
    query = (
        select(GroupContribution)
        .join(Membership, Membership.id == GroupContribution.membership_id)
        .where(GroupContribution.group_id == group_id, GroupContribution.key == key)
        .where(GroupContribution.by_name, GroupContribution.is_given(), Membership.role == Role.COACH)
        .options(joinedload(GroupContribution.giver))
    )
    return list(db.session.scalars(query.order_by(GroupContribution.id)))
