"""`say`: a free moment in a scene, where the learner may write what they would say; nothing depends on it."""

from dataclasses import dataclass
from typing import ClassVar, Self

from elearn.blocks.block import Block, Context, Parts
from elearn.blocks.codes import BlockCode
from elearn.blocks.reading import read_id
from elearn.content.codes import TextCode
from elearn.content.source import digest
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class Say(Block):
    """`text` is the question as plain words; what is written is kept with the run and shown in the debrief."""

    kind: ClassVar[str] = "say"
    rooms: ClassVar[frozenset[str]] = frozenset({"story"})
    answers: ClassVar[bool] = True

    version: str
    question: Parts
    text: str

    @property
    def inside(self) -> Parts:
        return self.question

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name = read_id(directive, context)
        text = " ".join(" ".join(node.plain for node in directive.nodes).split())
        if not text:
            hint = "for example: Wat zou jij zeggen?"
            context.problems.add(BlockCode.EMPTY_BLOCK, directive.line, "this say asks nothing", hint)
        _refuse_blocks(directive, context)
        question = context.parts(node for node in directive.nodes if node.directive is None)
        block = cls(id=name or "", line=directive.line, version=digest(directive.source), question=question, text=text)
        return block if name else None


def _refuse_blocks(directive: Directive, context: Context) -> None:
    for node in directive.nodes:
        if node.directive:
            message = f"a {node.directive.name} cannot lie inside a say"
            context.problems.add(TextCode.MISPLACED_BLOCK, node.directive.line, message, "put it before or after it")
