"""Reading answers to exercises."""

from collections.abc import Collection

from sqlalchemy import func, select

from elearn.database import db
from elearn.exercises.models import Attempt

SHOWN = 10
"""how many tries of one exercise are shown"""


def latest_attempts(user_id: int, keys: Collection[str]) -> dict[str, Attempt]:
    """The newest answer of this learner to each of these exercises."""
    mine = Attempt.user_id == user_id, Attempt.exercise_key.in_(set(keys))
    newest = select(func.max(Attempt.id)).where(*mine).group_by(Attempt.exercise_key)
    return {row.exercise_key: row for row in db.session.scalars(select(Attempt).where(Attempt.id.in_(newest)))}


def history(user_id: int, key: str) -> list[Attempt]:
    """Every answer of this learner to one exercise, newest first."""
    mine = select(Attempt).where(Attempt.user_id == user_id, Attempt.exercise_key == key)
    return list(db.session.scalars(mine.order_by(Attempt.id.desc())))


def recent_attempts(user_id: int, keys: Collection[str]) -> dict[str, tuple[list[Attempt], int]]:
    """For each of these exercises the newest answers and the very first, newest first, and how many there are.

    One query, whatever the number of exercises and answers.
    """
    if not keys:
        return {}
    each = Attempt.exercise_key
    place = func.row_number().over(partition_by=each, order_by=Attempt.id.desc()).label("place")
    count = func.count().over(partition_by=each).label("count")
    mine = select(Attempt.id, place, count).where(Attempt.user_id == user_id, Attempt.exercise_key.in_(set(keys)))
    ranked = mine.subquery()
    query = select(Attempt, ranked.c.count).join(ranked, ranked.c.id == Attempt.id)
    shown = query.where((ranked.c.place <= SHOWN) | (ranked.c.place == ranked.c.count)).order_by(Attempt.id.desc())
    found: dict[str, tuple[list[Attempt], int]] = {}
    for attempt, total in db.session.execute(shown):
        found.setdefault(attempt.exercise_key, ([], total))[0].append(attempt)
    return found


def answered_exercises(user_id: int) -> set[str]:
    """The keys of the exercises this learner answered."""
    return set(db.session.scalars(select(Attempt.exercise_key).where(Attempt.user_id == user_id).distinct()))
