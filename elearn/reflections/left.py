"""What somebody was writing for a text that they can no longer answer: their own words, and none of the learner's."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from elearn.database import db
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Actor
from elearn.rules.sharing import may_answer


def is_begun() -> ColumnElement[bool]:
    """A draft of an answer with something in it."""
    return Feedback.released_at.is_(None) & or_(Feedback.body != "", Feedback.recording.has())


def left_drafts(actor: Actor) -> list[Feedback]:
    """Drafts of answers to texts that were taken back, or that somebody else has now; last written first."""
    query = select(Feedback).join(Feedback.sharing).where(Feedback.author_id == actor.id, is_begun())
    loaded = query.options(contains_eager(Feedback.sharing).joinedload(Sharing.author), joinedload(Feedback.recording))
    found = db.session.scalars(loaded.order_by(Feedback.saved_at.desc(), Feedback.id.desc()))
    return [draft for draft in found if not may_answer(actor, draft.sharing)]
