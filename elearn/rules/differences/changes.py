"""What stayed, went and came between two texts, in the order of reading."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby

from elearn.rules.differences.rows import longest_row
from elearn.rules.differences.words import Word


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    TAKEN = "taken"


Change = tuple[Kind, list[Word]]


def changes(old: list[Word], new: list[Word]) -> list[Change]:
    """Every word of both; of two changes beside each other first what went."""
    left = right = 0
    found: list[Change] = []
    for one, other in [*longest_row(old, new), (len(old), len(new))]:
        found += [(Kind.TAKEN, old[left:one]), (Kind.ADDED, new[right:other]), (Kind.SAME, new[other : other + 1])]
        left, right = one + 1, other + 1
    return joined(found)


def joined(parts: Iterable[Change]) -> list[Change]:
    """Words beside each other that met the same fate as one change; nothing empty."""
    grouped = groupby((change for change in parts if change[1]), key=lambda change: change[0])
    return [(kind, [word for _kind, words in group for word in words]) for kind, group in grouped]
