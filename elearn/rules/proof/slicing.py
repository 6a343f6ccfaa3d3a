"""Slices situations: at each place only what conditions further on still read tells two situations apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from elearn.blocks.condition import Compare, leaves
from elearn.rules.proof.components import gathered_ahead
from elearn.rules.proof.limits import CAREFUL_MOVES
from elearn.rules.proof.residue import judge
from elearn.rules.walking.layout import Field
from elearn.rules.walking.machine import Machine, Move


@dataclass(slots=True)
class Slice:
    """What matters at one place. `of` gives one situation for all those in which the same can still happen."""

    levels: int
    flags: int
    caps: Sequence["Cap"] = ()
    judges: Sequence[tuple[int, Callable[[int], int]]] = ()
    _levels: dict[int, int] = field(default_factory=dict)
    _flags: dict[int, int] = field(default_factory=dict)
    _alike: dict[tuple[int, ...], int] = field(default_factory=dict)

    def of(self, situation: int) -> int:
        levels, flags = situation & self.levels, situation & self.flags
        if self.caps:
            found = self._levels.get(levels)
            levels = self._capped(levels) if found is None else found
        if self.judges:
            found = self._flags.get(flags)
            flags = self._judged(flags) if found is None else found
        return levels | flags

    def _capped(self, levels: int) -> int:
        kept = levels
        for cap in self.caps:
            kept = cap.of(kept)
        self._levels[levels] = kept
        return kept

    def _judged(self, flags: int) -> int:
        fates = tuple(left(flags & bits) for bits, left in self.judges)
        kept = self._flags[flags] = self._alike.setdefault(fates, flags)
        return kept


@dataclass(frozen=True)
class Cap:
    """A state that only moves one way from here: beyond `bound` no comparison tells its values apart any more."""

    state: Field
    bound: int
    rises: bool

    def of(self, levels: int) -> int:
        value = self.state.read(levels)
        kept = min(value, self.bound) if self.rises else max(value, self.bound)
        return levels + self.state.written(kept) - self.state.written(value)


def slices(machine: Machine) -> list[Slice]:
    """The slice of every place."""
    ways = [[move.target for move in place.moves] for place in machine.places]
    live = gathered_ahead(ways, [place.reads for place in machine.places])
    flags = machine.layout.flag_bits
    if len(machine.moves) > CAREFUL_MOVES:
        return [Slice(bits & ~flags, bits & flags) for bits in live]
    ahead = gathered_ahead(ways, [sum(1 << move.index for move in place.moves) for place in machine.places])
    judges = {move.index: judge(move, machine.layout) for move in machine.moves if move.reads & flags}
    return [
        Slice(
            bits & ~flags,
            bits & flags,
            _caps([move for move in machine.moves if met >> move.index & 1], bits, machine),
            [(machine.moves[index].reads & flags, left) for index, left in judges.items() if met >> index & 1],
        )
        for bits, met in zip(live, ahead, strict=True)
    ]


def _caps(ahead: Sequence[Move], live: int, machine: Machine) -> list[Cap]:
    found: list[Cap] = []
    for state in machine.layout.fields.values():
        if state.mask & live and state.range.min <= state.range.start <= state.range.max:
            effects = [effect for move in ahead for touched, effect in move.effects if touched is state]
            bounds = [bound for move in ahead for bound in _bounds(move, state.name)]
            if min(effects, default=0) >= 0 and max(bounds) <= state.range.max:
                found.append(Cap(state, max([*bounds, state.range.min]), rises=True))
            if max(effects, default=0) <= 0 and min(bounds) > state.range.min:
                found.append(Cap(state, min([*bounds, state.range.max + 1]) - 1, rises=False))
    return found


def _bounds(move: Move, name: str) -> list[int]:
    """The values at which a comparison of the move with this state may turn."""
    found: list[int] = []
    for leaf in leaves(move.choice.condition) if move.choice.condition else ():
        if isinstance(leaf, Compare) and leaf.state == name:
            found += {"<": [leaf.number], ">=": [leaf.number], "<=": [leaf.number + 1], ">": [leaf.number + 1]}.get(
                leaf.sign, [leaf.number, leaf.number + 1]
            )
    return found
