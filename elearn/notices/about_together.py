"""What happened with an answer that two people give together: for the learner, and for the partner."""

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from elearn.accounts.models import User
from elearn.notices.kinds import Kind
from elearn.notices.rows import Me, Rows, Since, columns
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.models import JointAnswer, JointPart
from elearn.reflections.together.queries import stands

COACH, LECTURER = aliased(User), aliased(User)
BOTH = func.coalesce(COACH.shown_name + " & " + LECTURER.shown_name, COACH.shown_name, LECTURER.shown_name)


def given_together() -> ColumnElement[bool]:
    """An answer was released as one of two parts."""
    query = select(JointPart.id).join(JointAnswer, JointAnswer.id == JointPart.joint_id)
    return query.where(JointPart.feedback_id == Feedback.id, JointAnswer.released_at.is_not(None)).exists()


def answered_together(me: Me, since: Since) -> Rows:
    """Two people answered a text of theirs together: once, with both names."""
    query = columns(Kind.ANSWERED_TOGETHER, JointAnswer.id, JointAnswer.released_at, BOTH, place=Sharing.id)
    joined = query.select_from(JointAnswer).join(Sharing, Sharing.id == JointAnswer.sharing_id)
    named = joined.outerjoin(COACH, COACH.id == JointAnswer.coach_id)
    both = named.outerjoin(LECTURER, LECTURER.id == JointAnswer.lecturer_id)
    return both.where(Sharing.user_id == me, JointAnswer.released_at > since)


def asked_together(me: Me, since: Since) -> Rows:
    """Their partner asks to answer together, and they have no part yet."""
    query = columns(Kind.ASKED_TOGETHER, JointAnswer.id, JointAnswer.created_at, User.shown_name, place=Sharing.id)
    return _with_partner(query.select_from(JointAnswer), me).where(JointAnswer.created_at > since, ~_has_part(me))


def partner_agreed(me: Me, since: Since) -> Rows:
    """Their partner agreed, and nothing was changed since."""
    query = columns(Kind.PARTNER_AGREED, JointPart.id, JointPart.agreed_at, User.shown_name, place=Sharing.id)
    joined = query.select_from(JointPart).join(JointAnswer, JointAnswer.id == JointPart.joint_id)
    agreed = _with_partner(joined, me).join(Feedback, Feedback.id == JointPart.feedback_id)
    return agreed.where(Feedback.author_id != me, JointPart.agreed_at > since, ~_changed_after())


def _with_partner(query: Rows, me: Me) -> Rows:
    """What stands now and they take part in, with the other of the two."""
    other = case((JointAnswer.coach_id == me, JointAnswer.lecturer_id), else_=JointAnswer.coach_id)
    theirs = or_(JointAnswer.coach_id == me, JointAnswer.lecturer_id == me)
    here = query.join(Sharing, and_(Sharing.id == JointAnswer.sharing_id, theirs, stands()))
    return here.join(User, User.id == other)


def _has_part(me: Me) -> ColumnElement[bool]:
    mine = aliased(Feedback)
    return exists().where(JointPart.joint_id == JointAnswer.id, JointPart.feedback_id == mine.id, mine.author_id == me)


def _changed_after() -> ColumnElement[bool]:
    """One of the parts was saved after this agreement."""
    part, saved = aliased(JointPart), aliased(Feedback)
    return exists().where(
        part.joint_id == JointAnswer.id, part.feedback_id == saved.id, saved.saved_at > JointPart.agreed_at
    )
