"""Visits every position of a story, nearest first, and keeps how each was reached and what follows on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from elearn.rules.proof.limits import BITS, POSITIONS, STEPS_FOR_EACH
from elearn.rules.proof.slicing import slices
from elearn.rules.walking.machine import Machine, Move, Place


@dataclass
class Walk:
    """What was visited. Positions are numbered in the order in which they were met, so the nearest come first.

    Of the first `visited` positions the offered moves (`offers`) and where these lead (`ways`) are known.
    """

    machine: Machine
    limit: int
    places: list[int] = field(default_factory=list)
    situations: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    offers: list[tuple[Move, ...]] = field(default_factory=list)
    ways: list[tuple[int, ...]] = field(default_factory=list)
    steps: int = 0

    @property
    def visited(self) -> int:
        return len(self.offers)

    @property
    def is_exhaustive(self) -> bool:
        return self.visited == len(self.places)

    def place_of(self, position: int) -> Place:
        return self.machine.places[self.places[position]]

    def choices_to(self, position: int) -> tuple[int, ...]:
        """The shortest list of choices that leads to a position."""
        path: list[int] = []
        while self.parents[position] >= 0:
            path.append(self.numbers[position])
            position = self.parents[position]
        return tuple(reversed(path))

    def combinations(self) -> Iterator[tuple[Place, tuple[Move, ...], int]]:
        """Every set of moves that is offered together somewhere, with the nearest position where it is."""
        first: dict[tuple[int, tuple[Move, ...]], int] = {}
        for position, offered in enumerate(self.offers):
            first.setdefault((self.places[position], offered), position)
        for (place, offered), position in first.items():
            yield self.machine.places[place], offered, position


def walk(machine: Machine, limit: int = POSITIONS) -> Walk:
    """Visit at most `limit` positions, fewer when each of them is very large."""
    limit = max(1, min(limit, BITS // machine.layout.width))
    done = Walk(machine, limit)
    keep = [one.of for one in slices(machine)]
    known: list[dict[int, int]] = [{} for _ in machine.places]
    _meet(done, known, machine.start, keep[machine.start](machine.layout.start), -1, 0)
    while done.visited < min(len(done.places), limit) and done.steps < limit * STEPS_FOR_EACH:
        position = done.visited
        situation = done.situations[position]
        place = done.place_of(position)
        offered = () if place.ends else place.offered(situation)
        following: list[int] = []
        for move in offered:
            after = keep[move.target](move.after(situation))
            reached = known[move.target].get(after)
            if reached is None:
                reached = _meet(done, known, move.target, after, position, move.number)
            following.append(reached)
        done.offers.append(offered)
        done.ways.append(tuple(following))
        done.steps += len(offered)
    return done


def _meet(done: Walk, known: list[dict[int, int]], place: int, situation: int, parent: int, number: int) -> int:
    reached = len(done.places)
    known[place][situation] = reached
    done.places.append(place)
    done.situations.append(situation)
    done.parents.append(parent)
    done.numbers.append(number)
    return reached
