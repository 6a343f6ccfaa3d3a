"""The page that a learner shows: what who answered is asked about it, and what they said."""

from sqlalchemy import case

from elearn.accounts.models import User
from elearn.growth.models import Consent
from elearn.notices.kinds import Kind
from elearn.notices.rows import AUTHOR_NAME, Me, Rows, Since, columns
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Sharing


def consent_asked(me: Me, since: Since) -> Rows:
    """Somebody asks whether an answer of theirs may stand on a page; gone once they said yes or no."""
    query = columns(Kind.CONSENT_ASKED, Consent.feedback_id, Consent.asked_at, AUTHOR_NAME)
    joined = query.join(Feedback, Feedback.id == Consent.feedback_id).join(Sharing, Sharing.id == Feedback.sharing_id)
    named = joined.join(User, User.id == Sharing.user_id).where(Feedback.author_id == me)
    return named.where(Consent.decided_at.is_(None), Consent.asked_at > since)


def consent_decided(me: Me, since: Since) -> Rows:
    """Whoever answered them said yes or no to standing on their page."""
    kind = case((Consent.is_given, Kind.CONSENT_GIVEN.value), else_=Kind.CONSENT_REFUSED.value)
    query = columns(kind, Consent.feedback_id, Consent.decided_at, User.shown_name)
    joined = query.join(Feedback, Feedback.id == Consent.feedback_id).join(Sharing, Sharing.id == Feedback.sharing_id)
    named = joined.outerjoin(User, User.id == Feedback.author_id)
    return named.where(Sharing.user_id == me, Consent.decided_at > since)
