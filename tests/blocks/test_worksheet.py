"""`worksheet`: rows of its own, or rows that the learner adds, with words and choices."""

import pytest

from elearn.blocks.exercise import LONGEST_TEXT
from elearn.blocks.messages import AnswerError
from elearn.blocks.worksheet import Worksheet
from tests.blocks.building import Filled, block_of, form

FIXED = """:::{worksheet} nest
Kijk naar een plek.

| Kenmerk | Is het er? {#er choices="ja \\| half \\| nee"} | Wat zie je? {#zie} |
|---|---|---|
| Geen *stigma* {#stigma} | | |
| Veilig {#veilig} | | |

> Marleen koos het wassalon.

Wie beslist?
:::
"""
FREE = """:::{worksheet} plan
:rows: 2
:most: 4

| Actie {#actie} | Wie {#wie} |
|---|---|
:::
"""


def filled(**cells: str | list[str]) -> Filled:
    """`stigma__er` stands for the cell of that row and that column."""
    return Filled(
        {
            "cell-" + name.removeprefix("row").replace("__", "."): [text] if isinstance(text, str) else text
            for name, text in cells.items()
        }
    )


def test_a_sheet_with_rows_of_its_own() -> None:
    sheet = block_of(Worksheet, FIXED)
    assert sheet.corner == "Kenmerk"
    assert [(line.id, line.label) for line in sheet.lines] == [
        ("stigma", "Geen <em>stigma</em>"),
        ("veilig", "Veilig"),
    ]
    assert [(column.id, column.label, column.choices) for column in sheet.items] == [
        ("er", "Is het er?", ("ja", "half", "nee")),
        ("zie", "Wat zie je?", ()),
    ]
    assert sheet.example == "<p>Marleen koos het wassalon.</p>"
    assert (sheet.question, sheet.after) == (("<p>Kijk naar een plek.</p>",), ("<p>Wie beslist?</p>",))


def test_a_sheet_of_which_the_rows_are_free() -> None:
    sheet = block_of(Worksheet, FREE)
    assert (sheet.lines, sheet.rows, sheet.most, len(sheet.items)) == ((), 2, 4, 2)
    plain = block_of(Worksheet, FREE.replace(":rows: 2\n:most: 4\n", ""))
    assert (plain.rows, plain.most) == (3, 12)


def test_cells_are_read_by_row_and_column_and_empty_ones_left_out() -> None:
    sent = filled(stigma__er="half", stigma__zie=" Een\r\nbankje \0", veilig__zie=" ")
    assert block_of(Worksheet, FIXED).read(sent) == {"rows": {"stigma": {"er": "half", "zie": "Een\nbankje"}}}


def test_free_rows_are_kept_in_their_order_without_the_empty_ones() -> None:
    sent = filled(row0__actie="Bellen", row1__actie="", row3__wie="Sofie")
    assert block_of(Worksheet, FREE).read(sent) == {"rows": [{"actie": "Bellen"}, {"wie": "Sofie"}]}


def test_a_filled_in_sheet_is_shown_row_by_row() -> None:
    fixed = block_of(Worksheet, FIXED).respond({"rows": {"veilig": {"zie": "Licht"}}})
    assert [(row.label, [cell.text for cell in row.cells]) for row in fixed.rows] == [
        ("Geen <em>stigma</em>", ["", ""]),
        ("Veilig", ["", "Licht"]),
    ]
    assert [cell.field for cell in fixed.rows[1].cells] == ["cell-veilig.er", "cell-veilig.zie"]
    free = block_of(Worksheet, FREE).respond({"rows": [{"actie": "Bellen"}, {}, {"wie": "Sofie"}]})
    assert [[cell.text for cell in row.cells] for row in free.rows] == [["Bellen", ""], ["", "Sofie"]]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (form(), ""),
        (filled(stigma__zie="  "), ""),
        (filled(stigma__er="misschien"), "cell-stigma.er"),
        (filled(stigma__er=["ja", "nee"]), "cell-stigma.er"),
        (filled(stigma__zie="x" * (LONGEST_TEXT + 1)), "cell-stigma.zie"),
        (filled(stigma__zie="Licht", weg__zie="Licht"), ""),
        (filled(stigma__weg="Licht"), ""),
    ],
)
def test_a_sheet_that_cannot_be_kept_is_refused_at_its_cell(sent: Filled, field: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Worksheet, FIXED).read(sent)
    assert refused.value.field == field


@pytest.mark.parametrize("rows", [5, 1000])
def test_more_rows_than_a_sheet_can_have_are_refused(rows: int) -> None:
    with pytest.raises(AnswerError):
        block_of(Worksheet, FREE).read(Filled({f"cell-{row}.actie": ["Bellen"] for row in range(rows)}))


@pytest.mark.parametrize("source", [FIXED, FREE])
@pytest.mark.parametrize(
    "old",
    [
        {},
        {"rows": "x"},
        {"rows": {"oud": {"zie": "x"}, "veilig": "x"}},
        {"rows": [{"oud": "x"}, "x", 3]},
        {"rows": {"veilig": {"zie": 3}}},
    ],
)
def test_cells_of_an_older_version_are_left_out(source: str, old: dict[str, object]) -> None:
    rows = block_of(Worksheet, source).respond(old).rows
    assert not any(cell.text for row in rows for cell in row.cells)


def test_a_choice_that_is_no_longer_offered_is_still_shown() -> None:
    rows = block_of(Worksheet, FIXED).respond({"rows": {"veilig": {"er": "soms"}}}).rows
    assert rows[1].cells[0].text == "soms"
