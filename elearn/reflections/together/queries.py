"""Reads answers that two people give together: which are open, and whose part somebody may read before its release.

An open answer counts as long as its two people are the tandem of a text that is shared. When one of them is not any
more (handed over, not for them, out of the group, erased) or the learner took the text back, it is as if it were not
there: nobody reads the other's part, and each part is a draft of its author alone.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, ScalarSelect, Select, SQLColumnExpression, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Membership
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.models import JointAnswer, JointPart
from elearn.rules.actor import Role


def stands() -> ColumnElement[bool]:
    """Open, and its two people can both answer the text now; with its sharing joined."""
    return and_(
        JointAnswer.released_at.is_(None),
        Sharing.withdrawn_at.is_(None),
        JointAnswer.coach_id == Sharing.coach_id,
        JointAnswer.lecturer_id != Sharing.user_id,
        _is_here(JointAnswer.coach_id, Role.COACH),
        _is_here(JointAnswer.lecturer_id, Role.LECTURER),
    )


def _is_here(user_id: SQLColumnExpression[int | None], role: Role) -> ColumnElement[bool]:
    return exists().where(
        Membership.group_id == Sharing.group_id, Membership.user_id == user_id, Membership.role == role
    )


def _of(user_id: int) -> ColumnElement[bool]:
    return or_(JointAnswer.coach_id == user_id, JointAnswer.lecturer_id == user_id)


def _whole() -> Select[JointAnswer]:
    answer = selectinload(JointAnswer.parts).joinedload(JointPart.feedback)
    return (
        select(JointAnswer)
        .join(JointAnswer.sharing)
        .options(
            contains_eager(JointAnswer.sharing),
            joinedload(JointAnswer.coach),
            joinedload(JointAnswer.lecturer),
            answer.joinedload(Feedback.recording),
        )
    )


def open_together(sharing_id: int, user_id: int) -> list[JointAnswer]:
    """What somebody is answering to a text together with a partner, oldest first."""
    query = _whole().where(JointAnswer.sharing_id == sharing_id, _of(user_id), stands())
    return list(db.session.scalars(query.order_by(JointAnswer.id), execution_options={"populate_existing": True}))


def find_together(joint_id: int, sharing_id: int, user_id: int) -> JointAnswer | None:
    """One that somebody takes part in, open or released; None when it is there no longer."""
    query = _whole().where(JointAnswer.id == joint_id, JointAnswer.sharing_id == sharing_id, _of(user_id))
    there = query.where(or_(JointAnswer.released_at.is_not(None), stands()))
    return db.session.scalar(there, execution_options={"populate_existing": True})


def parts_of(sharing_id: int) -> ScalarSelect[int]:
    """The ids of the drafts that are a part of something open, for `in_` in a query."""
    query = select(JointPart.feedback_id).join(JointPart.joint).join(JointAnswer.sharing)
    return query.where(JointAnswer.sharing_id == sharing_id, stands()).scalar_subquery()


def are_parts(drafts: Collection[Feedback]) -> bool:
    """Whether one of these drafts is a part of something open."""
    query = select(func.count()).select_from(JointPart).join(JointPart.joint).join(JointAnswer.sharing)
    ids = [draft.id for draft in drafts]
    return bool(db.session.scalar(query.where(JointPart.feedback_id.in_(ids), stands())))


def partners_for(sharing: Sharing, user_id: int) -> list[User]:
    """With whom somebody of the tandem can answer: a coach with each lecturer, a lecturer with the coach."""
    query = select(User).join(Membership, Membership.user_id == User.id)
    here = query.where(Membership.group_id == sharing.group_id, User.id.not_in((user_id, sharing.user_id)))
    others = Membership.role == Role.LECTURER
    if user_id != sharing.coach_id:
        others = and_(Membership.role == Role.COACH, User.id == sharing.coach_id)
    able = here.where(others, User.suspended_at.is_(None))
    return list(db.session.scalars(able.order_by(func.lower(User.shown_name), User.id)))


def asked_together(user_id: int) -> list[JointAnswer]:
    """What partners asked somebody to answer with them, and they have no part in yet, oldest first."""
    query = select(JointAnswer).join(JointAnswer.sharing).where(_of(user_id), stands(), ~has_part_of(user_id))
    people = (joinedload(JointAnswer.coach), joinedload(JointAnswer.lecturer))
    author = contains_eager(JointAnswer.sharing).joinedload(Sharing.author)
    return list(db.session.scalars(query.options(*people, author).order_by(JointAnswer.id).limit(20)))


def has_part_of(user_id: int) -> ColumnElement[bool]:
    """Somebody has a part in it."""
    return exists().where(
        JointPart.joint_id == JointAnswer.id, JointPart.feedback_id == Feedback.id, Feedback.author_id == user_id
    )
