"""What is left of a condition once some facts and marks are known: they stay known, so it never grows again."""

from collections.abc import Callable
from functools import cache

from elearn.blocks.condition import And, Compare, Condition, Known, Not, Or
from elearn.rules.proof.limits import JUDGED_BITS
from elearn.rules.walking.layout import Layout
from elearn.rules.walking.machine import Move

Residue = Condition | bool


def residue(condition: Condition, is_known: Callable[[str], bool]) -> Residue:
    """The part of a condition that is still open, or whether it holds for good."""
    match condition:
        case Compare():
            return condition
        case Known(name):
            return True if is_known(name) else condition
        case Not(part):
            left = residue(part, is_known)
            return not left if isinstance(left, bool) else Not(left)
        case And(parts):
            return _joined(And, parts, True, is_known)
        case Or(parts):
            return _joined(Or, parts, False, is_known)


def _joined(
    kind: type[And] | type[Or], parts: tuple[Condition, ...], neutral: bool, is_known: Callable[[str], bool]
) -> Residue:
    left: dict[Condition, None] = {}
    for part in parts:
        rest = residue(part, is_known)
        if rest is (not neutral):
            return not neutral
        if not isinstance(rest, bool):
            left[rest] = None
    if not left:
        return neutral
    return next(iter(left)) if len(left) == 1 else kind(tuple(left))


def judge(move: Move, layout: Layout) -> Callable[[int], int]:
    """A function of the facts, marks and once-choices of a situation: alike where the move can only fare alike."""
    condition, used = move.choice.condition, move.used
    if (move.reads & layout.flag_bits).bit_count() > JUDGED_BITS:
        return lambda flags: flags
    numbers: dict[Residue | str, int] = {}

    @cache
    def left_of(flags: int) -> int:
        rest = residue(condition, lambda name: flags & layout.flags.get(name, 0) != 0) if condition else True
        return numbers.setdefault("used" if rest is not False and flags & used else rest, len(numbers))

    return left_of
