"""What can be done with groups. Every action flushes; the view commits."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from elearn.accounts.models import User
from elearn.accounts.names import tidy_name
from elearn.database import db, now
from elearn.groups.codes import INVITATION_LASTS, JOIN_CODE_LASTS, new_code, tidy_code
from elearn.groups.leaving import clear_up, is_still_there
from elearn.groups.models import Assignment, Group, Invitation, Membership
from elearn.rules.actor import Role


class CodeProblem(ValueError):
    """A code that lets nobody in; the message says what to do."""


class LastLecturer(ValueError):
    """A group without a lecturer would be nobody's; the message says what to do."""


def make_group(name: str, lecturer: User) -> Group:
    """Make a group; whoever makes it is its lecturer.

    Raises:
        NameProblem
    """
    group = Group(name=tidy_name(name), join_code=new_code(), join_code_expires_at=now() + JOIN_CODE_LASTS)
    group.memberships.append(Membership(user_id=lecturer.id, role=Role.LECTURER))
    db.session.add(group)
    db.session.flush()
    return group


def rename_group(group: Group, name: str) -> None:
    """Raises: NameProblem"""
    group.name = tidy_name(name)
    db.session.flush()


def renew_join_code(group: Group) -> None:
    """A new code; the old one lets nobody in from now on."""
    group.join_code, group.join_code_expires_at = new_code(), now() + JOIN_CODE_LASTS
    db.session.flush()


def close_join_code(group: Group) -> None:
    """Nobody can join until the code is renewed."""
    group.join_code_expires_at = now()
    db.session.flush()


def invite(group: Group, role: Role, for_whom: str) -> Invitation:
    """A personal code for one coach or lecturer, to be used once.

    Raises:
        NameProblem
    """
    made = Invitation(
        group=group, role=role, for_whom=tidy_name(for_whom), code=new_code(), expires_at=now() + INVITATION_LASTS
    )
    db.session.add(made)
    db.session.flush()
    return made


def withdraw_invitation(invitation: Invitation) -> None:
    db.session.delete(invitation)
    db.session.flush()


def join_with_code(user: User, typed: str) -> Group:
    """Let somebody in with a group's code or with an invitation.

    Raises:
        CodeProblem: the code is not known, was used, or has expired.
    """
    code = tidy_code(typed)
    group = db.session.scalar(select(Group).where(Group.join_code == code))
    if group is not None:
        if group.join_code_expires_at <= now():
            raise CodeProblem(_("This code has expired. Ask your lecturer for a new one."))
        return _enter(user, group, Role.LEARNER)
    invitation = db.session.scalar(select(Invitation).where(Invitation.code == code))
    if invitation is None:
        raise CodeProblem(_("No group has this code. Check it letter by letter, or ask for it again."))
    return _accept(user, invitation)


def _accept(user: User, invitation: Invitation) -> Group:
    if invitation.used_by_id == user.id:
        return invitation.group
    if invitation.used_at is not None:
        raise CodeProblem(_("Somebody used this invitation already. Ask your lecturer for a new one."))
    if invitation.expires_at <= now():
        raise CodeProblem(_("This code has expired. Ask your lecturer for a new one."))
    invitation.used_at, invitation.used_by_id = now(), user.id
    return _enter(user, invitation.group, invitation.role)


RANK = {Role.LEARNER: 0, Role.COACH: 1, Role.LECTURER: 2}


def _enter(user: User, group: Group, role: Role) -> Group:
    """Somebody who is in already stays in; an invitation may give them a new role, a join code never takes one."""
    mine = select(Membership).where(Membership.group_id == group.id, Membership.user_id == user.id)
    present = db.session.scalar(mine)
    if present is None:
        try:
            with db.session.begin_nested():
                db.session.add(Membership(group_id=group.id, user_id=user.id, role=role))
        except IntegrityError:
            return group
    elif RANK[role] > RANK[present.role]:
        present.role = role
    db.session.flush()
    return group


def remove_member(membership: Membership, by_id: int | None = None) -> None:
    """Take somebody out of a group; what they wrote stays theirs, and what they shared with it is taken back.

    Raises:
        LastLecturer: a group keeps at least one.
    """
    if membership.role is Role.LECTURER:
        others = select(Membership.id).where(
            Membership.group_id == membership.group_id, Membership.role == Role.LECTURER, Membership.id != membership.id
        )
        if db.session.scalar(others.limit(1)) is None:
            raise LastLecturer(_("A group needs a lecturer. Invite another one first."))
    if is_still_there(membership):
        clear_up(membership, by_id)
        db.session.delete(membership)
        db.session.flush()


def assign(group: Group, module_key: str, due_on: date | None) -> Assignment:
    """Ask a group to do a module, by a day or without one; asking again changes the day."""
    mine = select(Assignment).where(Assignment.group_id == group.id, Assignment.module_key == module_key)
    assignment = db.session.scalar(mine) or Assignment(group_id=group.id, module_key=module_key)
    assignment.due_on = due_on
    db.session.add(assignment)
    db.session.flush()
    return assignment


def unassign(group: Group, module_key: str) -> None:
    db.session.execute(delete(Assignment).where(Assignment.group_id == group.id, Assignment.module_key == module_key))


def promise(group: Group, days: int) -> None:
    """In how many days the tandem wants to answer."""
    group.answer_within = days
    db.session.flush()


def limit_waiting(coach: Membership, most: int | None) -> None:
    """How many texts of the group may wait with a coach at once; None for no limit."""
    coach.most_waiting = most
    db.session.flush()


def show_writing(learner: Membership, *, shown: bool) -> None:
    """Whether the lecturers of the group see that a learner is writing."""
    learner.shows_writing = shown
    db.session.flush()
