"""How a text goes from one reader to another: handed over, given, and the question to its author before that."""

from sqlalchemy import case, func, select

from elearn.accounts.models import User
from elearn.groups.models import Membership
from elearn.notices.kinds import Kind
from elearn.notices.rows import (
    AUTHOR_NAME,
    NOWHERE,
    Me,
    Rows,
    Since,
    answers_as_lecturer,
    begun_by,
    columns,
    declined_by,
    in_group_of_sharing,
    may_answer,
)
from elearn.reflections.answer_models import Feedback
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role


def handed_over(me: Me, since: Since) -> Rows:
    """A coach of the group of which they are a lecturer handed a text over to the lecturers."""
    query = columns(Kind.HANDED_OVER, HandOver.id, HandOver.at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == HandOver.sharing_id).outerjoin(User, User.id == HandOver.from_id)
    mine = joined.join(Membership, in_group_of_sharing(me)).where(answers_as_lecturer(me))
    return mine.where(HandOver.to_id.is_(None), HandOver.by_id.is_distinct_from(me), HandOver.at > since)


def given(me: Me, since: Since) -> Rows:
    """A text that was shared before was given to them, and they have it now."""
    giver = func.coalesce(case((HandOver.by_id == Sharing.user_id, Sharing.chosen_name)), User.shown_name)
    query = columns(Kind.GIVEN, HandOver.id, HandOver.at, giver, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == HandOver.sharing_id).outerjoin(User, User.id == HandOver.by_id)
    mine = joined.join(Membership, in_group_of_sharing(me)).where(HandOver.to_id == me, may_answer(me))
    return mine.where(HandOver.at > since)


def given_away(me: Me, since: Since) -> Rows:
    """Somebody else took a text from their table: who, and nothing of the text; it leads to what they had begun."""
    begun = select(func.max(Feedback.id)).where(begun_by(me), Sharing.coach_id.is_distinct_from(me))
    place = func.coalesce(begun.correlate(Sharing).scalar_subquery(), NOWHERE)
    query = columns(Kind.GIVEN_AWAY, HandOver.id, HandOver.at, User.shown_name, place=place)
    joined = query.join(Sharing, Sharing.id == HandOver.sharing_id).outerjoin(User, User.id == HandOver.by_id)
    mine = joined.join(Membership, in_group_of_sharing(me)).where(
        HandOver.from_id == me, HandOver.by_id.is_distinct_from(me), Membership.role == Role.COACH
    )
    return mine.where(Sharing.withdrawn_at.is_(None), ~declined_by(me), HandOver.at > since)


def may_read(me: Me, since: Since) -> Rows:
    """They are asked whether one more coach may read a text of theirs; gone once they said yes or no."""
    query = columns(Kind.MAY_READ, AskedReader.id, AskedReader.asked_at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == AskedReader.sharing_id).join(User, User.id == AskedReader.coach_id)
    mine = joined.where(Sharing.user_id == me, Sharing.withdrawn_at.is_(None))
    return mine.where(AskedReader.decided_at.is_(None), AskedReader.asked_at > since)


def reader_decided(me: Me, since: Since) -> Rows:
    """Somebody said yes or no to a reader about whom they asked."""
    kind = case((AskedReader.is_allowed, Kind.READER_WELCOME.value), else_=Kind.READER_REFUSED.value)
    query = columns(kind, AskedReader.id, AskedReader.decided_at, AUTHOR_NAME, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == AskedReader.sharing_id).join(User, User.id == Sharing.user_id)
    mine = joined.join(Membership, in_group_of_sharing(me)).where(answers_as_lecturer(me))
    return mine.where(AskedReader.asked_by_id == me, AskedReader.decided_at > since)
