"""Where a reader of passages stands: under which conditions, in which link, with which words not yet put down."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from elearn.blocks.condition import And, Condition, Not
from elearn.library.twee.drafts import Link, Piece, Under, Words
from elearn.library.twee.flowing import Flow


@dataclass
class Frame:
    """One level: the passage itself, a branch of an `<<if>>`, or the inside of a link.

    `own` is the condition that a branch names itself, `failed` those of the branches before it, of the same
    `<<if>>`; None is one that could not be read.
    """

    kind: str
    flow: Flow
    line: int
    condition: Condition | None = None
    own: Condition | None = None
    failed: list[Condition | None] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    link: Link | None = None

    def settle(self) -> None:
        """Put down the words so far, and the comments behind them."""
        markdown = self.flow.markdown()
        said = [markdown, *self.comments]
        self.pieces += [Words(one) for one in said if one.strip()]
        self.flow = Flow(self.flow.lost, self.flow.style)
        self.comments = []

    def add(self, pieces: Iterable[Piece]) -> None:
        self.settle()
        self.pieces += pieces

    def closed(self) -> list[Piece]:
        """Its pieces, under its condition where it has one."""
        self.settle()
        if self.condition is None or not self.pieces:
            return self.pieces
        return [Under(self.condition, tuple(self.pieces))]


def branch(failed: list[Condition | None], own: Condition | None, *, is_else: bool) -> Condition | None:
    """The condition of a branch: those before it do not hold, and its own does; None where it cannot be said."""
    if None in failed or (own is None and not is_else):
        return None
    parts = tuple(Not(part) for part in failed if part is not None) + ((own,) if own is not None else ())
    return And(parts) if len(parts) > 1 else parts[0]
