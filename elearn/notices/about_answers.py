"""What happened with an answer: for who got it, and for who wrote it."""

from elearn.accounts.models import User
from elearn.groups.models import Membership
from elearn.notices.about_together import given_together
from elearn.notices.kinds import Kind
from elearn.notices.rows import AUTHOR_NAME, Me, Rows, Since, columns, in_group_of_sharing, may_answer
from elearn.reflections.answer_models import Feedback, LineKind, Received, TalkLine
from elearn.reflections.sharing_models import Sharing


def answered(me: Me, since: Since) -> Rows:
    """An answer to a text of theirs was released; it stays theirs after they took the text back."""
    query = columns(Kind.ANSWERED, Feedback.id, Feedback.released_at, User.shown_name, place=Sharing.id)
    joined = query.join(Sharing, Sharing.id == Feedback.sharing_id).outerjoin(User, User.id == Feedback.author_id)
    return joined.where(Sharing.user_id == me, Feedback.released_at > since, ~given_together())


def replied(me: Me, since: Since) -> Rows:
    """A question that they asked about an answer got a reply."""
    query = columns(Kind.REPLIED, TalkLine.id, TalkLine.sent_at, User.shown_name, place=Sharing.id)
    joined = query.join(Feedback, Feedback.id == TalkLine.feedback_id).join(Sharing, Sharing.id == Feedback.sharing_id)
    named = joined.outerjoin(User, User.id == Feedback.author_id)
    return named.where(Sharing.user_id == me, TalkLine.kind == LineKind.REPLY, TalkLine.sent_at > since)


def thanked(me: Me, since: Since) -> Rows:
    """Somebody thanked them for an answer, to a text that they can still read."""
    query = columns(Kind.THANKED, Feedback.id, Received.thanked_at, AUTHOR_NAME, place=Sharing.id)
    joined = _about_their_answer(query.join(Feedback, Feedback.id == Received.feedback_id), me)
    return joined.where(Received.thanked_at > since)


def questioned(me: Me, since: Since) -> Rows:
    """Somebody asked a question about an answer of theirs, to a text that they can still read."""
    query = columns(Kind.QUESTIONED, TalkLine.id, TalkLine.sent_at, AUTHOR_NAME, place=Sharing.id)
    joined = _about_their_answer(query.join(Feedback, Feedback.id == TalkLine.feedback_id), me)
    return joined.where(TalkLine.kind == LineKind.QUESTION, TalkLine.sent_at > since)


def _about_their_answer(query: Rows, me: Me) -> Rows:
    joined = query.join(Sharing, Sharing.id == Feedback.sharing_id).join(User, User.id == Sharing.user_id)
    return joined.join(Membership, in_group_of_sharing(me)).where(Feedback.author_id == me, may_answer(me))
