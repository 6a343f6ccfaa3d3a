"""What happened for somebody, read from the rows themselves: what is gone or taken back is in no list of anybody.

Each kind is a select with the same columns; a reader loses a notice at the moment they lose the right to read.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    SQLColumnExpression,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from elearn.accounts.models import User
from elearn.groups.models import Assignment, Group, Membership
from elearn.reflections.answer_models import Feedback, LineKind, Received, TalkLine
from elearn.reflections.models import Version
from elearn.reflections.sharing_models import Declined, Reading, Sharing
from elearn.rules.actor import Role


class Kind(StrEnum):
    """What can happen for somebody."""

    ANSWERED = "answered"
    SHARED = "shared"
    DECLINED = "declined"
    THANKED = "thanked"
    QUESTIONED = "questioned"
    REPLIED = "replied"
    ASKED = "asked"
    TAKEN_BACK = "taken-back"


Me = BindParameter[int]
Since = BindParameter[datetime]
Rows = Select[*tuple[Any, ...]]
AUTHOR_NAME = func.coalesce(Sharing.chosen_name, User.shown_name)
"""as in `Sharing.author_name`: the name that the author chose for this sharing"""
NOTHING = literal("")
NOWHERE = literal(0)


def happened(me: Me, since: Since) -> CompoundSelect[Any]:
    """Everything that happened for somebody after a moment, as columns kind, id, at, who, place and module_key.

    Both are given when the query is executed: putting it together takes longer than most databases need to answer it.
    """
    every = (_answered, _replied, _shared, _declined, _thanked, _questioned, _asked, _taken_back)
    return union_all(*(one(me, since) for one in every))


def _columns(
    kind: Kind,
    number: SQLColumnExpression[int],
    at: SQLColumnExpression[Any],
    who: SQLColumnExpression[str],
    *,
    place: SQLColumnExpression[int] = NOWHERE,
    module: SQLColumnExpression[str] = NOTHING,
) -> Rows:
    """`who` is a shown name, or the name of a group; `place` is the id of what the notice leads to."""
    columns: dict[str, SQLColumnExpression[Any]] = {
        "kind": literal(kind.value),
        "id": number,
        "at": at,
        "who": who,
        "place": place,
        "module_key": module,
    }
    return select(*(column.label(name) for name, column in columns.items()))


def _in_group_of_sharing(me: Me) -> ColumnElement[bool]:
    return and_(Membership.group_id == Sharing.group_id, Membership.user_id == me)


def _declined_by(me: Me) -> ColumnElement[bool]:
    return exists().where(Declined.sharing_id == Sharing.id, Declined.coach_id == me)


def _may_answer(me: Me) -> ColumnElement[bool]:
    """As in `rules/sharing.py`; with their membership of the group joined."""
    given = and_(Membership.role == Role.COACH, Sharing.coach_id == me, ~_declined_by(me))
    is_theirs = or_(Membership.role == Role.LECTURER, given)
    return and_(is_theirs, Sharing.user_id != me, Sharing.withdrawn_at.is_(None))


def _answered(me: Me, since: Since) -> Rows:
    """An answer to a text of theirs was released; it stays theirs after they took the text back."""
    query = _columns(Kind.ANSWERED, Feedback.id, Feedback.released_at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == Feedback.sharing_id).outerjoin(User, User.id == Feedback.author_id)
    return joined.where(Sharing.user_id == me, Feedback.released_at > since)


def _replied(me: Me, since: Since) -> Rows:
    """A question that they asked about an answer got a reply."""
    query = _columns(Kind.REPLIED, TalkLine.id, TalkLine.sent_at, User.shown_name, place=Sharing.id)
    joined = query.join(Feedback, Feedback.id == TalkLine.feedback_id).join(Sharing, Sharing.id == Feedback.sharing_id)
    named = joined.outerjoin(User, User.id == Feedback.author_id)
    return named.where(Sharing.user_id == me, TalkLine.kind == LineKind.REPLY, TalkLine.sent_at > since)


def _shared(me: Me, since: Since) -> Rows:
    """Somebody shared a text with the tandem they are in, and it is shared now."""
    query = _columns(Kind.SHARED, Sharing.id, Sharing.shared_at, AUTHOR_NAME, place=Sharing.id)
    joined = query.join(User, User.id == Sharing.user_id).join(Membership, _in_group_of_sharing(me))
    return joined.where(_may_answer(me), Sharing.shared_at > since)


def _declined(me: Me, since: Since) -> Rows:
    """A coach of the group of which they are a lecturer said that a text is not for them."""
    query = _columns(Kind.DECLINED, Declined.id, Declined.at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == Declined.sharing_id).join(User, User.id == Declined.coach_id)
    return joined.join(Membership, _in_group_of_sharing(me)).where(
        Membership.role == Role.LECTURER,
        Sharing.user_id != me,
        Declined.coach_id != me,
        Sharing.withdrawn_at.is_(None),
        Declined.at > since,
    )


def _thanked(me: Me, since: Since) -> Rows:
    """Somebody thanked them for an answer, to a text that they can still read."""
    query = _columns(Kind.THANKED, Feedback.id, Received.thanked_at, AUTHOR_NAME, place=Sharing.id)
    joined = _about_their_answer(query.join(Feedback, Feedback.id == Received.feedback_id), me)
    return joined.where(Received.thanked_at > since)


def _questioned(me: Me, since: Since) -> Rows:
    """Somebody asked a question about an answer of theirs, to a text that they can still read."""
    query = _columns(Kind.QUESTIONED, TalkLine.id, TalkLine.sent_at, AUTHOR_NAME, place=Sharing.id)
    joined = _about_their_answer(query.join(Feedback, Feedback.id == TalkLine.feedback_id), me)
    return joined.where(TalkLine.kind == LineKind.QUESTION, TalkLine.sent_at > since)


def _about_their_answer(query: Rows, me: Me) -> Rows:
    joined = query.join(Sharing, Sharing.id == Feedback.sharing_id).join(User, User.id == Sharing.user_id)
    return joined.join(Membership, _in_group_of_sharing(me)).where(Feedback.author_id == me, _may_answer(me))


def _asked(me: Me, since: Since) -> Rows:
    """A group in which they learn asks a module; to whoever joined later it was asked when they joined."""
    later = Assignment.created_at > Membership.joined_at
    at = case((later, Assignment.created_at), else_=Membership.joined_at)
    query = _columns(Kind.ASKED, Assignment.id, at, Group.name, place=Assignment.group_id, module=Assignment.module_key)
    joined = query.join(Group, Group.id == Assignment.group_id)
    mine = joined.join(Membership, Membership.group_id == Assignment.group_id)
    return mine.where(Membership.user_id == me, Membership.role == Role.LEARNER, at > since)


def _taken_back(me: Me, since: Since) -> Rows:
    """Somebody took back a text that they read: who, once for all its versions, and nothing of the text."""
    query = _columns(Kind.TAKEN_BACK, func.max(Sharing.id), Sharing.withdrawn_at, AUTHOR_NAME)
    joined = query.join(Reading, and_(Reading.sharing_id == Sharing.id, Reading.reader_id == me))
    known = joined.join(User, User.id == Sharing.user_id).join(Version, Version.id == Sharing.version_id)
    mine = known.join(Membership, _in_group_of_sharing(me))
    found = mine.where(Sharing.user_id != me, ~_declined_by(me), Sharing.withdrawn_at > since)
    return found.group_by(Version.reflection_id, Sharing.group_id, Sharing.withdrawn_at, AUTHOR_NAME)
