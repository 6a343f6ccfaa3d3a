"""Finds the longest row of equal words that two texts have in the same order."""

from collections.abc import Sequence

from elearn.rules.differences.words import Word


def longest_row(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    """The places of the words that both have, in the older and in the newer text."""
    before, behind = _common_ends(old, new)
    between = _kept(old[before : len(old) - behind], new[before : len(new) - behind])
    pairs = [(at, at) for at in range(before)] + [(before + one, before + other) for one, other in between]
    return pairs + [(len(old) - at, len(new) - at) for at in range(behind, 0, -1)]


def _common_ends(old: Sequence[Word], new: Sequence[Word]) -> tuple[int, int]:
    """How many words are equal at the beginning, and how many of the rest at the end."""
    shortest = min(len(old), len(new))
    before = next((at for at in range(shortest) if old[at].key != new[at].key), shortest)
    left = shortest - before
    behind = next((at for at in range(left) if old[-1 - at].key != new[-1 - at].key), left)
    return before, behind


def _kept(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    """The row itself, in one pass over the newer text.

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
    return _walked_back(rows, len(old))


def _walked_back(rows: Sequence[int], olds: int) -> list[tuple[int, int]]:
    found = []
    one, other = olds - 1, len(rows) - 1
    while one >= 0 and other >= 0:
        if rows[other] >> one & 1:
            one -= 1
        elif other and not rows[other - 1] >> one & 1:
            other -= 1
        else:
            found.append((one, other))
            one, other = one - 1, other - 1
    return found[::-1]
