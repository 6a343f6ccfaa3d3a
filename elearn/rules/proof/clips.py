"""Effects that the range of a state takes away: always, which is reported, or now and then, which is noted."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.limits import WIDEST_RANGE
from elearn.rules.proof.report import Desk, Report
from elearn.rules.proof.value_sets import values_before
from elearn.rules.proof.walk import Walk
from elearn.rules.steps import Step
from elearn.rules.walking.layout import Field
from elearn.rules.walking.machine import Move
from elearn.rules.walking.random_play import RandomPlays


def lost_effects(desk: Desk, plays: RandomPlays) -> Iterator[Report]:
    """Effects that never count whole, in whatever state they come.

    Where a random player saw an effect count whole, all is well; the others are looked into.
    """
    if not desk.walk.is_exhaustive:
        return
    nearest = _nearest(desk.walk)
    suspects = [
        (move, state, effect)
        for move in nearest
        for state, effect in move.effects
        if effect and _is_sound(state) and not _counts(state, effect, _met(desk.walk, plays, move, state))
    ]
    states = {state.name: state for _move, state, _effect in suspects}
    before = values_before(desk.walk, states.values()) if suspects else {}
    if before is None:
        return
    for move, state, effect in suspects:
        values = before[move, state.name]
        if not _counts(state, effect, values):
            yield _report(desk, move, state, effect, values, nearest[move])


def _is_sound(state: Field) -> bool:
    values = state.range
    return values.min <= values.start <= values.max <= values.min + WIDEST_RANGE


def _counts(state: Field, effect: int, values: Collection[int]) -> bool:
    return any(state.clipped(value, effect) == value + effect for value in values)


def _met(walk: Walk, plays: RandomPlays, move: Move, state: Field) -> Collection[int]:
    scene = walk.machine.places[move.origin].scene
    return plays.values_met.get((Step(scene.id, move.number), state.name), ())


def _nearest(walk: Walk) -> Mapping[Move, int]:
    """Each move that somebody can make, with the nearest position where it is offered."""
    found: dict[Move, int] = {}
    for _place, offered, position in walk.combinations():
        for move in offered:
            found.setdefault(move, position)
    return found


def _report(desk: Desk, move: Move, state: Field, effect: int, values: Collection[int], position: int) -> Report:
    stop = _stop(state, effect)
    if set(values) == {stop}:
        message = f"`{state.name}={effect:+}` changes nothing: here `{state.name}` is always {stop} already"
        hint = "take the effect away, or widen the range"
        return desk.report(ProofCode.EFFECT_LOST, move.choice.line, message, hint, position)
    message = f"`{state.name}={effect:+}` never counts whole: the range of `{state.name}` ends at {stop}"
    hint = "make the effect smaller, or widen the range"
    return desk.report(ProofCode.EFFECT_CLIPPED, move.choice.line, message, hint, position)


def _stop(state: Field, effect: int) -> int:
    return state.range.max if effect > 0 else state.range.min


def stopped_states(desk: Desk, plays: RandomPlays) -> Iterator[str]:
    """Notes on states that random players saw stopped by their range, with the lines where it happened."""
    lines: dict[tuple[str, int], list[int]] = defaultdict(list)
    for move in desk.walk.machine.moves:
        for state, effect in move.effects:
            values = _met(desk.walk, plays, move, state)
            if any(state.clipped(value, effect) != value + effect for value in values):
                lines[state.name, _stop(state, effect)].append(move.choice.line)
    for (name, stop), where in lines.items():
        yield f"`{name}` is stopped at {stop} for some random players, by effects on line {_joined(where)}"


def _joined(lines: Sequence[int]) -> str:
    return ", ".join(map(str, sorted(set(lines))))
