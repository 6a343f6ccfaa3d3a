"""The outcome of a proof: how far it came, and each thing to report, with the choices that lead there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.blocks.story import Story
from elearn.content.problems import Problem
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.walk import Walk


@dataclass(frozen=True)
class Report:
    """A problem, and the shortest way to see it: what `elearn play --choices` replays; None where there is none."""

    problem: Problem
    choices: tuple[int, ...] | None = None
    words: tuple[str, ...] = ()
    """the text of each of these choices"""


@dataclass(frozen=True)
class Proof:
    """What was proven. `exhaustive` says that every position was visited; else the limit that stopped it is named.

    `notes` are worth a look and no problem. `endings` counts the random players that came to each ending scene.
    """

    exhaustive: bool
    positions: int
    stopped_by: str
    reports: tuple[Report, ...]
    notes: tuple[str, ...]
    players: int
    seed: int
    endings: Mapping[str, int]

    @property
    def verdict(self) -> str:
        """One line for people."""
        if self.exhaustive:
            return f"exhaustive: all {self.positions} positions"
        return f"partial: {self.positions} positions, stopped by {self.stopped_by}"


@dataclass(frozen=True)
class Desk:
    """Writes reports about one walk."""

    walk: Walk
    path: str

    @property
    def story(self) -> Story:
        return self.walk.machine.story

    def report(self, code: ProofCode, line: int, message: str, hint: str, position: int | None = None) -> Report:
        """A report; with a position, how to get there is added to its hint."""
        if position is None:
            return Report(Problem(self.path, max(line, 1), code, message, hint))
        choices = self.walk.choices_to(position)
        how = f"play it with --choices {','.join(map(str, choices))}" if choices else "it is so at the start"
        return Report(
            Problem(self.path, max(line, 1), code, message, f"{hint}; {how}"), choices, words_of(self.story, choices)
        )


def words_of(story: Story, choices: Sequence[int]) -> tuple[str, ...]:
    """The plain text of choices that are made one after another from the start."""
    words: list[str] = []
    scene = story.scene(story.start)
    for number in choices:
        choice = scene.choice(number) if scene else None
        if choice is None:
            break
        words.append(choice.text.striptags() or "…")
        scene = story.scene(choice.target)
    return tuple(words)
