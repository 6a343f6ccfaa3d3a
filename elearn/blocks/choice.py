"""`choice`: one or several options, which may fit more or less, or where nothing is right or wrong."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import (
    Answer,
    Exercise,
    Form,
    Item,
    item_fields,
    kept,
    kept_text,
    one_text,
    one_value,
    shared,
)
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import Body, read_body, read_id, read_yes
from elearn.content.tree import Directive


@dataclass(frozen=True, kw_only=True)
class Option(Item):
    """`fits` is None where nothing is right or wrong."""

    fits: bool | None


@dataclass(frozen=True)
class ChoiceResult:
    """One option afterwards. `feedback` is empty where there is no reason to show it."""

    item: Option
    chosen: bool
    fits: bool | None
    feedback: Markup


@dataclass(frozen=True)
class ChoiceResponse:
    """All options afterwards; `complete` says whether exactly those that fit were chosen; `why` is one's own line."""

    items: tuple[ChoiceResult, ...]
    complete: bool | None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """`why` asks for a line in one's own words with the choice; `shows_all` shows the feedback of every option."""

    kind: ClassVar[str] = "choice"
    options: ClassVar[tuple[str, ...]] = ("many", "why", "all")

    items: tuple[Option, ...]
    many: bool = False
    why: str = ""
    shows_all: bool = False

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, body = read_id(directive, context), read_body(directive, context)
        if body is None:
            return None
        _check_marks(body, directive, context)
        items = tuple(Option(**item_fields(raw), fits=raw.task) for raw in body.items)
        block = cls(
            **shared(directive, context, name or "", body),
            items=items,
            many=read_yes(directive, context, "many"),
            why=_why(directive, context),
            shows_all=read_yes(directive, context, "all"),
        )
        return block if name else None

    @property
    def marked(self) -> bool:
        """Whether some options fit better than others."""
        return any(option.fits is not None for option in self.items)

    def read(self, form: Form) -> dict[str, Any]:
        values = [str(value) for value in form.getlist("option")] if self.many else [one_value(form, "option")]
        chosen = set(values) - {""}
        if not chosen:
            raise AnswerError(N_("Choose an answer first."), "option")
        if chosen - {option.id for option in self.items}:
            raise AnswerError(N_("This answer is no longer there. Choose another one."), "option")
        why = {"why": one_text(form, "why")} if self.why else {}
        return {"options": [option.id for option in self.items if option.id in chosen], **why}

    def respond(self, answer: Answer) -> ChoiceResponse:
        chosen = {value for value in kept(answer, "options", list) if isinstance(value, str)}
        results = tuple(self._result(option, option.id in chosen) for option in self.items)
        complete = all(result.chosen == result.fits for result in results) if self.many else None
        if not self.many and self.marked:
            complete = any(result.chosen and result.fits for result in results)
        return ChoiceResponse(results, complete if self.marked else None, kept_text(answer, "why"))

    def told(self, answer: Answer) -> tuple[str, ...]:
        response = self.respond(answer)
        why = (f"{self.why} {response.why}",) if response.why else ()
        return (*(result.item.text for result in response.items if result.chosen), *why)

    def _result(self, option: Option, chosen: bool) -> ChoiceResult:
        shown = chosen or self.shows_all or option.fits is True
        return ChoiceResult(option, chosen, option.fits, option.feedback if shown else Markup(""))


def _why(directive: Directive, context: Context) -> str:
    option = directive.options.get("why")
    if option is not None and not option.value:
        hint = "write the question behind it: :why: Waarom deze?"
        context.problems.add(BlockCode.BAD_OPTION_VALUE, option.line, "this :why: asks nothing", hint)
    return option.value if option else ""


def _check_marks(body: Body, directive: Directive, context: Context) -> None:
    marks = [raw.task for raw in body.items]
    if None in marks and any(mark is not None for mark in marks):
        line = next(raw.line for raw in body.items if raw.task is None)
        hint = "give every option a box `[x]` or `[ ]`, or none of them"
        context.problems.add(BlockCode.MIXED_MARKS, line, "this option has no box and others have one", hint)
    elif marks and not any(mark is None or mark for mark in marks):
        hint = "tick what fits with `- [x]`, or leave the boxes out"
        context.problems.add(BlockCode.NO_FITTING_OPTION, directive.line, "none of these options fits", hint)
