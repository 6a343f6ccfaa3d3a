"""The table of a `sort`: the places where cards can go, in one row or in two directions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.reading import ID_HINT, is_id
from elearn.content.tree import Node


@dataclass(frozen=True)
class Place:
    """Somewhere a card can go; `row` and `column` are the words at the edges of a two-way table."""

    id: str
    label: Markup
    text: str
    row: str = ""
    column: str = ""

    @property
    def name(self) -> str:
        """The place in one line, for a list to choose from."""
        edges = " – ".join(edge for edge in (self.row, self.column) if edge)
        return f"{edges}: {self.text}" if edges else self.text


@dataclass(frozen=True)
class Row:
    """A row of places; None where the table has an empty cell."""

    label: Markup
    cells: tuple[Place | None, ...]


@dataclass(frozen=True)
class Table:
    """The places as they were drawn; `columns` is empty when the places are the columns."""

    columns: tuple[Markup, ...]
    rows: tuple[Row, ...]
    two_way: bool

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for row in self.rows for place in row.cells if place)


def read_table(node: Node, context: Context) -> Table:
    """The places of a table; a cell with words needs an id, unless it labels a row or a column."""
    rows = [row.children for row in node.walk() if row.type == "tr"]
    header, body = rows[0], rows[1:]
    _check_ids(node, context)
    if not body:
        cells = tuple(_place(cell, context, "", "") for cell in header)
        return Table((), (Row(Markup(""), cells),), two_way=False)
    columns = tuple(context.renderer.inline(cell.children) for cell in header[1:])
    _refuse_ids(header, context)
    return Table(columns, tuple(_rows(body, header, context)), two_way=True)


def _rows(body: list[list[Node]], header: list[Node], context: Context) -> Iterator[Row]:
    for cells in body:
        _refuse_ids(cells[:1], context)
        label = cells[0].plain.strip()
        places = tuple(
            _place(cell, context, label, above.plain.strip())
            for cell, above in zip(cells[1:], header[1:], strict=False)
        )
        yield Row(context.renderer.inline(cells[0].children), places)


def _place(cell: Node, context: Context, row: str, column: str) -> Place | None:
    text = " ".join(cell.plain.split())
    if cell.given is None or not cell.given.id:
        if text:
            hint = "end the cell with {#some-id}"
            context.problems.add(BlockCode.MISSING_PLACE_ID, cell.line, f"the place `{text[:40]}` has no id", hint)
        return None
    for key in cell.given.values:
        message = f"`{key}` means nothing in a table of places"
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, cell.line, message, "a place has only an id")
    if not is_id(cell.given.id):
        context.problems.add(BlockCode.BAD_ID, cell.line, f"`#{cell.given.id[:40]}` cannot be an id", ID_HINT)
        return None
    return Place(cell.given.id, context.renderer.inline(cell.children), text, row, column)


def _refuse_ids(cells: list[Node], context: Context) -> None:
    for cell in cells:
        if cell.given:
            hint = "in a table with rows, the first row and column are labels"
            message = f"`{cell.plain.strip()[:40]}` cannot be a place"
            context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, cell.line, message, hint)


def _check_ids(node: Node, context: Context) -> None:
    counted: Counter[str] = Counter()
    for cell in node.walk():
        if cell.type in ("th", "td") and cell.given and cell.given.id:
            counted[cell.given.id] += 1
            if counted[cell.given.id] == 2:
                message = f"`#{cell.given.id[:40]}` is already the id of another place"
                context.problems.add(BlockCode.DUPLICATE_ITEM_ID, cell.line, message, "give this one another id")
