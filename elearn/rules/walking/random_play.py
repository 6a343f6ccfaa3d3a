"""Plays a story many times at random, and counts what happened; the same seed gives the same numbers.

Every step draws one number from `random.Random(seed)`, also where one thing alone can be chosen:
`offered[int(draw * len(offered))]`. The way round a scene is offered like a choice. One player follows another.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as new
from statistics import median_low

from elearn.rules.steps import Step
from elearn.rules.walking.machine import Machine, Place

LONGEST_WALK = 1_000
"""choices after which a player is taken to walk in circles"""
KEPT_FAILURES = 10


@dataclass(frozen=True)
class Failure:
    """A walk that came to no ending, as choices that can be replayed."""

    choices: tuple[int, ...]
    reason: str


@dataclass(frozen=True)
class RandomPlays:
    """What happened. Scenes count each visit; lengths, endings and values are those of the walks that ended."""

    seed: int
    players: int
    steps: int
    scenes: Mapping[str, int]
    choices: Mapping[Step, int]
    endings: Mapping[str, int]
    lengths: Mapping[int, int]
    values: Mapping[str, Mapping[int, int]]
    values_met: Mapping[tuple[Step, str], frozenset[int]]
    """the values a state had just before a choice that changes it"""
    failed: int
    failures: tuple[Failure, ...]

    @property
    def spread(self) -> tuple[int, int, int] | None:
        """The least, the median and the greatest length; None when no walk came to an ending."""
        lengths = sorted(Counter(self.lengths).elements())
        return (lengths[0], median_low(lengths), lengths[-1]) if lengths else None


@dataclass(slots=True)
class _Count:
    """What one player after another adds to."""

    made: list[int]
    ends: list[tuple[int, int]] = new(default_factory=list)
    """the place and the situation in which each walk that ended did so"""
    lengths: Counter[int] = new(default_factory=Counter)
    failures: list[Failure] = new(default_factory=list)
    failed: int = 0
    players: int = 0
    steps: int = 0


def play_at_random(
    machine: Machine, players: int, seed: int, longest: int = LONGEST_WALK, most_steps: int | None = None
) -> RandomPlays:
    """Let players choose at random; no further player begins once `most_steps` were made by all together."""
    draw = random.Random(seed).random  # noqa: S311 - a game, and it has to be repeatable
    count = _Count([0] * len(machine.moves))
    while count.players < players and (most_steps is None or count.steps < most_steps):
        _play_one(machine, draw, longest, count)
    return _summed(machine, seed, count)


def _play_one(machine: Machine, draw: Callable[[], float], longest: int, count: _Count) -> None:
    place, situation = machine.places[machine.start], machine.layout.start
    places, made = machine.places, count.made
    path: list[int] = []
    while (offered := place.offered(situation)) and not place.ends and len(path) < longest:
        move = offered[int(draw() * len(offered))]
        made[move.index] += 1
        path.append(move.number)
        situation = move.after(situation)
        place = places[move.target]
    count.players += 1
    count.steps += len(path)
    if place.ends:
        count.lengths[len(path)] += 1
        count.ends.append((place.index, situation))
    else:
        _fail(place, path, longest, count)


def _fail(place: Place, path: list[int], longest: int, count: _Count) -> None:
    count.failed += 1
    if len(count.failures) < KEPT_FAILURES:
        walked_on = len(path) >= longest
        reason = f"no ending after {longest} choices" if walked_on else f"nothing to choose in `{place.scene.id}`"
        count.failures.append(Failure(tuple(path), reason))


def _summed(machine: Machine, seed: int, count: _Count) -> RandomPlays:
    visits = Counter({machine.start: count.players})
    for move, times in zip(machine.moves, count.made, strict=True):
        visits[move.target] += times
    ends = Counter(place for place, _situation in count.ends)
    scene_of = [place.scene for place in machine.places]
    return RandomPlays(
        seed=seed,
        players=count.players,
        steps=count.steps,
        scenes={scene.id: visits[index] for index, scene in enumerate(scene_of)},
        choices={
            Step(scene_of[move.origin].id, move.number): times
            for move, times in zip(machine.moves, count.made, strict=True)
        },
        endings={scene.id: ends[index] for index, scene in enumerate(scene_of) if scene.ending},
        lengths=dict(sorted(count.lengths.items())),
        values={
            name: dict(sorted(Counter(field.read(situation) for _place, situation in count.ends).items()))
            for name, field in machine.layout.fields.items()
        },
        values_met=dict(_values_met(machine)),
        failed=count.failed,
        failures=tuple(count.failures),
    )


def _values_met(machine: Machine) -> Iterator[tuple[tuple[Step, str], frozenset[int]]]:
    for move in machine.moves:
        step = Step(machine.places[move.origin].scene.id, move.number)
        for field, _effect in move.effects:
            yield (step, field.name), frozenset(field.read(situation) for situation in move.met)
