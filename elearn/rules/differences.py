"""The difference between two versions of a text as it is read: whole words, paragraphs kept, long stretches folded.

Any two texts of 20,000 characters take a bounded time (about a second at the very worst): the words that both have in
the same order are found in one pass over the newer text, and where words and punctuation apart would be too many, what
stands between blanks is compared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

MOST_PAIRS = 36_000_000
"""more pieces times pieces than this are compared as what stands between blanks"""
LONGEST_ISLAND = 4
"""so few equal words between two larger changes only make the changes harder to read"""
FOLDED_FROM, AROUND = 90, 25
"""how many equal words in a row are folded, and how many of them stay to be read beside a change"""

FINE = re.compile(r"(\w+(?:['’.\-]\w+)*|[^\w\s]+|\n)[^\S\n]*")
COARSE = re.compile(r"([^\s]+|\n)[^\S\n]*")
BREAK = "\n"
ENDS = (".", "!", "?", "…", BREAK)


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    TAKEN = "taken"


@dataclass(frozen=True)
class Word:
    """A word, some punctuation or the end of a line: `key` is compared, `text` is shown with the blanks behind it."""

    key: str
    text: str


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


Change = tuple[Kind, list[Word]]


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """What changed from `old` to `new`. Never raises; empty for two empty texts."""
    changes = _slid(_without_islands(_changes(*_words(old, new))))
    return tuple(_stretches(changes))


def is_changed(stretches: Iterable[Stretch]) -> bool:
    """Whether there is anything to show."""
    every = (piece for stretch in stretches for paragraph in stretch.paragraphs for piece in paragraph.pieces)
    return any(piece.kind is not Kind.SAME for piece in every)


def _words(old: str, new: str) -> tuple[list[Word], list[Word]]:
    fine = _split(FINE, old), _split(FINE, new)
    return fine if len(fine[0]) * len(fine[1]) <= MOST_PAIRS else (_split(COARSE, old), _split(COARSE, new))


def _split(pattern: re.Pattern[str], text: str) -> list[Word]:
    found = (Word(each[1], each[0]) for each in pattern.finditer(re.sub(r"\s*\n\s*", BREAK, text.strip())))
    return list(found)


def _changes(old: list[Word], new: list[Word]) -> list[Change]:
    """What stayed, went and came, in the order of reading; of two beside each other first what went."""
    before, behind = _common_ends(old, new)
    kept = _kept(old[before : len(old) - behind], new[before : len(new) - behind])
    left = right = 0
    pairs = [(at, at) for at in range(before)] + [(before + one, before + other) for one, other in kept]
    pairs += [(len(old) - at, len(new) - at) for at in range(behind, 0, -1)] + [(len(old), len(new))]
    found: list[Change] = []
    for one, other in pairs:
        found += [(Kind.TAKEN, old[left:one]), (Kind.ADDED, new[right:other]), (Kind.SAME, new[other : other + 1])]
        left, right = one + 1, other + 1
    return _joined(found)


def _joined(changes: Iterable[Change]) -> list[Change]:
    filled = (change for change in changes if change[1])
    grouped = groupby(filled, key=lambda change: change[0])
    return [(kind, [word for _kind, words in group for word in words]) for kind, group in grouped]


def _common_ends(old: Sequence[Word], new: Sequence[Word]) -> tuple[int, int]:
    """How many words are equal at the beginning, and how many of the rest at the end."""
    shortest = min(len(old), len(new))
    before = next((at for at in range(shortest) if old[at].key != new[at].key), shortest)
    left = shortest - before
    behind = next((at for at in range(left) if old[-1 - at].key != new[-1 - at].key), left)
    return before, behind


def _kept(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    """The longest row of equal words that both have in this order, as pairs of places.

    Hyyrö's bit-parallel table: one number per new word, in which a bit that is off says that the row grows there.
    """
    places: dict[str, int] = {}
    for at, word in enumerate(old):
        places[word.key] = places.get(word.key, 0) | 1 << at
    every = (1 << len(old)) - 1
    rows, row = [], every
    for word in new:
        equal = row & places.get(word.key, 0)
        row = (row + equal | row - equal) & every
        rows.append(row)
    return _walked_back(rows, old, new)


def _walked_back(rows: Sequence[int], old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    found = []
    one, other = len(old) - 1, len(new) - 1
    while one >= 0 and other >= 0:
        if rows[other] >> one & 1:
            one -= 1
        elif other and not rows[other - 1] >> one & 1:
            other -= 1
        else:
            found.append((one, other))
            one, other = one - 1, other - 1
    return found[::-1]


def _without_islands(changes: list[Change]) -> list[Change]:
    """Let the changes around a few equal words take these along, where both changes are larger than they are."""
    written: list[Change] = []
    for place, (kind, words) in enumerate(changes):
        around = _largest(changes[max(0, place - 2) : place][::-1]), _largest(changes[place + 1 : place + 3])
        small = kind is Kind.SAME and len(words) <= LONGEST_ISLAND and all(word.key != BREAK for word in words)
        if small and len(words) < min(around):
            written += [(Kind.TAKEN, words), (Kind.ADDED, words)]
        else:
            written.append((kind, words))
    return _joined(_taken_first(written))


def _largest(beside: Sequence[Change]) -> int:
    """The size of the change that begins here: the larger of what went and what came."""
    sizes = []
    for kind, words in beside:
        if kind is Kind.SAME:
            break
        sizes.append(len(words))
    return max(sizes, default=0)


def _taken_first(changes: Iterable[Change]) -> Iterator[Change]:
    """Between two equal stretches first everything that went, then everything that came."""
    for same, group in groupby(changes, key=lambda change: change[0] is Kind.SAME):
        together = list(group)
        yield from together if same else sorted(together, key=lambda change: change[0] is Kind.ADDED)


def _slid(changes: Sequence[Change]) -> list[Change]:
    """A change that begins with the full stop before it and ends before the next one is a whole sentence instead."""
    slid = [(kind, list(words)) for kind, words in changes]
    for place in range(len(slid) - 2):
        (before, kept), (kind, words), (behind, following) = slid[place : place + 3]
        if before is not Kind.SAME or behind is not Kind.SAME or kind is Kind.SAME:
            continue
        for _turn in words:
            if not following or words[0].key != following[0].key or words[0].key[-1] not in ENDS:
                break
            kept.append(words.pop(0))
            words.append(following.pop(0))
    return _joined(slid)


def _stretches(changes: Sequence[Change]) -> Iterator[Stretch]:
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
    return next((at + 1 for at in near if words[at].key[-1] in ENDS), wanted)


def _stretch(changes: Iterable[Change], *, is_folded: bool) -> Iterator[Stretch]:
    filled = _joined(changes)
    if filled:
        count = sum(word.key[0].isalnum() for _kind, words in filled for word in words)
        yield Stretch(tuple(_paragraphs(filled)), is_folded, count)


def _paragraphs(changes: Iterable[Change]) -> Iterator[Paragraph]:
    """A line that ends in the newer text, or that is gone as a whole, ends a paragraph here."""
    pieces: list[Piece] = []
    for kind, words in changes:
        for ends, group in groupby(words, key=lambda word: word.key == BREAK):
            if not ends:
                pieces.append(Piece(kind, "".join(word.text for word in group)))
            elif pieces:
                yield Paragraph(tuple(pieces))
                pieces = []
    if pieces:
        yield Paragraph(tuple(pieces))
