"""The pattern over several runs: which helper roles somebody tends to take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from elearn.blocks.story import ROLES


@dataclass(frozen=True)
class Tendency:
    """One role: how many of all choices carried it, and in how many runs it came up."""

    role: str
    choices: int
    runs: int


def tendencies(runs: Iterable[Sequence[str]]) -> tuple[Tendency, ...]:
    """The six roles, most often taken first; each run is the sequence of roles that was taken in it."""
    taken = [list(roles) for roles in runs]
    every = (
        Tendency(role, sum(roles.count(role) for roles in taken), sum(role in roles for roles in taken))
        for role in ROLES
    )
    return tuple(sorted(every, key=lambda each: -each.choices))
