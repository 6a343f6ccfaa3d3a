"""What was read of a passage before anything in it has a name in Tandem."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from elearn.blocks.condition import Condition
from elearn.library.twee.expressions import Change


@dataclass(frozen=True)
class Words:
    """Ready Markdown."""

    markdown: str


@dataclass(frozen=True)
class Under:
    """Pieces that are there only under a condition."""

    condition: Condition
    pieces: "tuple[Piece, ...]"


Piece = Words | Under


@dataclass
class Link:
    """A link to another passage; `conditions` are those it lies under, the outer one first."""

    text: str
    target: str
    line: int
    conditions: tuple[Condition, ...] = ()
    changes: list[Change] = field(default_factory=list)
    ours: Mapping[str, str] = field(default_factory=dict)
    """what Tandem wrote behind it: role, once, and the keys of kept words"""


@dataclass
class Draft:
    """A passage that becomes a scene. `arrival` are the changes that its text makes, with their lines."""

    name: str
    line: int
    tags: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    links: list[Link] = field(default_factory=list)
    arrival: list[tuple[Change, int]] = field(default_factory=list)

    def conditions(self) -> Iterator[Condition]:
        """Every condition in it."""
        for link in self.links:
            yield from link.conditions
        yield from _conditions(self.pieces)


def _conditions(pieces: tuple[Piece, ...]) -> Iterator[Condition]:
    for piece in pieces:
        if isinstance(piece, Under):
            yield piece.condition
            yield from _conditions(piece.pieces)
