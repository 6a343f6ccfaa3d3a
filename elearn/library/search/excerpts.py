"""The sentence that is shown of what was found, with the words of the question marked."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from elearn.library.search.passages import Passage
from elearn.library.search.words import words_in

END = re.compile(r"(?<=[.!?…])['’\")»]*\s+(?=[^\W_a-z]|['‘\"(«])")
SHORT, LONGEST = 25, 240
BEFORE = 90
"""how many characters of a long sentence are kept before the first word that was found"""


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is a word that was asked for."""

    text: str
    found: bool


@dataclass(frozen=True)
class Excerpt:
    """The best sentence of an entry, and the passage in which it stands."""

    passage: Passage
    pieces: tuple[Piece, ...]
    worth: int


def best_excerpt(passages: Iterable[Passage], forms: Container[str]) -> Excerpt | None:
    """The sentence with most of the words; where none has one, the heading that does, or else the first sentence."""
    given = tuple(passages)
    below = ((passage, sentence) for passage in given for sentence in _sentences(passage))
    best = _best(below, forms)
    if best and best.worth:
        return best
    headings = _best(((passage, passage.heading) for passage in given if passage.heading), forms)
    return headings if headings and (best is None or headings.worth) else best


def _sentences(passage: Passage) -> Iterator[str]:
    for text in passage.texts:
        yield from [text] if passage.whole else END.split(text)


def _best(sentences: Iterable[tuple[Passage, str]], forms: Container[str]) -> Excerpt | None:
    """The first of those with most words; a sentence goes before a word that stands alone in a list."""
    best: Excerpt | None = None
    highest = (-1, False)
    for passage, sentence in sentences:
        pieces = marked(sentence, forms)
        worth = len({piece.text.lower() for piece in pieces if piece.found})
        if (worth, len(sentence) > SHORT) > highest:
            best, highest = Excerpt(passage, pieces, worth), (worth, len(sentence) > SHORT)
    return replace(best, pieces=shortened(best.pieces)) if best else None


def marked(text: str, forms: Container[str]) -> tuple[Piece, ...]:
    """The text in pieces; of words that overlap the longest is marked."""
    pieces: list[Piece] = []
    at = 0
    for start, end in _spans(text, forms):
        if start > at:
            pieces.append(Piece(text[at:start], found=False))
        pieces.append(Piece(text[start:end], found=True))
        at = end
    if text[at:]:
        pieces.append(Piece(text[at:], found=False))
    return tuple(pieces)


def _spans(text: str, forms: Container[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for word in words_in(text):
        if word.folded in forms:
            while spans and spans[-1][0] >= word.start:
                spans.pop()
            spans.append((word.start, word.end))
    return spans


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A long sentence cut at words, around the first word that was found."""
    if sum(len(piece.text) for piece in pieces) <= LONGEST:
        return pieces
    kept: list[Piece] = []
    room = LONGEST
    for place, piece in enumerate(pieces):
        text = piece.text
        if place == 0 and not piece.found and len(pieces) > 1 and len(text) > BEFORE:
            text = "… " + text[-BEFORE:].partition(" ")[2]
        if len(text) > room:
            kept.append(Piece(text[:room].rpartition(" ")[0] + " …", found=False))
            break
        kept.append(Piece(text, piece.found))
        room -= len(text)
    return tuple(kept)
