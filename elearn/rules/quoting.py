"""Sentences of a text, and exact quotes from it; every offset counts Unicode code points."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CONTEXT = 32
"""characters kept on both sides of a quote"""
LONG = 300
"""a sentence longer than this is offered in pieces, because some people write without full stops"""

LEAD = re.compile(r"\s*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*")
END = re.compile(r"""(?:[.!?…؟۔।]+["'”’»›)\]*_]*(?=\s)|[。！？]+["'”’»›」』)\]*_]*)\s*""")
CLAUSE = re.compile(r"[,;:،؛]\s+")
BLANK = re.compile(r"\s+")


class NotAdjacent(ValueError):
    """Sentences were chosen that do not lie next to each other, or that are not in the text."""


@dataclass(frozen=True)
class Sentence:
    """One sentence; `text` is exactly `whole[start:end]` and neither begins nor ends with a blank."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Line:
    """One line that is not blank: what a list writes before it, and its sentences."""

    lead: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Quote:
    """A TextQuoteSelector with a TextPositionSelector (W3C Web Annotation): `exact` is `whole[start:end]`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def lines(text: str) -> tuple[Line, ...]:
    """The text, line by line, cut into sentences numbered through from 0. Never raises."""
    found: list[Line] = []
    number = 0
    for lead, first, last in _lines(text):
        pieces = list(_pieces(text, first, last))
        numbered = enumerate(pieces, number)
        found.append(Line(lead, tuple(Sentence(n, start, end, text[start:end]) for n, (start, end) in numbered)))
        number += len(pieces)
    return tuple(found)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order."""
    return tuple(sentence for line in lines(text) for sentence in line.sentences)


def quote(text: str, start: int, end: int) -> Quote:
    """The selector of `text[start:end]`."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def quote_of(text: str, chosen: Iterable[int]) -> Quote | None:
    """The quote of the sentences with these numbers; None when nothing was chosen.

    Raises:
        NotAdjacent: they do not follow each other, or one of them is not there.
    """
    numbers = sorted(set(chosen))
    if not numbers:
        return None
    every = sentences(text)
    if numbers[0] < 0 or numbers[-1] >= len(every) or numbers[-1] - numbers[0] + 1 != len(numbers):
        raise NotAdjacent
    return quote(text, every[numbers[0]].start, every[numbers[-1]].end)


def chosen_by(text: str, start: int, end: int) -> tuple[int, ...]:
    """The numbers of the sentences that lie within a quote, so that a form can show them ticked."""
    return tuple(sentence.number for sentence in sentences(text) if start <= sentence.start and sentence.end <= end)


def runs(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of `text[start:end]` that each lie in one line, without what a list writes before it."""
    parts = ((max(start, first), min(end, last)) for _, first, last in _lines(text))
    return tuple((first, last) for first, last in parts if first < last)


def _lines(text: str) -> Iterator[tuple[str, int, int]]:
    """(lead, start, end) of every line that holds something, without the blanks around it."""
    at = 0
    for line in text.split("\n"):
        content = line.rstrip()
        if content:
            lead = _lead(content)
            yield lead.lstrip(), at + len(lead), at + len(content)
        at += len(line) + 1


def _lead(content: str) -> str:
    """What stands before the words; a line of signs alone is all words."""
    found = LEAD.match(content)
    assert found is not None
    return found[0] if found.end() < len(content) else content[: len(content) - len(content.lstrip())]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _sentences(text, start, end):
        yield from _short_pieces(text, first, last)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence ends at its sign and the blank behind it, unless a small letter follows (`bv. een`)."""
    first = start
    for found in END.finditer(text, start, end):
        if found.end() >= end or text[found.end()].islower():
            continue
        yield first, start + len(text[start : found.end()].rstrip())
        first = found.end()
    yield first, end


def _short_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long sentence in pieces: after a comma if there is one, else between two words, never in a word."""
    while end - start > LONG:
        window = (start + LONG // 3, start + LONG)
        cut = _last(CLAUSE, text, *window) or _last(BLANK, text, *window)
        found = cut or BLANK.search(text, start + LONG, end)
        if found is None:
            break
        yield start, found.start() + len(found[0].rstrip())
        start = found.end()
    yield start, end


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):  # noqa: B007 - the last one is wanted
        pass
    return found
