"""`worksheet`: a table to fill in, with rows of its own or with rows that the learner adds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import Answer, Exercise, Form, Item, kept, kept_text, one_text, refuse_unknown
from elearn.blocks.grid import Grid, Head, head_fields, read_grid
from elearn.blocks.messages import N_, AnswerError
from elearn.blocks.reading import read_id, read_number
from elearn.content.source import digest
from elearn.content.tree import Directive, Node

MOST_ROWS = 30


@dataclass(frozen=True, kw_only=True)
class Column(Item):
    """A column to fill in; with `choices` a learner chooses instead of writing."""

    choices: tuple[str, ...]


@dataclass(frozen=True)
class SheetCell:
    """A cell with what the learner put in it; `field` is its name in the form."""

    column: Column
    field: str
    text: str


@dataclass(frozen=True)
class SheetRow:
    """A row; where rows are free its `label` is empty and its `number` says which one it is."""

    number: int
    label: Markup
    cells: tuple[SheetCell, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True)
class WorksheetResponse:
    """The sheet as it was filled in."""

    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, kw_only=True)
class Worksheet(Exercise):
    """`items` are the columns; `lines` the rows of its own, none where rows are free."""

    kind: ClassVar[str] = "worksheet"
    options: ClassVar[tuple[str, ...]] = ("rows", "most")

    items: tuple[Column, ...]
    corner: Markup
    lines: tuple[Head, ...]
    rows: int
    most: int
    example: Markup

    @classmethod
    def build(cls, directive: Directive, context: Context) -> Self | None:
        name, grid = read_id(directive, context), read_grid(directive, context, known=("choices",))
        rows = read_number(directive, context, "rows", range(1, MOST_ROWS + 1), 3)
        most = read_number(directive, context, "most", range(1, MOST_ROWS + 1), max(rows, 12))
        if grid is None:
            return None
        _check_rows(directive, grid, rows, most, context)
        example = [node for node in grid.after if node.type == "blockquote"]
        block = cls(
            id=name or "",
            line=directive.line,
            version=digest(directive.source),
            question=context.parts(grid.before),
            after=context.parts(node for node in grid.after if node not in example),
            items=tuple(_column(head, context) for head in grid.columns),
            corner=grid.corner,
            lines=grid.rows,
            rows=rows,
            most=most,
            example=context.renderer.html(child for node in example for child in node.children).strip(),
        )
        return block if name else None

    def read(self, form: Form) -> dict[str, Any]:
        names = [line.id for line in self.lines] or [str(number) for number in range(self.most)]
        refuse_unknown(form, "cell-", (_field(name, column) for name in names for column in self.items))
        filled = {name: self._read_row(form, name) for name in names}
        filled = {name: row for name, row in filled.items() if row}
        if not filled:
            raise AnswerError(N_("Write something in at least one place first."))
        return {"rows": filled if self.lines else list(filled.values())}

    def _read_row(self, form: Form, name: str) -> dict[str, str]:
        texts = {column.id: one_text(form, _field(name, column)) for column in self.items}
        for column in self.items:
            if column.choices and texts[column.id] and texts[column.id] not in column.choices:
                message = N_("This answer is no longer there. Choose another one.")
                raise AnswerError(message, _field(name, column))
        return {column: text for column, text in texts.items() if text}

    def respond(self, answer: Answer) -> WorksheetResponse:
        if self.lines:
            stored = kept(answer, "rows", dict)
            return WorksheetResponse(self.filled_in([kept(stored, line.id, dict) for line in self.lines]))
        rows = (row for row in kept(answer, "rows", list) if isinstance(row, Mapping))
        filled = tuple(row for row in self.filled_in(list(rows)[: self.most]) if not row.is_empty)
        return WorksheetResponse(filled)

    def told(self, answer: Answer) -> tuple[str, ...]:
        return tuple(_row_told(row) for row in self.respond(answer).rows if not row.is_empty)

    def filled_in(self, rows: Sequence[Mapping[str, Any]]) -> tuple[SheetRow, ...]:
        """Rows with these texts by column; where rows are free, as many as are given."""
        if self.lines:
            named = zip(self.lines, rows, strict=True)
            return tuple(self._row(number, line.id, line.label, row) for number, (line, row) in enumerate(named, 1))
        return tuple(self._row(number + 1, str(number), Markup(""), row) for number, row in enumerate(rows))

    def _row(self, number: int, name: str, label: Markup, texts: Mapping[str, Any]) -> SheetRow:
        cells = (SheetCell(column, _field(name, column), kept_text(texts, column.id)) for column in self.items)
        return SheetRow(number, label, tuple(cells))


def _row_told(row: SheetRow) -> str:
    filled = "; ".join(f"{cell.column.text}: {cell.text}" for cell in row.cells if cell.text)
    return f"{row.label.striptags()}. {filled}" if row.label else filled


def _field(row: str, column: Column) -> str:
    return f"cell-{row}.{column.id}"


def _column(head: Head, context: Context) -> Column:
    choices = tuple(word.strip() for word in head.said.split("|") if word.strip())
    if head.said and len(set(choices)) < max(2, len(choices)):
        hint = r'write {#id choices="ja \| half \| nee"}'
        message = f"`{head.text[:40]}` needs two different choices or more"
        context.problems.add(BlockCode.BAD_ATTRIBUTE_VALUE, head.line, message, hint)
    return Column(**head_fields(head), choices=choices)


def _check_rows(directive: Directive, grid: Grid, rows: int, most: int, context: Context) -> None:
    add, given = (
        context.problems.add,
        [directive.options[name] for name in ("rows", "most") if name in directive.options],
    )
    if grid.rows and given:
        hint = "take the option away, or the rows"
        add(BlockCode.BAD_OPTION_VALUE, given[0].line, "this table has rows of its own", hint)
    elif rows > most:
        add(BlockCode.BAD_OPTION_VALUE, given[-1].line, "this sheet begins with more rows than it can have")
    for cell in _filled(grid.cells):
        hint = "leave it open; an example can follow below the table as a quotation"
        add(BlockCode.FILLED_CELL, cell.line, f"`{cell.plain.strip()[:40]}` stands where the learner writes", hint)


def _filled(rows: Iterable[Iterable[Node]]) -> Iterator[Node]:
    return (cell for row in rows for cell in row if cell.plain.strip() or cell.given)
