"""What the author of a text does with an answer, and how the conversation goes on and ends. The view commits."""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import delete, select

from elearn.content.usertext import clean_text
from elearn.database import db, now
from elearn.reflections.answer_actions import lock
from elearn.reflections.answer_models import LINE_LENGTH, Feedback, LineKind, Received, TalkLine
from elearn.reflections.sharing_models import RoundedOff, Sharing


class TalkProblem(ValueError):
    """A question or a reply that cannot be kept as it is; `stored` is the draft as it is elsewhere."""

    def __init__(self, words: str, stored: TalkLine | None = None) -> None:
        super().__init__(words)
        self.stored = stored


def thank(answer: Feedback) -> None:
    """Thank for an answer, once."""
    received = _received(answer)
    received.thanked_at = received.thanked_at or now()
    db.session.flush()


def take_along(answer: Feedback) -> None:
    """Mark an answer as taken along."""
    received = _received(answer)
    received.taken_along_at = received.taken_along_at or now()
    db.session.flush()


def leave_behind(answer: Feedback) -> None:
    """The answer is no longer marked as taken along."""
    _received(answer).taken_along_at = None
    db.session.flush()


def _received(answer: Feedback) -> Received:
    lock(answer.sharing)
    received = db.session.get(Received, answer.id, populate_existing=True)
    if received is None:
        received = Received(feedback_id=answer.id)
        db.session.add(received)
    return received


def checked_line(text: str) -> str:
    """A question or a reply as it is kept.

    Raises:
        TalkProblem: no words, or too many.
    """
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise TalkProblem(_("There are no words in this yet. Write something first."))
    too_many = len(cleaned) - LINE_LENGTH
    if too_many > 0:
        raise TalkProblem(
            ngettext(
                "This is %(num)d character too long. It is still here: make it shorter.",
                "This is %(num)d characters too long. It is still here: make it shorter.",
                too_many,
            )
        )
    return cleaned


def write_line(answer: Feedback, kind: LineKind, text: str, revision: int) -> TalkLine:
    """Keep a question or a reply as a draft. `text` comes from `checked_line`.

    Raises:
        TalkProblem: it was sent already, or the draft has moved on since `revision`.
    """
    lock(answer.sharing)
    line = _line(answer, kind)
    if line is None:
        line = TalkLine(feedback_id=answer.id, kind=kind, body="", revision=0)
        db.session.add(line)
    elif line.body == text:
        return line
    elif line.sent_at is not None:
        raise TalkProblem(_("You sent this already, and it stays as it is."))
    elif line.revision != revision:
        words = _("You changed this in another window. Nothing is overwritten: both texts are here.")
        raise TalkProblem(words, line)
    line.body, line.revision, line.saved_at = text, line.revision + 1, now()
    db.session.flush()
    return line


def _line(answer: Feedback, kind: LineKind) -> TalkLine | None:
    query = select(TalkLine).where(TalkLine.feedback_id == answer.id, TalkLine.kind == kind)
    return db.session.scalar(query, execution_options={"populate_existing": True})


def check_may_ask(answer: Feedback) -> None:
    """Raise TalkProblem where nobody could reply to a question."""
    if answer.sharing.is_withdrawn:
        raise TalkProblem(_("You took this text back, so nobody can read your question. Share it again first."))
    if answer.author_id is None:
        raise TalkProblem(_("Whoever answered is no longer here, so nobody can reply."))


def check_may_reply(answer: Feedback) -> None:
    """Raise TalkProblem where nothing was asked."""
    question = _line(answer, LineKind.QUESTION)
    if question is None or question.sent_at is None:
        raise TalkProblem(_("There is no question to reply to."))


def send(line: TalkLine) -> None:
    """Let the other read it; it stays as it is."""
    line.sent_at = line.sent_at or now()
    db.session.flush()


def round_off(sharing: Sharing, user_id: int) -> None:
    """The conversation is round for somebody."""
    lock(sharing)
    mine = select(RoundedOff).where(RoundedOff.sharing_id == sharing.id, RoundedOff.user_id == user_id)
    if db.session.scalar(mine) is None:
        db.session.add(RoundedOff(sharing_id=sharing.id, user_id=user_id))
        db.session.flush()


def go_on(sharing: Sharing, user_id: int) -> None:
    """It is not round after all."""
    db.session.execute(delete(RoundedOff).where(RoundedOff.sharing_id == sharing.id, RoundedOff.user_id == user_id))
    db.session.flush()
