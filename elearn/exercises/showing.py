"""One exercise as one learner sees it now: the form, or the answer and what comes after it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from werkzeug.datastructures import MultiDict

from elearn.blocks.exercise import Exercise, kept
from elearn.blocks.messages import AnswerError
from elearn.exercises.models import Attempt


@dataclass(frozen=True)
class Shown:
    """What the templates of an exercise need; nothing here is stored."""

    block: Exercise
    key: str
    tries: tuple[Attempt, ...] = ()
    """newest first: the most recent ones and the very first"""
    count: int = 0
    """how often it was answered in all"""
    again: bool = False
    """the learner asked for the form once more"""
    typed: MultiDict[str, str] | None = None
    """what was posted and could not be kept"""
    problem: AnswerError | None = None
    just_kept: bool = False
    """the answer was kept a moment ago, and the reader waits for what comes after it"""
    row_added: int = 0
    """the row that was asked for last, where rows can be added"""
    posting: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def latest(self) -> Attempt | None:
        return self.tries[0] if self.tries else None

    @property
    def is_open(self) -> bool:
        return self.again or self.problem is not None or self.latest is None

    @property
    def filled(self) -> Mapping[str, Any]:
        """The last answer, which a new try begins with."""
        return self.latest.answer if self.latest else {}

    def kept_under(self, name: str) -> Mapping[str, Any]:
        """A part of the last answer by item; empty where there is none, or where it has another shape by now."""
        return kept(self.filled, name, dict)

    @property
    def kept_options(self) -> list[str]:
        return kept(self.filled, "options", list)

    @property
    def is_older(self) -> bool:
        """Whether the exercise has changed since the last answer."""
        return self.latest is not None and self.latest.exercise_version != self.block.version

    @property
    def earlier(self) -> tuple[Attempt, ...]:
        return self.tries[1:]

    @property
    def first_and_last(self) -> tuple[Mapping[str, Any], ...]:
        """The newest answer, and the very first where there are several, to lay over each other."""
        return tuple(attempt.answer for attempt in dict.fromkeys((*self.tries[:1], *self.tries[-1:])))

    @cached_property
    def response(self) -> Any:
        return self.block.respond(self.filled)
