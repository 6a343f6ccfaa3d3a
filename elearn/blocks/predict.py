"""`predict`: a table whose cells a learner predicts before seeing them; what the source leaves open stays open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import Answer, Exercise, Form, Item, kept, kept_text, one_value, refuse_unknown
from elearn.blocks.grid import Grid, Head, head_fields, read_grid
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import read_id, read_pairs
from elearn.content.source import digest
from elearn.content.tree import Directive, Node

EXAMPLE = "write :choices: S = succesvol | SS = zeer succesvol"
UNKNOWN_EXAMPLE = "write :unknown: ? = onleesbaar"


@dataclass(frozen=True)
class Sign:
    """What can stand in a cell; `known` is False where it says that the source cannot be read."""

    sign: str
    words: str
    known: bool


@dataclass(frozen=True, kw_only=True)
class Line(Item):
    """A row of the table; `signs` is what the source has in it, by column, None where that was not understood."""

    signs: tuple[Sign | None, ...]


@dataclass(frozen=True)
class PredictCell:
    """One cell afterwards. `same` is None where there was nothing to compare."""

    column: Head
    field: str
    source: Sign | None
    expected: Sign | None

    @property
    def same(self) -> bool | None:
        known = self.expected is not None and self.source is not None and self.source.known
        return self.expected == self.source if known else None


@dataclass(frozen=True)
class PredictRow:
    item: Line
    cells: tuple[PredictCell, ...]


@dataclass(frozen=True)
class PredictResponse:
    """The whole table afterwards."""

    rows: tuple[PredictRow, ...]

    @property
    def cells(self) -> tuple[PredictCell, ...]:
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def compared(self) -> int:
        return sum(cell.same is not None for cell in self.cells)

    @property
    def same(self) -> int:
        return sum(cell.same is True for cell in self.cells)

    @property
    def unsure(self) -> int:
        return sum(cell.source is not None and not cell.source.known for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Predict(Exercise):
    """`corner` are the words above the rows; `choices` can be predicted, `unknown` cannot."""

    kind: ClassVar[str] = "predict"
    options: ClassVar[tuple[str, ...]] = ("choices", "unknown")

    items: tuple[Line, ...]
    corner: Markup
    columns: tuple[Head, ...]
    choices: tuple[Sign, ...]
    unknown: tuple[Sign, ...]

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, grid = read_id(directive, context), read_grid(directive, context)
        choices = read_pairs(directive, context, "choices", EXAMPLE)
        unknown = read_pairs(directive, context, "unknown", UNKNOWN_EXAMPLE)
        if "choices" not in directive.options:
            context.problems.add(BlockCode.MISSING_OPTION, directive.line, "there is nothing to choose from", EXAMPLE)
        if grid is None:
            return None
        if not grid.rows:
            hint = "add rows: `| Name {#id} | S | - |`"
            context.problems.add(BlockCode.TOO_FEW_ITEMS, directive.line, "this table has no rows", hint)
        signs = {sign: Sign(sign, words, known=False) for sign, words in unknown.items()}
        signs |= {sign: Sign(sign, words, known=True) for sign, words in choices.items()}
        block = cls(
            id=name or "",
            line=directive.line,
            version=digest(directive.source),
            question=context.parts(grid.before),
            after=context.parts(grid.after),
            items=tuple(_lines(grid, signs, context)),
            corner=grid.corner,
            columns=grid.columns,
            choices=tuple(sign for sign in signs.values() if sign.known),
            unknown=tuple(sign for sign in signs.values() if not sign.known),
        )
        return block if name else None

    def read(self, form: Form) -> dict[str, Any]:
        known, expected = {sign.sign for sign in self.choices}, dict[str, dict[str, str]]()
        refuse_unknown(form, "cell-", (cell.field for cell in self.respond({}).cells))
        for row in self.respond({}).rows:
            for cell in row.cells:
                sign = one_value(form, cell.field)
                if sign and sign not in known:
                    raise AnswerError(N_("This answer is no longer there. Choose another one."), cell.field)
                if sign:
                    expected.setdefault(row.item.id, {})[cell.column.id] = sign
        if not expected:
            raise AnswerError(N_("Choose what you expect in at least one cell first."))
        return {"cells": expected}

    def respond(self, answer: Answer) -> PredictResponse:
        cells = kept(answer, "cells", dict)
        return PredictResponse(tuple(PredictRow(line, tuple(self._row(line, cells))) for line in self.items))

    def told(self, answer: Answer) -> tuple[str, ...]:
        return tuple(
            f"{row.item.text}, {cell.column.text}: {cell.expected.words}"
            for row in self.respond(answer).rows
            for cell in row.cells
            if cell.expected
        )

    def _row(self, line: Line, cells: Mapping[str, Any]) -> Iterator[PredictCell]:
        known = {sign.sign: sign for sign in self.choices}
        expected = kept(cells, line.id, dict)
        for column, source in zip(self.columns, line.signs, strict=True):
            sign = known.get(kept_text(expected, column.id))
            yield PredictCell(column, f"cell-{line.id}.{column.id}", source, sign)


def _lines(grid: Grid, signs: Mapping[str, Sign], context: Context) -> Iterator[Line]:
    for head, cells in zip(grid.rows, grid.cells, strict=True):
        found = [_sign(cell, signs, context) for cell in cells][: len(grid.columns)]
        missing = [None] * (len(grid.columns) - len(found))
        yield Line(**head_fields(head), signs=(*found, *missing))


def _sign(cell: Node, signs: Mapping[str, Sign], context: Context) -> Sign | None:
    text = cell.plain.strip()
    if text not in signs:
        said = f"`{text[:20]}` is not a sign of this table" if text else "this cell is empty"
        hint = "it can be: " + ", ".join(signs)
        context.problems.add(BlockCode.UNKNOWN_SIGN, cell.line, said, hint)
    return signs.get(text)
