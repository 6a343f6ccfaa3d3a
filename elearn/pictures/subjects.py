"""What a group can have a picture of: an exercise, or a scenario; and what of an answer or a run is counted."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select

from elearn.blocks.exercise import Exercise
from elearn.blocks.story import Story
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.pictures.counting import cells_of, cells_of_run, is_counted_alike
from elearn.pictures.models import GroupContribution
from elearn.rules.aggregation import Cells
from elearn.scenarios.models import Run
from elearn.scenarios.queries import find_run

LETTERS_OF_A_TEXT = 12


class Subject(Protocol):
    """One thing that is pictured."""

    @property
    def key(self) -> str:
        """What contributions and the picture are kept under."""

    def give(self, contribution: GroupContribution, number: int) -> bool:
        """Put the giver's own answer or run with this id into the contribution; False when there is none."""

    def cells(self, contribution: GroupContribution) -> Cells:
        """What is counted of a contribution."""

    def is_counted_alike(self, rows: Collection[str]) -> bool:
        """Whether a picture with these rows was counted as it would be counted now."""


@dataclass(frozen=True)
class OfExercise:
    """An exercise."""

    key: str
    block: Exercise

    def give(self, contribution: GroupContribution, number: int) -> bool:
        own = Attempt.user_id == contribution.user_id, Attempt.exercise_key == self.key
        contribution.attempt = db.session.scalar(select(Attempt).where(Attempt.id == number, *own))
        return contribution.attempt is not None

    def cells(self, contribution: GroupContribution) -> Cells:
        return cells_of(self.block, contribution.attempt.answer) if contribution.attempt else {}

    def is_counted_alike(self, rows: Collection[str]) -> bool:
        return is_counted_alike(self.block, rows)


@dataclass(frozen=True)
class OfScenario:
    """A scenario in one text: when the text changes, its choices have other numbers, and a new picture begins."""

    scenario: str
    story: Story

    @property
    def key(self) -> str:
        return f"{self.scenario}@{self.story.hash[:LETTERS_OF_A_TEXT]}"

    def give(self, contribution: GroupContribution, number: int) -> bool:
        run = find_run(number)
        if run is None or not self._is_played_by(run, contribution.user_id):
            return False
        contribution.run_id, contribution.cells = run.id, cells_of_run(self.story, run.steps)
        return True

    def _is_played_by(self, run: Run, user_id: int) -> bool:
        same = run.scenario_key == self.scenario and run.text_hash == self.story.hash
        return same and run.user_id == user_id and run.finished_at is not None

    def cells(self, contribution: GroupContribution) -> Cells:
        return contribution.cells or {}

    def is_counted_alike(self, rows: Collection[str]) -> bool:
        return True
