"""`scale`: statements on a line between two poles, with examples of one's own, or as a radar."""

import re
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
    kept_number,
    one_number,
    one_value,
    refuse_unknown,
    shared,
)
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import ID_HINT, RawItem, is_id, read_body, read_id, read_one_of, read_yes
from elearn.content.tree import Directive
from elearn.content.usertext import clean_text

STEPS = {str(number): str(number) for number in range(3, 8)}
LONGEST_EXAMPLE = 500
POLES = re.compile(r"\s*([^|]*[^|\s])\s*\|\s*([^|]*[^|\s])\s*")


@dataclass(frozen=True, kw_only=True)
class Statement(Item):
    """`left` and `right` are the words at the ends of its line."""

    left: str
    right: str


@dataclass(frozen=True)
class ScaleRow:
    """One statement afterwards."""

    item: Statement
    value: int | None
    example: str
    feedback: Markup


@dataclass(frozen=True)
class ScaleResponse:
    """All statements afterwards, in the order of the question."""

    rows: tuple[ScaleRow, ...]


@dataclass(frozen=True, kw_only=True)
class Scale(Exercise):
    """`over` is the id of an earlier scale over which the radar is drawn; empty where there is none."""

    kind: ClassVar[str] = "scale"
    options: ClassVar[tuple[str, ...]] = ("poles", "steps", "radar", "examples", "over")

    items: tuple[Statement, ...]
    left: str
    right: str
    steps: int
    radar_drawn: bool
    examples: bool
    over: str = ""

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, body = read_id(directive, context), read_body(directive, context, known=("left", "right"))
        left, right = _poles(directive, context)
        if body is None:
            return None
        fields = shared(directive, context, name or "", body)
        block = cls(
            **fields,
            items=tuple(_statement(raw, left, right, context) for raw in body.items),
            left=left,
            right=right,
            steps=int(read_one_of(directive, context, "steps", STEPS, "5")),
            radar_drawn=read_yes(directive, context, "radar"),
            examples=read_yes(directive, context, "examples"),
            over=_over(directive, context),
        )
        return block if name else None

    def read(self, form: Form) -> dict[str, Any]:
        refuse_unknown(form, "item-", (f"item-{item.id}" for item in self.items))
        refuse_unknown(form, "example-", (f"example-{item.id}" for item in self.items))
        values: dict[str, int] = {}
        examples: dict[str, str] = {}
        for item in self.items:
            value = one_number(form, f"item-{item.id}", 1, self.steps)
            example = self._example(form, f"example-{item.id}")
            values |= {item.id: value} if value is not None else {}
            examples |= {item.id: example} if example else {}
        if not values:
            raise AnswerError(N_("Choose a place on at least one line first."))
        return {"values": values, "examples": examples}

    def _example(self, form: Form, field: str) -> str:
        text = clean_text(one_value(form, field)).strip() if self.examples else ""
        if len(text) > LONGEST_EXAMPLE:
            message = N_("An example can have at most %(most)s characters.")
            raise AnswerError(message, field, most=LONGEST_EXAMPLE)
        return text

    def respond(self, answer: Answer) -> ScaleResponse:
        return ScaleResponse(tuple(self._row(item, answer) for item in self.items))

    def told(self, answer: Answer) -> tuple[str, ...]:
        return tuple(self._row_told(row) for row in self.respond(answer).rows if row.value is not None or row.example)

    def _row_told(self, row: ScaleRow) -> str:
        place = f" {row.value}/{self.steps} ({row.item.left} – {row.item.right})." if row.value is not None else ""
        return f"{row.item.text}:{place} {row.example}".rstrip()

    def _row(self, item: Statement, answer: Answer) -> ScaleRow:
        value = kept_number(kept(answer, "values", dict), item.id, 1, self.steps)
        example = kept(answer, "examples", dict).get(item.id)
        return ScaleRow(item, value, example if isinstance(example, str) else "", item.feedback)

    def in_words(self, answer: Answer) -> tuple[ScaleRow, ...]:
        """What the radar says: the answered statements, highest first."""
        rows = [row for row in self.respond(answer).rows if row.value is not None]
        return tuple(sorted(rows, key=lambda row: -(row.value or 0)))


def _over(directive: Directive, context: Context) -> str:
    option = directive.options.get("over")
    if option is None:
        return ""
    if not is_id(option.value):
        message = f"`{option.value[:40]}` cannot be an id"
        context.problems.add(BlockCode.BAD_ID, option.line, message, ID_HINT)
    if "radar" not in directive.options:
        message = "only a radar can be drawn over another one"
        context.problems.add(BlockCode.MISSING_OPTION, option.line, message, "add :radar: yes")
    return option.value


def _poles(directive: Directive, context: Context) -> tuple[str, str]:
    option = directive.options.get("poles")
    if option is None:
        return "", ""
    found = POLES.fullmatch(option.value)
    if found is None:
        hint = "write :poles: left words | right words"
        context.problems.add(BlockCode.BAD_OPTION_VALUE, option.line, "these are not two poles", hint)
        return "?", "?"
    return found[1], found[2]


def _statement(raw: RawItem, left: str, right: str, context: Context) -> Statement:
    left, right = raw.values.get("left", left), raw.values.get("right", right)
    if not (left and right):
        hint = 'give the block :poles: left | right, or the item left="…" right="…"'
        context.problems.add(BlockCode.MISSING_OPTION, raw.line, "this line has no words at its ends", hint)
    return Statement(**item_fields(raw), left=left, right=right)
