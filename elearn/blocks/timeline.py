"""`timeline`: moments along a line, each with its date; only to read."""

from dataclasses import dataclass
from typing import ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Block, Context, Parts
from elearn.blocks.codes import BlockCode
from elearn.blocks.reading import LISTS
from elearn.content.tree import Directive, Node


@dataclass(frozen=True)
class Moment:
    """One moment: when it was, what happened in a line, and whatever stands below that."""

    date: Markup
    words: Markup
    more: Markup


@dataclass(frozen=True, kw_only=True)
class Timeline(Block):
    """`before` and `after` are the texts around the moments."""

    kind: ClassVar[str] = "timeline"
    rooms: ClassVar[frozenset[str]] = frozenset({"page", "story"})

    before: Parts
    moments: tuple[Moment, ...]
    after: Parts

    @property
    def inside(self) -> Parts:
        return self.before + self.after

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        nodes = directive.nodes
        place = next((index for index, node in enumerate(nodes) if node.type in LISTS), None)
        if place is None:
            hint = "add a list: `- **September 2004.** text`"
            context.problems.add(BlockCode.NO_ITEMS, directive.line, "this timeline has no moments", hint)
            return None
        return cls(
            line=directive.line,
            before=context.parts(nodes[:place]),
            moments=tuple(_moment(item, context) for item in nodes[place].children),
            after=context.parts(nodes[place + 1 :]),
        )


def _moment(item: Node, context: Context) -> Moment:
    if item.given:
        message = f"a moment has no id or other attributes, and this one has `#{item.given.id[:40]}`"
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, item.line, message, "take the braces away")
    first = item.children[0] if item.children else None
    line = [node for node in first.children if node.text or node.children] if first else []
    if first is None or first.type != "paragraph" or not line or line[0].type != "strong":
        hint = "write `- **September 2004.** text`"
        context.problems.add(BlockCode.MISSING_DATE, item.line, "this moment does not begin with its date", hint)
        return Moment(Markup(""), Markup(""), Markup(""))
    date, render = line[0], context.renderer
    return Moment(render.inline(date.children), render.inline(line[1:]), render.html(item.children[1:]).strip())
