"""Compiles the parsed tree of a condition to a function of a situation; no text is ever run as code."""

from collections.abc import Callable

from elearn.blocks.condition import OPERATORS, And, Compare, Condition, Known, Not, Or, leaves
from elearn.rules.walking.layout import Layout

Test = Callable[[int], bool]


def compile_condition(condition: Condition, layout: Layout) -> Test:
    """A test that says of a situation what `evaluate` says of its states, facts and marks."""
    match condition:
        case Compare(name, sign, number):
            return _comparison(name, sign, number, layout)
        case Known(name):
            bit = layout.flags.get(name, 0)
            return lambda situation: situation & bit != 0
        case Not(part):
            test = compile_condition(part, layout)
            return lambda situation: not test(situation)
        case And(parts):
            tests = [compile_condition(part, layout) for part in parts]
            return lambda situation: all(test(situation) for test in tests)
        case Or(parts):
            tests = [compile_condition(part, layout) for part in parts]
            return lambda situation: any(test(situation) for test in tests)


def _comparison(name: str, sign: str, number: int, layout: Layout) -> Test:
    compare = OPERATORS[sign]
    field = layout.fields.get(name)
    if field is None:
        holds = compare(0, number)
        return lambda _situation: holds
    mask, bound = field.mask, (number - field.low) << field.shift
    return lambda situation: compare(situation & mask, bound)


def bits_read(condition: Condition | None, layout: Layout) -> int:
    """The bits that a condition looks at."""
    bits = 0
    for leaf in leaves(condition) if condition else ():
        if isinstance(leaf, Known):
            bits |= layout.flags.get(leaf.fact, 0)
        elif leaf.state in layout.fields:
            bits |= layout.fields[leaf.state].mask
    return bits
