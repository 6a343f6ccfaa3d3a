"""A picture of a group as templates show it: for each item how the answers are spread, and the drawing of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from elearn.blocks.choice import Choice
from elearn.blocks.exercise import Exercise, Item
from elearn.blocks.predict import Predict, PredictCell
from elearn.blocks.web import Domain, Web
from elearn.blocks.web_layout import WebLayout
from elearn.pictures.counting import CHOSEN, NO, YES, row_of_pair
from elearn.pictures.models import GroupPicture
from elearn.rules.aggregation import Spread, average, median

MOST_PAIRS = 6
"""how many pairs of domains are shown"""
LEAST_DRAWN = 2
"""a thread that one person alone drew is not shown"""


@dataclass(frozen=True)
class Line:
    """One item, and how many people fill each of its cells; empty where fewer than five answered it."""

    item: Item
    spread: Spread

    @property
    def people(self) -> int:
        return sum(self.spread.values())

    @property
    def ticked(self) -> int:
        return self.spread.get(YES, 0)

    @property
    def average(self) -> float | None:
        return average(self.spread)

    @property
    def median(self) -> int | None:
        return median(self.spread)


@dataclass(frozen=True)
class Pair:
    """Two domains with threads between them, and how many of the people drew one."""

    one: Domain
    other: Domain
    number: int
    people: int


@dataclass(frozen=True)
class Expected:
    """One cell of a table that was predicted, and how many people expect each sign in it."""

    cell: PredictCell
    spread: Spread

    @property
    def people(self) -> int:
        return sum(self.spread.values())

    @property
    def most(self) -> str:
        """The sign that most people expect; the first of them where several are expected as often."""
        return max(self.spread, key=lambda sign: self.spread[sign], default="")


@dataclass(frozen=True)
class Drawn:
    """Everything that the templates of a picture need; every number in it is one that the picture holds."""

    block: Exercise
    picture: GroupPicture

    @property
    def rows(self) -> Mapping[str, Spread]:
        return self.picture.rows

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every item of the exercise, in its order."""
        return tuple(Line(item, self._spread_of(item)) for item in self.block.items)

    def _spread_of(self, item: Item) -> Spread:
        if not isinstance(self.block, Choice) or self.block.many:
            return self.rows.get(item.id, {})
        chosen = {option.id: self.rows.get(CHOSEN, {}).get(option.id, 0) for option in self.block.items}
        everyone = sum(chosen.values())
        return {YES: chosen[item.id], NO: everyone - chosen[item.id]} if everyone else {}

    @cached_property
    def expected(self) -> tuple[tuple[Item, tuple[Expected, ...]], ...]:
        """The rows of a table that was predicted."""
        rows = self.block.respond({}).rows if isinstance(self.block, Predict) else ()
        return tuple((row.item, tuple(self._expected(cell) for cell in row.cells)) for row in rows)

    def _expected(self, cell: PredictCell) -> Expected:
        return Expected(cell, self.rows.get(cell.field, {}))

    @property
    def medians(self) -> dict[str, Any]:
        """The group's places as an answer to a scale, to be drawn as one."""
        return {"values": {line.item.id: line.median for line in self.lines}}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of domains that most people drew a thread between, most first."""
        domains = self.block.items if isinstance(self.block, Web) else ()
        spreads = [(*pair, self.rows.get(row_of_pair(*pair), {})) for pair in combinations(domains, 2)]
        pairs = [Pair(one, other, spread.get(YES, 0), sum(spread.values())) for one, other, spread in spreads]
        often = [pair for pair in pairs if pair.number >= LEAST_DRAWN]
        return tuple(sorted(often, key=lambda pair: -pair.number)[:MOST_PAIRS])

    @property
    def web(self) -> WebLayout:
        """The web of averages, each rounded to a whole pull, with the pairs as threads without words."""
        assert isinstance(self.block, Web)
        pulls = {line.item.id: round(line.average) for line in self.lines if line.average is not None}
        threads = [{"from": pair.one.id, "to": pair.other.id} for pair in self.pairs]
        return self.block.layout({"pulls": pulls, "threads": threads})
