"""A coach hands a text over, a lecturer gives it to a coach, its author says whether they may. The view commits."""

from flask_babel import gettext as _
from sqlalchemy import delete, select

from elearn.database import db, now
from elearn.reflections.answer_actions import lock
from elearn.reflections.models import Version
from elearn.reflections.notes.writing import write_note
from elearn.reflections.passing.choices import choices_for, coach_has_answered, is_waiting, open_question
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.passing.staying import stays_in
from elearn.reflections.sharing_models import Sharing


class CannotPass(ValueError):
    """A text that stays where it is; the message says why."""


def hand_over(sharing: Sharing, coach_id: int, word: str) -> None:
    """A coach hands a text over to the lecturers, with a word that its author never sees; drafts stay the coach's.

    Raises:
        CannotPass: the coach answered it already.
        NoteTooLong
    """
    lock(sharing)
    if sharing.coach_id != coach_id:
        return
    if coach_has_answered(sharing):
        raise CannotPass(_("You answered this text already. It stays with you, so that you can go on talking."))
    write_note(sharing, coach_id, word)
    move(sharing, by_id=coach_id, to_id=None)


def move(sharing: Sharing, by_id: int | None, to_id: int | None) -> None:
    """The text leaves one table for another."""
    db.session.add(HandOver(sharing_id=sharing.id, by_id=by_id, from_id=sharing.coach_id, to_id=to_id))
    sharing.coach_id = to_id
    db.session.flush()


def give(sharing: Sharing, coach_id: int, lecturer_id: int) -> AskedReader | None:
    """Give a text to a coach of the group; where its author has to say yes first, ask, and give that question.

    Raises:
        CannotPass: it does not wait, this coach cannot have it now, or there is a question already.
    """
    stays_in(sharing.group_id, coach_id)
    lock(sharing)
    if not is_waiting(sharing):
        raise CannotPass(_("This text no longer waits for a coach. Nothing has changed."))
    choice = next((one for one in choices_for(sharing) if one.id == coach_id), None)
    if choice is None or choice.candidate.why_not is not None:
        raise CannotPass(_("This coach cannot have the text now. Choose somebody else."))
    if not choice.asks_first:
        forget_question(sharing)
        move(sharing, by_id=lecturer_id, to_id=coach_id)
        return None
    if open_question(sharing) is not None:
        raise CannotPass(_("There is a question to the learner already. Take it back first."))
    asked = AskedReader(sharing_id=sharing.id, coach_id=coach_id, asked_by_id=lecturer_id)
    db.session.add(asked)
    db.session.flush()
    return asked


def forget_question(sharing: Sharing) -> None:
    """Take back what was asked about one more reader; what was decided stays."""
    waiting = delete(AskedReader).where(AskedReader.sharing_id == sharing.id, AskedReader.decided_at.is_(None))
    db.session.execute(waiting)
    db.session.flush()


def forget_questions_about(reflection_id: int, group_id: int) -> None:
    """What was asked about any version of a text in a group is asked no more."""
    versions = select(Sharing.id).join(Sharing.version).where(Version.reflection_id == reflection_id)
    waiting = delete(AskedReader).where(AskedReader.decided_at.is_(None))
    here = waiting.where(AskedReader.sharing_id.in_(versions.where(Sharing.group_id == group_id)))
    db.session.execute(here, execution_options={"synchronize_session": False})


def decide(sharing: Sharing, question_id: int, *, is_allowed: bool) -> bool:
    """The author says whether a coach may read; True when the coach can read it from now on.

    A yes that comes when the coach can no longer take the text is kept, for when they can.

    Raises:
        CannotPass: the question was taken back, or decided in another window.
    """
    hold_coach(sharing, question_id)
    lock(sharing)
    query = select(AskedReader).where(AskedReader.id == question_id, AskedReader.sharing_id == sharing.id)
    asked = db.session.scalar(query, execution_options={"populate_existing": True})
    if asked is None or not asked.is_open or sharing.is_withdrawn:
        raise CannotPass(_("This is no longer asked. Nothing has changed."))
    asked.decided_at, asked.is_allowed = now(), is_allowed
    db.session.flush()
    return is_allowed and move_if_possible(sharing, asked)


def hold_coach(sharing: Sharing, question_id: int) -> None:
    """The coach of a question stays in the group until it is decided, or is gone from it before."""
    coach_id = db.session.scalar(select(AskedReader.coach_id).where(AskedReader.id == question_id))
    if coach_id is not None:
        stays_in(sharing.group_id, coach_id)


def move_if_possible(sharing: Sharing, asked: AskedReader) -> bool:
    """After a yes: the text goes to the coach, if it still waits and they can take it."""
    if not is_waiting(sharing):
        return False
    can = any(one.id == asked.coach_id and one.candidate.why_not is None for one in choices_for(sharing))
    if can:
        move(sharing, by_id=asked.asked_by_id, to_id=asked.coach_id)
    return can
