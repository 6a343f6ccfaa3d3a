"""Follows states through a walk as sets of values: which values can a state have just before a choice?

A set is one bit for each value, and all sets of a position lie in one number. What is offered is decided by the
position alone, so the sets are exact.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from elearn.rules.proof.limits import VALUE_LOOKS
from elearn.rules.proof.walk import Walk
from elearn.rules.walking.layout import Field
from elearn.rules.walking.machine import Move


@dataclass(frozen=True)
class Lane:
    """The bits in which the possible values of one state lie; the lowest is for its least value."""

    state: Field
    shift: int

    @property
    def size(self) -> int:
        return self.state.range.max - self.state.range.min + 1

    @property
    def start(self) -> int:
        return 1 << self.shift + self.state.range.start - self.state.range.min

    def bits(self, sets: int) -> int:
        return sets >> self.shift & (1 << self.size) - 1

    def values(self, sets: int) -> frozenset[int]:
        bits = self.bits(sets)
        return frozenset(self.state.range.min + place for place in range(self.size) if bits >> place & 1)

    def moved(self, bits: int, effect: int) -> int:
        """The set after an effect; what would go beyond the range stays at its end."""
        if effect >= 0:
            beyond = bits >> max(self.size - effect, 0)
            return (bits << effect & (1 << self.size) - 1) | (1 << self.size - 1 if beyond else 0)
        beyond = bits & (1 << min(-effect, self.size)) - 1
        return bits >> -effect | (1 if beyond else 0)


@dataclass(slots=True, eq=False)
class _Shift:
    """What a move does to the sets of all lanes, remembered for sets that were seen before."""

    changes: Sequence[tuple[Lane, int]]
    seen: dict[int, int] = field(default_factory=dict)

    def of(self, sets: int) -> int:
        after = self.seen.get(sets)
        if after is None:
            after = sets
            for lane, effect in self.changes:
                bits = lane.bits(sets)
                after ^= (bits ^ lane.moved(bits, effect)) << lane.shift
            self.seen[sets] = after
        return after


def values_before(walk: Walk, states: Iterable[Field]) -> Mapping[tuple[Move, str], frozenset[int]] | None:
    """For each move, the values that each of these states can have just before it; None when it takes too long."""
    lanes: dict[str, Lane] = {}
    for state in states:
        lanes[state.name] = Lane(state, sum(lane.size for lane in lanes.values()))
    sets = _sets(walk, lanes)
    if sets is None:
        return None
    before: dict[Move, int] = defaultdict(int)
    for position, offered in enumerate(walk.offers):
        for move in offered:
            before[move] |= sets[position]
    return {(move, name): lane.values(joined) for move, joined in before.items() for name, lane in lanes.items()}


def _sets(walk: Walk, lanes: Mapping[str, Lane]) -> Sequence[int] | None:
    """The sets of every position: they grow along the moves until nothing changes."""
    shifts = {
        move: _Shift([(lanes[state.name], effect) for state, effect in move.effects if state.name in lanes])
        for move in walk.machine.moves
    }
    sets = [0] * len(walk.places)
    sets[0] = sum(lane.start for lane in lanes.values())
    waiting, is_waiting = [0], bytearray(len(walk.places))
    for position in waiting:
        if len(waiting) > VALUE_LOOKS:
            return None
        is_waiting[position] = False
        for move, target in zip(walk.offers[position], walk.ways[position], strict=True):
            joined = sets[target] | shifts[move].of(sets[position])
            if joined != sets[target]:
                sets[target] = joined
                if not is_waiting[target]:
                    is_waiting[target] = True
                    waiting.append(target)
    return sets
