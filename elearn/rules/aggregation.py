"""Group pictures: sums over at least five people, made anew in such a way that nobody can be subtracted out of them.

An answer is counted in rows (one card, one statement, one domain), and in each row it fills one cell. A row is drawn
anew only when at least five people fill it with a cell that no earlier picture counted for them. Those five are in no
other picture with it, so whatever is added to and subtracted from this row's pictures, the newest one that is used
leaves at least five people in the result. `docs/decisions/0006-group-pictures.md` says what this covers and what not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_low

FEWEST = 5
"""the fewest people in a picture, with something new in it before it is made anew, gone before it is taken down"""

Cells = Mapping[str, str]
"""row → the cell that one answer fills in it"""
Spread = Mapping[str, int]
"""cell → how many people fill it"""


@dataclass(frozen=True)
class Counted:
    """One person's answer, and by row the cells that pictures counted for this person so far."""

    cells: Cells
    seen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def is_new_in(self, row: str) -> bool:
        """Whether no picture has counted this person with this cell."""
        return row in self.cells and self.cells[row] not in self.seen.get(row, ())


def rows_made_anew(answers: Iterable[Counted]) -> dict[str, dict[str, int]]:
    """The rows that can be drawn anew from these answers, each with how often its cells are filled."""
    answers = list(answers)
    new = Counter(row for answer in answers for row in answer.cells if answer.is_new_in(row))
    return {
        row: dict(Counter(answer.cells[row] for answer in answers if row in answer.cells))
        for row, people in new.items()
        if people >= FEWEST
    }


def remembered(answer: Counted, rows: Iterable[str]) -> dict[str, list[str]]:
    """What pictures have counted for this person once these rows are drawn; nothing is ever forgotten."""
    seen = {row: list(cells) for row, cells in answer.seen.items()}
    for row in rows:
        if answer.is_new_in(row):
            seen.setdefault(row, []).append(answer.cells[row])
    return seen


def average(spread: Spread) -> float | None:
    """The mean of cells that are numbers, on one decimal; None of an empty row."""
    people = sum(spread.values())
    return round(sum(int(cell) * number for cell, number in spread.items()) / people, 1) if people else None


def median(spread: Spread) -> int | None:
    """The middle one of cells that are numbers, the lower of two; None of an empty row."""
    return median_low(Counter({int(cell): number for cell, number in spread.items()}).elements()) if spread else None
