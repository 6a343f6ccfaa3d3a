"""`when`: a part of a scene that is shown only where its condition holds."""

from dataclasses import dataclass
from typing import ClassVar, Self

from elearn.blocks.block import Context, Wrapping
from elearn.blocks.codes import BlockCode, StoryCode
from elearn.blocks.condition import Condition, ConditionError, parse_condition
from elearn.content.problems import Problems
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class When(Wrapping):
    kind: ClassVar[str] = "when"
    rooms: ClassVar[frozenset[str]] = frozenset({"story"})

    condition: Condition | None

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        if not directive.argument:
            hint = "for example :::{when} vertrouwen >= 3"
            context.problems.add(BlockCode.MISSING_ARGUMENT, directive.line, "this part has no condition", hint)
            return None
        condition = read_condition(directive.argument, directive.line, context.problems)
        parts = context.parts(directive.nodes)
        return cls(line=directive.line, condition=condition, parts=parts) if condition else None


def read_condition(text: str, line: int, problems: Problems) -> Condition | None:
    """A condition, or None with the reason among the problems."""
    try:
        return parse_condition(text)
    except ConditionError as error:
        place = f"at character {error.position + 1} of `{text[:60]}`: {error.message}"
        hint = "compare a state with a whole number, or name a fact; join with and, or, not"
        problems.add(StoryCode.BAD_CONDITION, line, f"this condition cannot be read {place}", hint)
        return None
