"""Erasing somebody: their rows go, and what others wrote to them; what they gave to others stays without their name."""

from sqlalchemy import or_, select

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections.answer_models import Feedback, LineKind, TalkLine
from elearn.reflections.together.models import JointAnswer


def erase(user: User) -> None:
    """Erase a person. Foreign keys carry it through: cascade for what is theirs, null for what they gave.

    An answer that they did not release, or a reply that they did not send, was not given yet: it goes.
    """
    theirs = or_(JointAnswer.coach_id == user.id, JointAnswer.lecturer_id == user.id)
    begun = select(JointAnswer).where(theirs, JointAnswer.released_at.is_(None))
    drafts = select(Feedback).where(Feedback.author_id == user.id, Feedback.released_at.is_(None))
    replies = select(TalkLine).join(TalkLine.feedback).where(Feedback.author_id == user.id)
    unsent = replies.where(
        TalkLine.kind == LineKind.REPLY, TalkLine.sent_at.is_(None), Feedback.released_at.is_not(None)
    )
    for row in [*db.session.scalars(begun), *db.session.scalars(drafts), *db.session.scalars(unsent)]:
        db.session.delete(row)
    db.session.delete(user)
    db.session.flush()
