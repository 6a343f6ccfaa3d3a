"""`figure`: a drawing, its caption, and the same information in words."""

from dataclasses import dataclass
from typing import ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Block, Context
from elearn.blocks.codes import BlockCode
from elearn.content.drawing import Drawing
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """`words` may be empty when the caption and `alt` already say everything."""

    kind: ClassVar[str] = "figure"
    rooms: ClassVar[frozenset[str]] = frozenset({"page", "story"})
    options: ClassVar[tuple[str, ...]] = ("alt",)

    svg: Markup
    alt: str
    caption: Markup
    words: Markup

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        option = directive.options.get("alt")
        alt = option.value if option else ""
        if not alt:
            line = option.line if option else directive.line
            hint = "say in one sentence what can be seen: :alt: …"
            context.problems.add(BlockCode.MISSING_OPTION, line, "this figure has no :alt:", hint)
        drawing = _drawing(directive, context)
        first = directive.nodes[0] if directive.nodes else None
        caption = [first] if first and first.type == "paragraph" else []
        words = context.renderer.html(directive.nodes[len(caption) :]).strip()
        svg = drawing.inline(f"figure-{directive.line}", alt) if drawing else Markup("")
        written = context.renderer.inline(caption[0].children) if caption else Markup("")
        return cls(line=directive.line, svg=svg, alt=alt, caption=written, words=words) if drawing else None


def _drawing(directive: Directive, context: Context) -> Drawing | None:
    if not directive.argument:
        hint = "write :::{figure} figuren/web.svg"
        context.problems.add(BlockCode.MISSING_ARGUMENT, directive.line, "this figure names no drawing", hint)
        return None
    return context.drawing(directive.argument, directive.line)
