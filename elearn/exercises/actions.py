"""What can be done with exercises. Every action flushes; the view commits."""

import re
import secrets
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from elearn.blocks.exercise import Exercise
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.web.switch import follows_guest

POSTING = re.compile(r"[A-Za-z0-9_-]{8,40}")


def keep_answer(user_id: int, key: str, exercise: Exercise, answer: dict[str, Any], posting: str) -> Attempt:
    """Keep an answer; the same form posted again gives the answer that is already kept."""
    if not POSTING.fullmatch(posting):
        posting = secrets.token_urlsafe(12)
    return _kept(user_id, key, posting) or _added(
        Attempt(
            user_id=user_id,
            exercise_key=key,
            exercise_version=exercise.version,
            answer=answer,
            posting=posting,
        )
    )


def _kept(user_id: int, key: str, posting: str) -> Attempt | None:
    return db.session.scalar(
        select(Attempt).where(Attempt.user_id == user_id, Attempt.exercise_key == key, Attempt.posting == posting)
    )


def _added(attempt: Attempt) -> Attempt:
    user_id, key, posting = attempt.user_id, attempt.exercise_key, attempt.posting
    try:
        with db.session.begin_nested():
            db.session.add(attempt)
    except IntegrityError:
        kept = _kept(user_id, key, posting)
        if kept is None:
            raise
        return kept
    return attempt


@follows_guest
def bring_attempts(guest_id: int, account_id: int) -> None:
    """A guest's answers become the account's; a form that both posted stays once."""
    twin = aliased(Attempt)
    same = exists().where(
        twin.user_id == account_id, twin.exercise_key == Attempt.exercise_key, twin.posting == Attempt.posting
    )
    db.session.execute(update(Attempt).where(Attempt.user_id == guest_id, ~same).values(user_id=account_id))
    db.session.execute(delete(Attempt).where(Attempt.user_id == guest_id))
