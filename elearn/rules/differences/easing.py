"""Makes changes easier to read: larger where a few equal words would break them up, whole sentences where they can."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from elearn.rules.differences.changes import Change, Kind, joined

LONGEST_ISLAND = 4
"""so few equal words between two larger changes only make the changes harder to read"""


def eased(changes: Sequence[Change]) -> list[Change]:
    """The same two texts, told in changes that somebody can follow."""
    return _slid(_without_islands(changes))


def _without_islands(changes: Sequence[Change]) -> list[Change]:
    """Let the changes around a few equal words take these along, where both changes are larger than they are."""
    written: list[Change] = []
    for place, (kind, words) in enumerate(changes):
        around = _largest(changes[max(0, place - 2) : place][::-1]), _largest(changes[place + 1 : place + 3])
        small = kind is Kind.SAME and len(words) <= LONGEST_ISLAND and not any(word.is_break for word in words)
        if small and len(words) < min(around):
            written += [(Kind.TAKEN, words), (Kind.ADDED, words)]
        else:
            written.append((kind, words))
    return joined(_taken_first(written))


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
            if not following or words[0].key != following[0].key or not words[0].ends_sentence:
                break
            kept.append(words.pop(0))
            words.append(following.pop(0))
    return joined(slid)
