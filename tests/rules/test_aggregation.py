"""The five-person rule and the subtraction rule: whatever people do, no picture and no two pictures show one person."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.rules.aggregation import FEWEST, Counted, average, median, remembered, rows_made_anew

ROWS = ("een", "twee")
CELLS = ("a", "b")


@dataclass
class Shown:
    """One picture of one row as outsiders see it, and, for the test alone, who is in it with which cell."""

    spread: dict[str, int]
    people: dict[str, str]


@dataclass
class Group:
    """A group that gives, changes, takes out, leaves and erases; it notes every picture that was ever shown."""

    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    pictures: dict[str, list[Shown]] = field(default_factory=lambda: {row: [] for row in ROWS})
    lives: Counter[int] = field(default_factory=Counter)

    def give(self, person: int, answer: dict[str, str]) -> None:
        self.cells[self._name(person)] = answer
        counted = {name: Counted(cells, self.seen.get(name, {})) for name, cells in self.cells.items()}
        drawn = rows_made_anew(counted.values())
        for row, spread in drawn.items():
            inside = {name: each.cells[row] for name, each in counted.items() if row in each.cells}
            self.pictures[row].append(Shown(spread, inside))
        for name, each in counted.items():
            self.seen[name] = remembered(each, drawn)

    def take_out(self, person: int) -> None:
        self.cells.pop(self._name(person), None)

    def erase(self, person: int) -> None:
        """Whoever comes after with this number is somebody else."""
        self.take_out(person)
        self.lives[person] += 1

    def _name(self, person: int) -> str:
        return f"{person}-{self.lives[person]}"


PEOPLE = range(7)
SOME = st.integers(1, 2 ** len(PEOPLE) - 1).map(lambda bits: [person for person in PEOPLE if bits >> person & 1])
ANSWERS = st.fixed_dictionaries({"een": st.sampled_from(CELLS)}, optional={"twee": st.sampled_from(CELLS)})
GIVING = st.tuples(st.just("give"), SOME, ANSWERS)
GOING = st.tuples(st.sampled_from(["take_out", "erase"]), SOME)
HAPPENINGS = st.lists(st.one_of(GIVING, GIVING, GIVING, GOING), min_size=2, max_size=24)


def lived(happenings: list[tuple[Any, ...]]) -> Group:
    """A group in which one after the other does these things, several people each time."""
    group = Group()
    for act, people, *about in happenings:
        for person in people:
            getattr(group, act)(person, *about)
    return group


@given(HAPPENINGS)
@settings(max_examples=250, deadline=None)
def test_no_picture_counts_fewer_than_five_people_or_anything_but_people(happenings: list[tuple[Any, ...]]) -> None:
    for shown in (each for pictures in lived(happenings).pictures.values() for each in pictures):
        assert len(shown.people) >= FEWEST
        assert shown.spread == Counter(shown.people.values())


@given(HAPPENINGS)
@settings(max_examples=250, deadline=None)
def test_between_any_two_pictures_at_least_five_people_differ(happenings: list[tuple[Any, ...]]) -> None:
    for pictures in lived(happenings).pictures.values():
        for one, other in combinations(pictures, 2):
            everyone = one.people.keys() | other.people.keys()
            assert sum(one.people.get(name) != other.people.get(name) for name in everyone) >= FEWEST


@given(HAPPENINGS)
@settings(max_examples=120, deadline=None)
def test_adding_and_subtracting_all_pictures_there_ever_were_always_leaves_five_people(
    happenings: list[tuple[Any, ...]],
) -> None:
    for pictures in lived(happenings).pictures.values():
        answers = sorted({answer for shown in pictures for answer in shown.people.items()})
        counted = [[int(answer in shown.people.items()) for answer in answers] for shown in pictures]
        assert not can_be_worked_out(counted), counted


Column = tuple[int, ...]
"""in which pictures an answer is: a one or a zero for each"""


def can_be_worked_out(pictures: list[list[int]]) -> list[tuple[Column, ...]]:
    """Answers, fewer than five, of which something is left when pictures are added and subtracted, and of nobody else.

    Pictures are rows of zeros and ones, one for each answer. Answers that are in the same pictures are left together
    or not at all. Something is left of a few alone when the pictures are less independent without them.
    """
    columns = Counter(zip(*pictures, strict=True))
    few = [column for column, people in columns.items() if people < FEWEST]
    groups = [group for size in range(1, FEWEST) for group in combinations(few, size)]
    everything = rank(columns)
    return [
        group
        for group in groups
        if sum(columns[column] for column in group) < FEWEST and rank(columns.keys() - set(group)) < everything
    ]


def rank(vectors: Iterable[Column]) -> int:
    """How many of these are independent of each other (Gauss)."""
    left, found = [[Fraction(number) for number in vector] for vector in vectors], 0
    while left:
        first, *left = left
        lead = next((place for place, number in enumerate(first) if number), None)
        if lead is None:
            continue
        found += 1
        left = [
            [number - other[lead] / first[lead] * known for number, known in zip(other, first, strict=True)]
            for other in left
        ]
    return found


def test_the_arithmetic_of_these_tests_finds_what_can_be_worked_out() -> None:
    everyone, but_one = [1] * 8, [1] * 7 + [0]
    halves = [[1] * 5 + [0] * 5, [0] * 5 + [1] * 5]
    assert can_be_worked_out([everyone, but_one])
    assert not can_be_worked_out([everyone])
    assert not can_be_worked_out(halves)
    assert can_be_worked_out([*halves, [0, *[1] * 9]])


def test_exactly_five_people_make_a_picture_and_four_do_not() -> None:
    answers = [Counted({"een": cell}) for cell in "aabca"]
    assert rows_made_anew(answers) == {"een": {"a": 3, "b": 1, "c": 1}}
    assert rows_made_anew(answers[:4]) == {}


def test_a_row_that_fewer_than_five_people_answered_stays_out() -> None:
    answers = [Counted({"een": "a", "twee": "b"}) for _ in range(4)] + [Counted({"een": "a"})]
    assert set(rows_made_anew(answers)) == {"een"}


def test_five_people_who_each_change_another_row_change_nothing() -> None:
    rows = "abcde"
    before = [Counted(dict.fromkeys(rows, "1")) for _ in rows]
    seen = [remembered(each, rows_made_anew(before)) for each in before]
    after = [Counted(dict.fromkeys(rows, "1") | {row: "2"}, each) for row, each in zip(rows, seen, strict=True)]
    assert rows_made_anew(after) == {}


def test_changing_an_answer_to_and_fro_is_new_only_the_first_time() -> None:
    group = Group()
    for cell in "abaabb":
        for person in range(1, 6):
            group.give(person, {"een": cell})
    assert [shown.spread for shown in group.pictures["een"]] == [{"a": 5}, {"b": 5}]


def test_those_who_left_and_came_back_do_not_carry_one_newcomer_into_a_picture() -> None:
    group = Group()
    for person in range(1, 11):
        group.give(person, {"een": "a"})
    for person in range(1, 6):
        group.take_out(person)
    for person in (1, 2, 3, 4, 11):
        group.give(person, {"een": "a"})
    assert [len(shown.people) for shown in group.pictures["een"]] == [5, 10]


@pytest.mark.parametrize(
    ("spread", "mean", "middle"), [({"0": 2, "3": 3}, 1.8, 3), ({"1": 3, "4": 3}, 2.5, 1), ({}, None, None)]
)
def test_means_and_middles_come_from_the_numbers_that_are_shown(
    spread: dict[str, int], mean: float | None, middle: int | None
) -> None:
    assert (average(spread), median(spread)) == (mean, middle)
