"""`voice`: a fictional voice in the text, mostly a coach's."""

from dataclasses import dataclass
from typing import ClassVar, Self

from elearn.blocks.block import Context, Wrapping
from elearn.blocks.codes import BlockCode
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class Voice(Wrapping):
    kind: ClassVar[str] = "voice"
    rooms: ClassVar[frozenset[str]] = frozenset({"page", "story"})
    options: ClassVar[tuple[str, ...]] = ("role",)

    name: str
    role: str

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        if not directive.argument:
            hint = "write :::{voice} Nadia"
            context.problems.add(BlockCode.MISSING_ARGUMENT, directive.line, "this voice has no name", hint)
        if directive.blank:
            context.problems.add(BlockCode.EMPTY_BLOCK, directive.line, "this voice says nothing")
        role = directive.options.get("role")
        parts = context.parts(directive.nodes)
        return cls(line=directive.line, name=directive.argument, role=role.value if role else "coach", parts=parts)
