"""`reflection`: a question to write about, with starters; kept for its author, and shared only by them."""

from dataclasses import dataclass
from typing import ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Block, Context, Parts
from elearn.blocks.codes import BlockCode
from elearn.blocks.reading import LISTS, read_id, read_yes
from elearn.content.source import digest
from elearn.content.tree import Directive, Node


@dataclass(frozen=True, kw_only=True)
class Reflection(Block):
    """`text` is the question as plain words; `share` is False when it is never offered for sharing."""

    kind: ClassVar[str] = "reflection"
    options: ClassVar[tuple[str, ...]] = ("share",)
    answers: ClassVar[bool] = True

    version: str
    share: bool
    question: Parts
    text: str
    starters: tuple[Markup, ...] = ()

    @property
    def inside(self) -> Parts:
        return self.question

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, share = read_id(directive, context), read_yes(directive, context, "share", default=True)
        lists = [node for node in directive.nodes if node.type in LISTS]
        question = [node for node in directive.nodes if node not in lists]
        text = " ".join(" ".join(node.plain for node in question).split())
        if not text:
            context.problems.add(BlockCode.EMPTY_BLOCK, directive.line, "this reflection asks nothing")
        starters = tuple(_starter(item, context) for node in lists for item in node.children)
        block = cls(
            id=name or "",
            line=directive.line,
            version=digest(directive.source),
            share=share,
            question=context.parts(question),
            text=text,
            starters=starters,
        )
        return block if name else None


def _starter(item: Node, context: Context) -> Markup:
    if item.given:
        message = f"a starter has no id or other attributes, and this one has `#{item.given.id}`"
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, item.line, message, "take the braces away")
    words = [node for child in item.children if child.type == "paragraph" for node in child.children]
    if len(item.children) != 1 or not words:
        context.problems.add(
            BlockCode.ITEM_CONTENT, item.line, "a starter is one paragraph", "the first words to write"
        )
    return context.renderer.inline(words)
