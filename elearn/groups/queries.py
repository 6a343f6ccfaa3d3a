"""Reading groups: who is in them, what they were given to do, and their tandem."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.groups.models import Assignment, Group, Invitation, Membership
from elearn.rules.actor import Role


@dataclass(frozen=True)
class Tandem:
    """Those who answer the learners of one group."""

    lecturers: list[User]
    coaches: list[User]


def find_group(group_id: int) -> Group | None:
    return db.session.get(Group, group_id)


def groups_of(user_id: int) -> list[Membership]:
    """Somebody's memberships, oldest first, each with its group."""
    query = select(Membership).where(Membership.user_id == user_id).options(joinedload(Membership.group))
    return list(db.session.scalars(query.order_by(Membership.id).limit(100)))


def membership_of(group_id: int, user_id: int) -> Membership | None:
    """Somebody's place in a group."""
    query = select(Membership).where(Membership.group_id == group_id, Membership.user_id == user_id)
    return db.session.scalar(query)


def members_in_role(group_id: int, role: Role) -> list[User]:
    """People in one role of a group, by the name others see."""
    query = select(User).join(Membership, Membership.user_id == User.id)
    mine = query.where(Membership.group_id == group_id, Membership.role == role)
    return list(db.session.scalars(mine.order_by(func.lower(User.shown_name), User.id)))


def learners_of(group_id: int) -> list[User]:
    return members_in_role(group_id, Role.LEARNER)


def tandem_of(group_id: int) -> Tandem:
    """Lecturers and coaches of a group who can log in."""
    query = select(User, Membership.role).join(Membership, Membership.user_id == User.id)
    mine = query.where(Membership.group_id == group_id, Membership.role != Role.LEARNER, User.suspended_at.is_(None))
    found = db.session.execute(mine.order_by(Membership.id)).all()
    return Tandem(
        lecturers=[user for user, role in found if role is Role.LECTURER],
        coaches=[user for user, role in found if role is Role.COACH],
    )


def members_of(group_id: int) -> list[Membership]:
    """Everybody in a group, by role and name."""
    query = select(Membership).join(User).where(Membership.group_id == group_id).options(joinedload(Membership.user))
    return list(db.session.scalars(query.order_by(func.lower(User.shown_name), User.id)))


def assignments_for(user_id: int) -> list[Assignment]:
    """What somebody's groups ask of them as a learner: dated ones first, by day."""
    query = select(Assignment).join(Membership, Membership.group_id == Assignment.group_id)
    mine = query.where(Membership.user_id == user_id, Membership.role == Role.LEARNER)
    ordered = mine.order_by(Assignment.due_on.is_(None), Assignment.due_on, Assignment.id)
    return list(db.session.scalars(ordered.options(joinedload(Assignment.group)).limit(100)))


def open_invitations(group_id: int) -> list[Invitation]:
    """Invitations that somebody can still use."""
    query = select(Invitation).where(
        Invitation.group_id == group_id, Invitation.used_at.is_(None), Invitation.expires_at > now()
    )
    return list(db.session.scalars(query.order_by(Invitation.id).limit(100)))
