"""Finds the thing an address is about, with what its page shows; who may see it is the guard's question."""

import re

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from elearn.database import db
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.models import JointPart
from elearn.reflections.together.queries import are_parts
from elearn.rules.actor import Role
from elearn.rules.sharing import may_answer
from elearn.web.access import actor

NAME = re.compile(r"[a-z0-9-]{1,90}")


def find_sheet(course: str, question: str) -> Reflection | None:
    """The sheet of whoever asks, with its versions and what became of them."""
    if not (NAME.fullmatch(course) and NAME.fullmatch(question)):
        return None
    sharings = selectinload(Reflection.versions).selectinload(Version.sharings)
    query = select(Reflection).where(
        Reflection.user_id == actor().id, Reflection.question_key == f"{course}/{question}"
    )
    return db.session.scalar(
        query.options(
            selectinload(Reflection.other_drafts),
            sharings.joinedload(Sharing.group),
            sharings.joinedload(Sharing.coach),
            sharings.selectinload(Sharing.readings),
            sharings.selectinload(Sharing.answers),
        ),
        execution_options={"populate_existing": True},
    )


def find_sharing(sharing_id: int) -> Sharing | None:
    """A sharing with its released answers; a coach for whom it was not, does not find it."""
    query = select(Sharing).where(Sharing.id == sharing_id)
    sharing = db.session.scalar(
        query.options(
            joinedload(Sharing.version).joinedload(Version.reflection),
            joinedload(Sharing.author),
            joinedload(Sharing.coach),
            joinedload(Sharing.group),
            selectinload(Sharing.answers).options(
                joinedload(Feedback.author),
                joinedload(Feedback.recording),
                joinedload(Feedback.worded_by),
                joinedload(Feedback.received),
                joinedload(Feedback.part).joinedload(JointPart.joint),
                selectinload(Feedback.lines),
            ),
            selectinload(Sharing.declined),
        ),
        execution_options={"populate_existing": True},
    )
    if sharing is None or _was_declined(sharing):
        return None
    return sharing


def _was_declined(sharing: Sharing) -> bool:
    is_lecturer = actor().roles.get(sharing.group_id) is Role.LECTURER
    return not is_lecturer and any(declined.coach_id == actor().id for declined in sharing.declined)


def find_given(sharing_id: int) -> Sharing | None:
    """A sharing that was given to the coach who asks."""
    sharing = find_sharing(sharing_id)
    return sharing if sharing is not None and sharing.coach_id == actor().id else None


def find_feedback(sharing_id: int, feedback_id: int) -> Feedback | None:
    """An answer to a sharing that can still be answered by whoever asks."""
    query = select(Feedback).where(Feedback.id == feedback_id, Feedback.sharing_id == sharing_id)
    feedback = db.session.scalar(query)
    if feedback is None:
        return None
    sharing = find_sharing(sharing_id)
    return feedback if sharing is not None and may_answer(actor(), sharing) else None


def find_answer(sharing_id: int, answer_id: int) -> Feedback | None:
    """A released answer, for the author of the text."""
    query = select(Feedback).where(Feedback.id == answer_id, Feedback.sharing_id == sharing_id)
    released = query.where(Feedback.released_at.is_not(None))
    return db.session.scalar(released.options(joinedload(Feedback.sharing), joinedload(Feedback.received)))


def find_own_answer(sharing_id: int, answer_id: int) -> Feedback | None:
    """A released answer to a text that whoever asks can still read and answer."""
    answer = find_answer(sharing_id, answer_id)
    return answer if answer is not None and find_feedback(sharing_id, answer_id) is not None else None


def find_spoken(sharing_id: int, feedback_id: int) -> Feedback | None:
    """An answer that was recorded; a coach for whom the text was not, does not find it.

    Somebody else's draft is found as long as it is a part of an answer together.
    """
    query = select(Feedback).where(Feedback.id == feedback_id, Feedback.sharing_id == sharing_id)
    feedback = db.session.scalar(query.options(joinedload(Feedback.recording)))
    if feedback is None or feedback.recording is None or find_sharing(sharing_id) is None:
        return None
    if not feedback.is_released and feedback.author_id != actor().id and not are_parts([feedback]):
        return None
    return feedback
