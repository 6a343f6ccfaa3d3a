"""A coach's hours by month, as a bill wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from elearn.care.models import WorkedTime


@dataclass(frozen=True)
class Month:
    """One month: its first day, what was worked, and the sum."""

    first: date
    worked: Sequence[WorkedTime]

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.worked)


def by_month(worked: Sequence[WorkedTime]) -> list[Month]:
    """In the order given, which is the newest first."""
    return [Month(first, list(every)) for first, every in groupby(worked, lambda each: each.on_day.replace(day=1))]
