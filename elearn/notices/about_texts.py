"""What happened with a shared text, for the tandem of its group."""

from sqlalchemy import and_, exists, func

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
from elearn.reflections.models import Version
from elearn.reflections.notes.models import TandemNote
from elearn.reflections.sharing_models import Declined, Reading, Sharing


def shared(me: Me, since: Since) -> Rows:
    """Somebody shared a text with the tandem they are in, and it is shared now."""
    query = columns(Kind.SHARED, Sharing.id, Sharing.shared_at, AUTHOR_NAME, place=Sharing.id)
    joined = query.join(User, User.id == Sharing.user_id).join(Membership, in_group_of_sharing(me))
    return joined.where(may_answer(me), Sharing.shared_at > since)


def declined(me: Me, since: Since) -> Rows:
    """A coach of the group of which they are a lecturer said that a text is not for them, and not that it hurts."""
    query = columns(Kind.DECLINED, Declined.id, Declined.at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == Declined.sharing_id).join(User, User.id == Declined.coach_id)
    hurts = exists().where(
        TandemNote.sharing_id == Sharing.id, TandemNote.author_id == Declined.coach_id, TandemNote.is_hurt
    )
    mine = joined.join(Membership, in_group_of_sharing(me)).where(answers_as_lecturer(me), Declined.coach_id != me)
    return mine.where(~hurts, Declined.at > since)


def hurt(me: Me, since: Since) -> Rows:
    """A coach of the group of which they are a lecturer said that a text hurts."""
    query = columns(Kind.HURT, TandemNote.id, TandemNote.at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == TandemNote.sharing_id)
    named = joined.outerjoin(User, User.id == TandemNote.author_id).join(Membership, in_group_of_sharing(me))
    others = TandemNote.author_id.is_distinct_from(me)
    return named.where(answers_as_lecturer(me), TandemNote.is_hurt, others, TandemNote.at > since)


def taken_back(me: Me, since: Since) -> Rows:
    """Somebody took back a text that they read: who, once for all its versions, and nothing of the text.

    It leads to the answer they had begun, where there is one.
    """
    begun = func.coalesce(func.max(Feedback.id), NOWHERE)
    query = columns(Kind.TAKEN_BACK, func.max(Sharing.id), Sharing.withdrawn_at, AUTHOR_NAME, place=begun)
    joined = query.join(Reading, and_(Reading.sharing_id == Sharing.id, Reading.reader_id == me))
    known = joined.join(User, User.id == Sharing.user_id).join(Version, Version.id == Sharing.version_id)
    mine = known.join(Membership, in_group_of_sharing(me)).outerjoin(Feedback, begun_by(me))
    found = mine.where(Sharing.user_id != me, ~declined_by(me), Sharing.withdrawn_at > since)
    return found.group_by(Version.reflection_id, Sharing.group_id, Sharing.withdrawn_at, AUTHOR_NAME)
