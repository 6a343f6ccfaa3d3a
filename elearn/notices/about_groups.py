"""What a group asks of its learners."""

from sqlalchemy import case

from elearn.groups.models import Assignment, Group, Membership
from elearn.notices.kinds import Kind
from elearn.notices.rows import Me, Rows, Since, columns
from elearn.rules.actor import Role


def asked(me: Me, since: Since) -> Rows:
    """A group in which they learn asks a module; to whoever joined later it was asked when they joined."""
    later = Assignment.created_at > Membership.joined_at
    at = case((later, Assignment.created_at), else_=Membership.joined_at)
    query = columns(Kind.ASKED, Assignment.id, at, Group.name, place=Assignment.group_id, module=Assignment.module_key)
    joined = query.join(Group, Group.id == Assignment.group_id)
    mine = joined.join(Membership, Membership.group_id == Assignment.group_id)
    return mine.where(Membership.user_id == me, Membership.role == Role.LEARNER, at > since)
