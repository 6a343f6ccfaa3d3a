"""The rows of a worksheet that is being filled in: those that are there, and empty ones to go on with."""

from elearn.blocks.worksheet import SheetRow, Worksheet
from elearn.exercises.showing import Shown


def sheet_rows(exercise: Shown) -> tuple[SheetRow, ...]:
    """The rows to show; where rows are free, as many as the learner asked for and the sheet can have."""
    sheet = exercise.block
    if not isinstance(sheet, Worksheet):
        return ()
    kept = sheet.respond(exercise.filled).rows
    if sheet.lines:
        return kept
    texts = [{cell.column.id: cell.text for cell in row.cells} for row in kept]
    wanted = min(max(sheet.rows, len(texts), exercise.row_added, _typed(exercise)), sheet.most)
    return sheet.filled_in([*texts, *({} for _ in range(wanted - len(texts)))])


def rows_to_print(exercise: Shown) -> tuple[SheetRow, ...]:
    """The rows of the sheet on paper: what was kept, and at least as many as it begins with to write in."""
    return sheet_rows(Shown(exercise.block, exercise.key, exercise.tries))


def _typed(exercise: Shown) -> int:
    """How many rows the form had that was posted and could not be kept."""
    fields = (name.removeprefix("cell-").partition(".")[0] for name in exercise.typed or () if name.startswith("cell-"))
    return max((int(row) + 1 for row in fields if row.isascii() and row.isdigit() and len(row) < 4), default=0)
