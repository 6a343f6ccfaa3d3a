"""Compares two versions of a text, in a bounded time: about a second at the very worst for two of 20,000 characters."""

from collections.abc import Iterable

from elearn.rules.differences.changes import Kind, changes
from elearn.rules.differences.easing import eased
from elearn.rules.differences.stretches import Stretch, stretches_of
from elearn.rules.differences.words import words_of


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """What changed from `old` to `new`. Never raises; empty for two empty texts."""
    return tuple(stretches_of(eased(changes(*words_of(old, new)))))


def is_changed(stretches: Iterable[Stretch]) -> bool:
    """Whether there is anything to show."""
    every = (piece for stretch in stretches for paragraph in stretch.paragraphs for piece in paragraph.pieces)
    return any(piece.kind is not Kind.SAME for piece in every)
