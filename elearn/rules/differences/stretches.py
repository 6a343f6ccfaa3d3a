"""Lays changes out for reading: in paragraphs, with the long equal stretches folded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from elearn.rules.differences.changes import Change, Kind, joined
from elearn.rules.differences.words import Word

FOLDED_FROM, AROUND = 90, 25
"""how many equal words in a row are folded, and how many of them stay to be read beside a change"""


@dataclass(frozen=True)
class Piece:
    """Words that met the same fate; without the end of a line, which begins a new paragraph."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the newer text, with what was taken away in it."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Stretch:
    """Paragraphs that lie together; a folded stretch did not change and is opened by whoever wants to read it."""

    paragraphs: tuple[Paragraph, ...]
    is_folded: bool
    words: int


def stretches_of(changes: Sequence[Change]) -> Iterator[Stretch]:
    """Cut the long equal rows; everything between two folds lies together."""
    open_words: list[Change] = []
    for place, (kind, words) in enumerate(changes):
        start, end = _fold(words, place == 0, place == len(changes) - 1) if kind is Kind.SAME else (0, 0)
        if start == end:
            open_words.append((kind, words))
            continue
        yield from _stretch([*open_words, (kind, words[:start])], is_folded=False)
        yield from _stretch([(kind, words[start:end])], is_folded=True)
        open_words = [(kind, words[end:])]
    yield from _stretch(open_words, is_folded=False)


def _fold(words: Sequence[Word], is_first: bool, is_last: bool) -> tuple[int, int]:
    """From where to where an equal row is folded, cut after a sentence where one ends near."""
    if len(words) < FOLDED_FROM or (is_first and is_last):
        return 0, 0
    start = 0 if is_first else _after_sentence(words, AROUND)
    end = len(words) if is_last else _after_sentence(words, len(words) - 2 * AROUND)
    return start, max(start, end)


def _after_sentence(words: Sequence[Word], wanted: int) -> int:
    near = range(wanted, min(wanted + AROUND, len(words)))
    return next((at + 1 for at in near if words[at].ends_sentence), wanted)


def _stretch(changes: Iterable[Change], *, is_folded: bool) -> Iterator[Stretch]:
    filled = joined(changes)
    if filled:
        count = sum(word.key[0].isalnum() for _kind, words in filled for word in words)
        yield Stretch(tuple(_paragraphs(filled)), is_folded, count)


def _paragraphs(changes: Iterable[Change]) -> Iterator[Paragraph]:
    """A line that ends in the newer text, or that is gone as a whole, ends a paragraph here."""
    pieces: list[Piece] = []
    for kind, words in changes:
        for ends, group in groupby(words, key=lambda word: word.is_break):
            if not ends:
                pieces.append(Piece(kind, "".join(word.text for word in group)))
            elif pieces:
                yield Paragraph(tuple(pieces))
                pieces = []
    if pieces:
        yield Paragraph(tuple(pieces))
