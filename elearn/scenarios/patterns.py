"""Somebody's pattern over all scenarios they played: the roles of every run, and where to write about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.blocks.story import Story
from elearn.rules.pattern import tendencies
from elearn.scenarios.models import Run
from elearn.scenarios.playing import Playing, Unplayable, playing
from elearn.scenarios.queries import runs_to_mirror
from elearn.scenarios.questions import Asked, question_after
from elearn.scenarios.words import RoleTaken, roles_over_runs


@dataclass(frozen=True)
class MirroredRun:
    """One run, its story, and the roles that were taken in it, in their order."""

    run: Run
    story: Story
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """The roles over all runs, the runs newest first, and a question to write about."""

    roles: Sequence[RoleTaken]
    runs: Sequence[MirroredRun]
    invitation: Asked | None


def pattern_of(user_id: int) -> Pattern:
    """Everything that the page of somebody's pattern shows; a run that cannot be read any more is left out."""
    runs = [_mirrored(played) for run in runs_to_mirror(user_id) if (played := _if_playable(run))]
    return Pattern(roles_over_runs(tendencies(each.roles for each in runs)), runs, _invitation(runs))


def _if_playable(run: Run) -> Playing | None:
    try:
        return playing(run)
    except Unplayable:
        return None


def _mirrored(played: Playing) -> MirroredRun:
    return MirroredRun(played.run, played.story, played.mirror.roles)


def _invitation(runs: Sequence[MirroredRun]) -> Asked | None:
    asked = (question_after(each.run.scenario_key) for each in runs)
    return next((question for question in asked if question), None)
