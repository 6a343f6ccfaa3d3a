"""Reads a table whose columns, and perhaps rows, carry ids: what `predict` and `worksheet` are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.reading import ID_HINT, is_id
from elearn.content.schema import suggestion
from elearn.content.tree import Directive, Node


@dataclass(frozen=True)
class Head:
    """The words at the top of a column or at the start of a row; `said` is its `choices`, where it has any."""

    id: str
    label: Markup
    text: str
    line: int
    said: str = ""


@dataclass(frozen=True)
class Grid:
    """A table with its corner; `cells` are the nodes below the columns, one tuple for each row."""

    corner: Markup
    columns: tuple[Head, ...]
    rows: tuple[Head, ...]
    cells: tuple[tuple[Node, ...], ...]
    before: tuple[Node, ...]
    after: tuple[Node, ...]


def head_fields(head: Head) -> dict[str, Any]:
    """The fields of an item that is a row or a column."""
    return {"id": head.id, "label": head.label, "text": head.text, "feedback": Markup(""), "line": head.line}


def read_grid(directive: Directive, context: Context, known: Iterable[str] = ()) -> Grid | None:
    """The one table of a block, and what stands around it; its columns may have the `known` attributes."""
    tables = [index for index, node in enumerate(directive.nodes) if node.type == "table"]
    if not tables:
        hint = "put a table with {#id} in its top row; a | inside a cell is written \\|"
        context.problems.add(BlockCode.MISSING_TABLE, directive.line, f"this {directive.name} has no table", hint)
        return None
    for second in tables[1:]:
        message, line = f"a {directive.name} has one table", directive.nodes[second].line
        context.problems.add(BlockCode.SECOND_TABLE, line, message, "put them together")
    place, others = tables[0], {*tables[1:]}
    lines = [row.children for row in directive.nodes[place].walk() if row.type == "tr"]
    after = (node for index, node in enumerate(directive.nodes) if index > place and index not in others)
    return _Reader(context, tuple(known)).read(lines, directive.nodes[:place], tuple(after))


@dataclass(frozen=True)
class _Reader:
    context: Context
    known: tuple[str, ...]

    def read(self, lines: list[list[Node]], before: tuple[Node, ...], after: tuple[Node, ...]) -> Grid:
        top, body = lines[0], lines[1:]
        corner = Markup("")
        if body:
            self.refuse_corner(top[0])
            corner, top = self.context.renderer.inline(top[0].children), top[1:]
        columns = self.heads(top, self.known, "column")
        below = [(row[0], tuple(row[1 : len(top) + 1])) for row in body]
        rows = self.heads([first for first, _ in below], (), "row")
        named = {head.line for head in rows}
        cells = tuple(cells for first, cells in below if first.line in named)
        return Grid(corner, columns, rows, cells, before, after)

    def refuse_corner(self, corner: Node) -> None:
        if corner.given:
            hint = "in a table with rows, the first cell is only a title above them"
            message = f"`{corner.plain.strip()[:40]}` cannot be a column"
            self.context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, corner.line, message, hint)
            corner.given = None

    def heads(self, cells: list[Node], known: tuple[str, ...], what: str) -> tuple[Head, ...]:
        found: dict[str, Head] = {}
        for cell in cells:
            head = self.head(cell, known, what)
            if head and head.id in found:
                message = f"`#{head.id}` is already the id of another {what}"
                self.context.problems.add(BlockCode.DUPLICATE_ITEM_ID, cell.line, message, "give this one another id")
            elif head:
                found[head.id] = head
        return tuple(found.values())

    def head(self, cell: Node, known: tuple[str, ...], what: str) -> Head | None:
        text, add = " ".join(cell.plain.split()), self.context.problems.add
        if cell.given is None or not cell.given.id:
            add(BlockCode.MISSING_ITEM_ID, cell.line, f"the {what} `{text[:40]}` has no id", "end it with {#some-id}")
            return None
        if not is_id(cell.given.id):
            add(BlockCode.BAD_ID, cell.line, f"`#{cell.given.id[:40]}` cannot be an id", ID_HINT)
            return None
        for key in sorted(set(cell.given.values) - set(known)):
            hint = suggestion(key, known) or f"a {what} has only an id"
            add(BlockCode.UNKNOWN_ATTRIBUTE, cell.line, f"`{key}` means nothing on a {what}", hint)
        label = self.context.renderer.inline(cell.children)
        return Head(cell.given.id, label, text, cell.line, cell.given.values.get("choices", ""))
