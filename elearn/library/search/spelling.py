"""Finds the word that somebody meant: one letter too many, too few, wrong, or two that changed places."""

from collections.abc import Container, Iterator
from itertools import chain

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST, LONGEST = 5, 40


def nearly(word: str, known: Container[str]) -> Iterator[str]:
    """The known words at one slip of the pen; none for a word that is too short to tell."""
    if SHORTEST <= len(word) <= LONGEST:
        yield from dict.fromkeys(slip for slip in _slips(word) if slip in known)


def _slips(word: str) -> Iterator[str]:
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return chain(
        (left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1),
        (left + right[1:] for left, right in halves if right),
        (left + letter + right[1:] for left, right in halves if right for letter in LETTERS),
        (left + letter + right for left, right in halves for letter in LETTERS),
    )
