"""Builds blocks from a text, and fills in forms, for tests of the blocks room."""

from collections.abc import Sequence
from typing import TypeVar

from elearn.blocks.block import Block, Context, Parts
from elearn.blocks.kinds import kinds
from elearn.content.drawing import Drawing, read_drawing
from elearn.content.parser import parse
from elearn.content.problems import Problems
from elearn.content.render import Link, Renderer

Kind = TypeVar("Kind", bound=Block)
DRAWING = '<svg viewBox="0 0 10 10"><path class="line" d="M0 0"/></svg>'


class Filled(dict[str, list[str]]):
    """A form as a browser sends it: every field has a list of values."""

    def getlist(self, key: str) -> Sequence[str]:
        return self.get(key, [])


def form(**fields: str | list[str]) -> Filled:
    """Fields by name; `_` stands for a hyphen."""
    return Filled(
        {name.replace("_", "-"): [value] if isinstance(value, str) else value for name, value in fields.items()}
    )


def drawing(reference: str, line: int) -> Drawing | None:
    return read_drawing(DRAWING, reference)[0]


def parts_of(source: str) -> Parts:
    """The parts of a text in which nothing is wrong."""
    document = parse(source, "x.md")
    problems = Problems("x.md", list(document.problems))
    renderer = Renderer(lambda href, line: Link(f"/{href}"), problems)
    parts = Context(problems, renderer, kinds("page"), drawing).parts(document.nodes)
    assert [str(problem) for problem in problems] == []
    return parts


def block_of(kind: type[Kind], source: str) -> Kind:
    """The one block of a text."""
    blocks = [part for part in parts_of(source) if isinstance(part, kind)]
    assert len(blocks) == 1
    return blocks[0]
