"""When one of two who answer together can answer no longer, what they began ends: each part is its author's alone.

Whoever takes a text from a coach or somebody out of a group need not think of it: it is noticed where it happens.
"""

from sqlalchemy import ColumnElement, and_, event, inspect, or_, select
from sqlalchemy.orm import Session

from elearn.database import db
from elearn.groups.models import Membership
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.models import JointAnswer


@event.listens_for(db.session, "before_flush")
def end_what_cannot_go_on(session: Session, *_rest: object) -> None:
    """Delete what is open of a text that changes hands, and of somebody who leaves a group or changes role in it."""
    ended = [JointAnswer.sharing_id == one.id for one in session.dirty if _changes_hands(one)]
    ended += [_of_member(one) for one in session.deleted if isinstance(one, Membership)]
    ended += [_of_member(one) for one in session.dirty if isinstance(one, Membership) and _is_changed(one, "role")]
    if ended:
        query = select(JointAnswer).join(JointAnswer.sharing).where(JointAnswer.released_at.is_(None), or_(*ended))
        for joint in session.scalars(query):
            session.delete(joint)


def _changes_hands(row: object) -> bool:
    return isinstance(row, Sharing) and (_is_changed(row, "coach_id") or _is_changed(row, "withdrawn_at"))


def _is_changed(row: object, name: str) -> bool:
    return bool(inspect(row).attrs[name].history.has_changes())


def _of_member(membership: Membership) -> ColumnElement[bool]:
    theirs = or_(JointAnswer.coach_id == membership.user_id, JointAnswer.lecturer_id == membership.user_id)
    return and_(Sharing.group_id == membership.group_id, theirs)
