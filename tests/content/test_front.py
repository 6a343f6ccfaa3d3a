"""Front matter is read with the line of every key, and explained in an author's words."""

import pytest

from elearn.content.front import split_front
from elearn.content.parser import parse
from elearn.content.problems import Problems
from elearn.content.schema import suggestion


def test_nested_keys_have_their_own_line() -> None:
    front = parse(
        "---\ntitle: A\nstate:\n  trust: {start: 2,\n    max: 3}\nmodules:\n  - a\n  - b\n---\n", "x.md"
    ).front
    assert front.line_of("title") == 2
    assert front.line_of("state", "trust") == 4
    assert front.line_of("state", "trust", "max") == 5
    assert front.line_of("modules", "1") == 8
    assert front.line_of("absent") == 1


def test_a_line_of_hyphens_further_down_is_not_front_matter() -> None:
    document = parse("Tekst\n\n---\ntitle: A\n---\n", "x.md")
    assert document.front.data == {}


def test_empty_front_matter_is_no_problem() -> None:
    problems = Problems("x.md")
    front, body = split_front("---\n---\nTekst", problems)
    assert (dict(front.data), body, len(problems)) == ({}, "\n\nTekst", 0)


@pytest.mark.parametrize(
    "source", ["[" * 5000, "{a: " * 5000, "? !!python/object:os.system x", "a: !!int x", "&a [*a]", "\x07: a"]
)
def test_hostile_yaml_is_a_problem_and_no_crash(source: str) -> None:
    document = parse(f"---\n{source}\n---\n", "x.md")
    assert {problem.code.value for problem in document.problems} == {"bad-yaml"}


def test_a_close_name_is_suggested_and_otherwise_all_names() -> None:
    assert suggestion("minuten", ["minutes", "title"]) == "did you mean `minutes`?"
    assert suggestion("xyz", ["minutes", "title"]) == "known are: minutes, title"
    assert suggestion("xyz", []) == ""
