"""The lines of a file around its problems, so that each is shown where it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from elearn.content.problems import Problem
from elearn.content.source import normalise
from elearn.previewing.watching import Found

BEFORE, AFTER = 3, 2
LONGEST_LINE = 400


@dataclass(frozen=True)
class Line:
    """A line of a file, and what is wrong at it."""

    number: int
    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Excerpt:
    """Parts of a file, each some lines that follow each other; `number` tells the files of a page apart."""

    number: int
    inside: str
    parts: tuple[tuple[Line, ...], ...]


def excerpts(found: Iterable[Found]) -> tuple[Excerpt, ...]:
    """The lines around each problem, file by file; overlapping parts become one."""
    by_file = groupby(found, key=lambda each: (each.inside, each.problem.path))
    return tuple(
        Excerpt(number, inside, tuple(_parts(_lines_of(path), [each.problem for each in group])))
        for number, ((inside, path), group) in enumerate(by_file, start=1)
    )


def _lines_of(path: str) -> list[str]:
    try:
        text = Path(path).read_bytes().decode("utf-8", "replace")
    except OSError:
        return [""]
    return normalise(text).split("\n")


def _parts(lines: Sequence[str], problems: Sequence[Problem]) -> Iterator[tuple[Line, ...]]:
    for first, last in _windows(sorted({min(problem.line, len(lines)) for problem in problems}), len(lines)):
        yield tuple(
            Line(number, _short(lines[number - 1]), _at(number, len(lines), problems))
            for number in range(first, last + 1)
        )


def _windows(numbers: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    first = last = 0
    for number in numbers:
        start, end = max(number - BEFORE, 1), min(number + AFTER, length)
        if last and start <= last + 1:
            last = end
            continue
        if last:
            yield first, last
        first, last = start, end
    if last:
        yield first, last


def _at(number: int, length: int, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if min(problem.line, length) == number)


def _short(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} …"
