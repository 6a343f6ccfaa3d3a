"""`scenario`: an invitation to play a scenario; it becomes a card that opens it."""

from dataclasses import dataclass
from typing import ClassVar, Self

from elearn.blocks.block import Context, Wrapping
from elearn.blocks.codes import BlockCode
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class ScenarioCard(Wrapping):
    """`story` is the id of the scenario: its file name without `.scenario.md`."""

    kind: ClassVar[str] = "scenario"
    answers: ClassVar[bool] = True

    story: str

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        if not directive.argument:
            hint = "write :::{scenario} loket for loket.scenario.md"
            context.problems.add(BlockCode.MISSING_ARGUMENT, directive.line, "this card names no scenario", hint)
            return None
        story = directive.argument.removesuffix(".scenario.md")
        return cls(line=directive.line, story=story, parts=context.parts(directive.nodes))
