"""The columns that every kind of notice gives, and the conditions of `rules/sharing.py` as SQL."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
)

from elearn.accounts.models import User
from elearn.groups.models import Membership
from elearn.notices.kinds import Kind
from elearn.reflections.answer_models import Feedback
from elearn.reflections.left import is_begun
from elearn.reflections.sharing_models import Declined, Sharing
from elearn.rules.actor import Role

Me = BindParameter[int]
Since = BindParameter[datetime]
Rows = Select[*tuple[Any, ...]]
AUTHOR_NAME = func.coalesce(Sharing.chosen_name, User.shown_name)
"""as in `Sharing.author_name`: the name that the author chose for this sharing"""
NOTHING = literal("")
NOWHERE = literal(0)


def columns(
    kind: Kind | SQLColumnExpression[str],
    number: SQLColumnExpression[int],
    at: SQLColumnExpression[Any],
    who: SQLColumnExpression[str],
    *,
    place: SQLColumnExpression[int] = NOWHERE,
    module: SQLColumnExpression[str] = NOTHING,
) -> Rows:
    """`who` is a shown name, or the name of a group; `place` is the id of what the notice leads to."""
    named: dict[str, SQLColumnExpression[Any]] = {
        "kind": literal(kind.value) if isinstance(kind, Kind) else kind,
        "id": number,
        "at": at,
        "who": who,
        "place": place,
        "module_key": module,
    }
    return select(*(column.label(name) for name, column in named.items()))


def in_group_of_sharing(me: Me) -> ColumnElement[bool]:
    return and_(Membership.group_id == Sharing.group_id, Membership.user_id == me)


def declined_by(me: Me) -> ColumnElement[bool]:
    return exists().where(Declined.sharing_id == Sharing.id, Declined.coach_id == me)


def may_answer(me: Me) -> ColumnElement[bool]:
    """As in `rules/sharing.py`; with their membership of the group joined."""
    given = and_(Membership.role == Role.COACH, Sharing.coach_id == me, ~declined_by(me))
    is_theirs = or_(Membership.role == Role.LECTURER, given)
    return and_(is_theirs, Sharing.user_id != me, Sharing.withdrawn_at.is_(None))


def begun_by(me: Me) -> ColumnElement[bool]:
    """An answer to the text that they began and did not release."""
    return and_(Feedback.sharing_id == Sharing.id, Feedback.author_id == me, is_begun())


def answers_as_lecturer(me: Me) -> ColumnElement[bool]:
    """A text that is shared now with a group in which they teach; with their membership of it joined."""
    return and_(Membership.role == Role.LECTURER, Sharing.user_id != me, Sharing.withdrawn_at.is_(None))
