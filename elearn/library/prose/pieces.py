"""A piece of prose: words that are read in one breath, with the line on which each of them stands."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from elearn.content.tree import Node

BREAKS = ("softbreak", "hardbreak")


class Kind(Enum):
    """What a piece is in its file; a line is an option or a key of the front matter, where no link can stand."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    LINE = "line"


class When(Enum):
    """When a piece is read: on the page as it opens, later (in an exercise, after it, unfolded), or as a source."""

    OPEN = "open"
    LATER = "later"
    SOURCE = "source"


@dataclass(frozen=True)
class Piece:
    """Words with their places: `lines` are pairs of an offset in `text` and the line that begins there.

    `foreign` are the parts (from, to) that are code or, in a source line, titles and links to references.
    """

    kind: Kind
    when: When
    text: str
    lines: tuple[tuple[int, int], ...]
    foreign: tuple[tuple[int, int], ...] = ()

    @property
    def line(self) -> int:
        return self.lines[0][1]

    def line_at(self, offset: int) -> int:
        """The line of what stands at an offset."""
        return self.lines[max(bisect_right(self.lines, (offset, 1 << 60)) - 1, 0)][1]

    @property
    def own(self) -> str:
        """The text with spaces in the place of what is foreign: offsets stay."""
        text = self.text
        for start, end in self.foreign:
            text = text[:start] + " " * (end - start) + text[end:]
        return text


def said(text: str, line: int) -> Piece:
    """What an option or a key says; it never is all there is on a page as it opens."""
    return Piece(Kind.LINE, When.LATER, text, ((0, line),))


def written(kind: Kind, when: When, nodes: Iterable[Node], line: int) -> Piece:
    """The piece that the nodes of a paragraph, a heading or a cell make."""
    writer = _Writer(line, ("code_inline", "em", "link") if when is When.SOURCE else ("code_inline",))
    for node in nodes:
        writer.write(node)
    return Piece(kind, when, writer.text, tuple(writer.lines), tuple(writer.foreign))


class _Writer:
    def __init__(self, line: int, foreign: tuple[str, ...]) -> None:
        self.text = ""
        self.lines = [(0, line)]
        self.foreign: list[tuple[int, int]] = []
        self.foreign_types = foreign

    def write(self, node: Node) -> None:
        start = len(self.text)
        if node.line > self.lines[-1][1]:
            self.lines.append((start, node.line))
        self.text += " " if node.type in BREAKS else node.text
        for child in node.children:
            self.write(child)
        if node.type in self.foreign_types:
            self.foreign.append((start, len(self.text)))
