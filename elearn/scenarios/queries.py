"""Reading runs of scenarios."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from elearn.database import db
from elearn.scenarios.models import Run

BIGGEST_ID = 2**31 - 1


def find_run(run_id: int) -> Run | None:
    """A run with its steps and words."""
    if run_id > BIGGEST_ID:
        return None
    whole = selectinload(Run.steps), selectinload(Run.words)
    return db.session.scalar(select(Run).where(Run.id == run_id).options(*whole))


def latest_runs(user_id: int, keys: Collection[str]) -> dict[str, Run]:
    """The newest run of this learner of each of these scenarios."""
    if not keys:
        return {}
    mine = Run.user_id == user_id, Run.scenario_key.in_(set(keys))
    newest = select(func.max(Run.id)).where(*mine).group_by(Run.scenario_key)
    return {run.scenario_key: run for run in db.session.scalars(select(Run).where(Run.id.in_(newest)))}


def runs_of(user_id: int, key: str, most: int = 10) -> list[Run]:
    """This learner's newest runs of one scenario with their steps, newest first."""
    mine = select(Run).where(Run.user_id == user_id, Run.scenario_key == key).options(selectinload(Run.steps))
    return list(db.session.scalars(mine.order_by(Run.id.desc()).limit(most)))


def played_by(user_id: int) -> set[str]:
    """The keys of the scenarios this learner played to an ending."""
    mine = select(Run.scenario_key).where(Run.user_id == user_id, Run.finished_at.is_not(None))
    return set(db.session.scalars(mine.distinct()))


def runs_to_mirror(user_id: int, most: int = 40) -> list[Run]:
    """This learner's newest runs in which something was chosen, with steps and kept texts, newest first."""
    mine = select(Run).where(Run.user_id == user_id, Run.steps.any())
    loaded = mine.options(selectinload(Run.steps), selectinload(Run.text))
    return list(db.session.scalars(loaded.order_by(Run.id.desc()).limit(most)))
