"""Conditions are parsed with positions, and mean what they say."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.blocks.condition import And, Compare, ConditionError, Known, Not, Or, evaluate, leaves, parse_condition

STATE = {"trust": 3, "nabij": -2}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("trust >= 3", Compare("trust", ">=", 3)),
        ("nabij<-1", Compare("nabij", "<", -1)),
        ("dochter", Known("dochter")),
        ("not dochter", Not(Known("dochter"))),
        ("a and b or c", Or((And((Known("a"), Known("b"))), Known("c")))),
        ("a and (b or c)", And((Known("a"), Or((Known("b"), Known("c")))))),
        ("not not a", Not(Not(Known("a")))),
        ("android", Known("android")),
    ],
)
def test_a_condition_becomes_a_tree(text: str, tree: object) -> None:
    assert parse_condition(text) == tree


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("trust >= 3", True),
        ("trust > 3", False),
        ("trust == 3 and nabij == -2", True),
        ("trust != 3 or dochter", True),
        ("not dochter", False),
        ("zoon or trust < 1", False),
        ("trust <= 3 and not (zoon or nabij > 0)", True),
        ("onbekend == 0", True),
    ],
)
def test_a_condition_means_what_it_says(text: str, holds: bool) -> None:
    assert evaluate(parse_condition(text), STATE, {"dochter"}) is holds


def test_no_condition_always_holds() -> None:
    assert evaluate(None, {}, ())


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("trust >=", 8),
        ("trust >= drie", 9),
        ("(a and b", 8),
        ("a b", 2),
        ("a and", 5),
        ("3 < trust", 0),
        ("a = 3", 2),
        ("trust >= 3.5", 10),
        ("a; import os", 1),
        ("__import__('os')", 0),
        ("and", 0),
    ],
)
def test_a_condition_that_cannot_be_read_says_where(text: str, position: int) -> None:
    with pytest.raises(ConditionError) as error:
        parse_condition(text)
    assert error.value.position == position


@pytest.mark.parametrize("text", ["(" * 5000 + "a" + ")" * 5000, "not " * 200 + "a", "a" * 2000])
def test_a_condition_that_is_too_deep_or_long_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse_condition(text)


@given(st.text(alphabet="ab03 ()<>=!notandr-", max_size=60))
def test_any_text_is_read_or_refused_within_it(text: str) -> None:
    condition = None
    with contextlib.suppress(ConditionError):
        condition = parse_condition(text)
    if condition is not None:
        assert list(leaves(condition))
        assert evaluate(condition, {}, ()) in (True, False)
    else:
        with pytest.raises(ConditionError) as error:
            parse_condition(text)
        assert 0 <= error.value.position <= len(text)
