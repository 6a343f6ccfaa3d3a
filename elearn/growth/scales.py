"""A self-scan that comes back: the first answer and the last one, to lay over each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elearn.blocks.scale import Scale
from elearn.exercises.models import Attempt
from elearn.exercises.queries import recent_attempts
from elearn.library import Page
from elearn.web.library import catalogue

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One statement with the value of then and of now."""

    text: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Scan:
    """A scale as it was answered first and last; `last` is None when it was answered once."""

    key: str
    scale: Scale
    page: Page
    first: Attempt
    last: Attempt | None

    @property
    def id(self) -> str:
        return self.scale.id

    @property
    def answers(self) -> tuple[Answer, ...]:
        """For the drawing: the newest one, and the first under it."""
        return (self.last.answer, self.first.answer) if self.last else (self.first.answer,)

    @property
    def last_at(self) -> datetime | None:
        return self.last.created_at if self.last else None

    @property
    def rows(self) -> list[Row]:
        first = {row.item.id: row.value for row in self.scale.respond(self.first.answer).rows}
        last = {row.item.id: row.value for row in self.scale.respond(self.last.answer).rows} if self.last else {}
        return [Row(item.text, first.get(item.id), last.get(item.id)) for item in self.scale.items]


def scans_of(user_id: int) -> list[Scan]:
    """The scales that a course asks twice and that somebody answered, in the order of the courses."""
    pairs = _asked_twice()
    found = recent_attempts(user_id, {key for pair in pairs for key in pair})
    tries = {key: attempts for key, (attempts, _count) in found.items()}
    scans = (_scan(key, tries.get(key, []), tries.get(again, [])) for key, again in pairs)
    return [scan for scan in scans if scan is not None]


def _asked_twice() -> list[tuple[str, str]]:
    """The key of a scale and of the one that is drawn over it."""
    every = catalogue().exercises()
    return [
        (f"{key.partition('/')[0]}/{block.over}", key)
        for key, block in every.items()
        if isinstance(block, Scale) and block.over
    ]


def _scan(key: str, began: list[Attempt], again: list[Attempt]) -> Scan | None:
    scale, page = catalogue().exercise(key), catalogue().where(key)
    tries = sorted([*began, *again], key=lambda attempt: attempt.id)
    if not tries or page is None or not isinstance(scale, Scale):
        return None
    return Scan(key, scale, page, tries[0], tries[-1] if len(tries) > 1 else None)
