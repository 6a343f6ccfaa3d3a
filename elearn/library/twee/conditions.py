"""Writes conditions: in Tandem's own words, and in those of SugarCube."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from elearn.blocks.condition import And, Compare, Condition, Known, Not, Or
from elearn.library.twee.names import variable


@dataclass(frozen=True)
class Words:
    """How one language says names and signs."""

    name: Callable[[str], str]
    signs: Mapping[str, str]


TANDEM = Words(lambda name: name, {sign: sign for sign in ("<", "<=", ">", ">=", "==", "!=")})
SUGARCUBE = Words(
    lambda name: f"${variable(name)}",
    {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte", "==": "is", "!=": "isnot"},
)


def write_condition(condition: Condition, words: Words = TANDEM) -> str:
    """The condition as text; reading it gives the same condition."""
    match condition:
        case Compare(name, sign, number):
            return f"{words.name(name)} {words.signs[sign]} {number}"
        case Known(fact):
            return words.name(fact)
        case Not(part):
            return f"not {_inside(part, words, (And, Or, Compare))}"
        case And(parts):
            return " and ".join(_inside(part, words, (And, Or)) for part in parts)
        case Or(parts):
            return " or ".join(_inside(part, words, (And, Or)) for part in parts)


def _inside(part: Condition, words: Words, doubtful: tuple[type, ...]) -> str:
    """Parentheses wherever a reader could doubt: JavaScript's `not` binds tighter than a comparison."""
    written = write_condition(part, words)
    return f"({written})" if isinstance(part, doubtful) else written


def together(conditions: tuple[Condition, ...]) -> Condition | None:
    """The condition that all of these hold."""
    return And(conditions) if len(conditions) > 1 else conditions[0] if conditions else None
