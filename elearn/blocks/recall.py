"""`recall`: shows a learner what they wrote or answered on an earlier page."""

from dataclasses import dataclass
from typing import ClassVar, Self

from elearn.blocks.block import Context, Wrapping
from elearn.blocks.codes import BlockCode
from elearn.blocks.reading import read_id
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class Recall(Wrapping):
    """`of` is the id of a reflection or an exercise; `parts` are what is said while there is no answer."""

    kind: ClassVar[str] = "recall"

    of: str

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        of, parts = read_id(directive, context), context.parts(directive.nodes)
        if directive.blank:
            hint = "say what can be read here while there is no answer yet"
            context.problems.add(BlockCode.EMPTY_BLOCK, directive.line, "this recall says nothing", hint)
        return cls(line=directive.line, of=of, parts=parts) if of else None
