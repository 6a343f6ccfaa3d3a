"""`note`: an aside, with or without a title."""

from dataclasses import dataclass
from typing import ClassVar, Self

from elearn.blocks.block import Context, Wrapping
from elearn.blocks.codes import BlockCode
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class Note(Wrapping):
    kind: ClassVar[str] = "note"
    rooms: ClassVar[frozenset[str]] = frozenset({"page", "story"})

    title: str

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        if directive.blank:
            context.problems.add(BlockCode.EMPTY_BLOCK, directive.line, "this note says nothing")
        return cls(line=directive.line, title=directive.argument, parts=context.parts(directive.nodes))
