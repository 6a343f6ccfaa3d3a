"""What a tandem does with a shared text: later, not for me, answer, release. The view commits."""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from elearn.database import db, now
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Declined, Later, Sharing
from elearn.reflections.together.queries import are_parts
from elearn.rules.actor import Role
from elearn.rules.quoting import Quote


class EmptyAnswer(ValueError):
    """An answer without words."""

    def __init__(self) -> None:
        super().__init__(_("There are no words in this answer yet. Write your answer first."))


class AnswerChanged(ValueError):
    """The draft was changed in another window after this form was opened; `feedback` is as it is now."""

    def __init__(self, feedback: Feedback) -> None:
        super().__init__(
            _(
                "You changed this answer in another window. Nothing is overwritten: both texts are here. "
                "Save again to keep yours."
            )
        )
        self.feedback = feedback


class AnswerReleased(ValueError):
    """This form's answer was released already, and a released answer stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            _("You released this answer already, and it stays as it is. Your text is here as a new answer.")
        )


class PartOfTogether(ValueError):
    """A draft that is a part of an answer together cannot be released by one of the two."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "You answer this together, so it is released when both of you agree. "
                "If you want to answer alone, stop answering together first."
            )
        )


class NoLongerThere(NotFound):
    """The text was taken back, or the draft thrown away, at this very moment: it is as it would be a moment later."""


def lock(sharing: Sharing) -> None:
    """One at a time for this sharing, so that a form sent twice finds what the first one made."""
    db.session.execute(select(Sharing.id).where(Sharing.id == sharing.id).with_for_update())
    db.session.refresh(sharing, ["coach_id", "withdrawn_at"])


def locked(feedback: Feedback) -> Feedback | None:
    """An answer as it is once nobody else is busy with its text; None when it was thrown away."""
    lock(feedback.sharing)
    query = select(Feedback).where(Feedback.id == feedback.id)
    return db.session.scalar(query, execution_options={"populate_existing": True})


def put_off(sharing: Sharing, coach_id: int) -> None:
    """Put a text behind the others on a coach's desk."""
    lock(sharing)
    later = db.session.scalar(select(Later).where(Later.coach_id == coach_id, Later.sharing_id == sharing.id))
    if later is None:
        later = Later(coach_id=coach_id, sharing_id=sharing.id)
        db.session.add(later)
    later.at = now()
    db.session.flush()


def decline(sharing: Sharing, coach_id: int) -> None:
    """`Not for me`: the coach can no longer read the text, and their unreleased answers to it are gone."""
    lock(sharing)
    if sharing.coach_id != coach_id:
        return
    mine = select(Feedback).where(Feedback.sharing_id == sharing.id, Feedback.author_id == coach_id)
    for draft in db.session.scalars(mine.where(Feedback.released_at.is_(None))).all():
        db.session.delete(draft)
    db.session.add(Declined(sharing_id=sharing.id, coach_id=coach_id))
    sharing.coach_id = None
    db.session.flush()


def draft_with(sharing: Sharing, author_id: int, posting: str) -> Feedback | None:
    """The answer that this form has made already, as it is now."""
    query = select(Feedback).where(Feedback.sharing_id == sharing.id, Feedback.author_id == author_id)
    return db.session.scalar(query.where(Feedback.posting == posting), execution_options={"populate_existing": True})


def begun(sharing: Sharing, author_id: int, role: Role, posting: str) -> Feedback:
    """A new draft, without words."""
    feedback = Feedback(sharing_id=sharing.id, author_id=author_id, role=role, posting=posting)
    feedback.body, feedback.revision = "", 0
    db.session.add(feedback)
    return feedback


def keep_words(sharing: Sharing, author_id: int, role: Role, posting: str, text: str, revision: int) -> Feedback:
    """Keep the words of an answer as a draft; the form with this `posting` makes one, however often sent.

    Raises:
        AnswerChanged: the draft has moved on since `revision`.
        AnswerReleased: with other words than these.
    """
    lock(sharing)
    feedback = draft_with(sharing, author_id, posting)
    if feedback is None:
        feedback = begun(sharing, author_id, role, posting)
    elif feedback.body == text:
        return feedback
    elif feedback.is_released:
        raise AnswerReleased
    elif feedback.revision != revision:
        raise AnswerChanged(feedback)
    feedback.body, feedback.revision, feedback.saved_at = text, feedback.revision + 1, now()
    db.session.flush()
    return feedback


def anchor(feedback: Feedback, quote: Quote | None) -> None:
    """Hang a draft on a quote, or on the whole text."""
    is_there = (feedback.quote_start, feedback.quote_end) == ((quote.start, quote.end) if quote else (None, None))
    if feedback.is_released or is_there:
        return
    feedback.saved_at = now()
    feedback.quote = quote.exact if quote else None
    feedback.prefix = quote.prefix if quote else None
    feedback.suffix = quote.suffix if quote else None
    feedback.quote_start = quote.start if quote else None
    feedback.quote_end = quote.end if quote else None
    db.session.flush()


def release(answers: Iterable[Feedback]) -> None:
    """Let the learner and the tandem read and hear these answers; what was released stays as it is.

    Raises:
        EmptyAnswer: one of them has no words and no voice; none of them is released then.
        PartOfTogether: one of them is not theirs alone to release; none of them is.
        NoLongerThere: none of them is.
    """
    present = [locked(answer) for answer in answers]
    if any(answer is None or answer.sharing.is_withdrawn for answer in present):
        raise NoLongerThere
    drafts = [answer for answer in present if answer is not None and not answer.is_released]
    if are_parts(drafts):
        raise PartOfTogether
    if any(not draft.body.strip() and draft.recording is None for draft in drafts):
        raise EmptyAnswer
    for draft in drafts:
        draft.released_at = now()
    db.session.flush()


def drop(feedback: Feedback) -> None:
    """Throw a draft away; a released answer stays. What was answered together ends with its part."""
    draft = locked(feedback)
    if draft is not None and not draft.is_released:
        if draft.part is not None:
            db.session.delete(draft.part.joint)
        db.session.delete(draft)
        db.session.flush()
