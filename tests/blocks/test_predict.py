"""`predict`: expectations by cell, then the cells of the source, of which some cannot be read."""

import pytest

from elearn.blocks.messages import AnswerError
from elearn.blocks.predict import Predict, Sign
from tests.blocks.building import Filled, block_of, form

SOURCE = """:::{predict} rollen
:choices: - = geen succes | S = succesvol | SS = zeer succesvol
:unknown: ? = onleesbaar | open = kolom niet zeker

Wat verwacht je?

| Rol | Redder {#redder} | *Begeleider* {#begeleider} |
|---|---|---|
| Plantrekker {#plantrekker} | - | ? |
| Hulpvrager {#hulp-vrager} | SS | open |

Bespreek wat open blijft.
:::
"""


def cells(**chosen: str | list[str]) -> Filled:
    """`plantrekker__redder` stands for the cell of that row and that column."""
    return Filled(
        {
            "cell-" + name.replace("__", ".").replace("_", "-"): [sign] if isinstance(sign, str) else sign
            for name, sign in chosen.items()
        }
    )


def test_a_table_has_columns_rows_and_a_sign_in_every_cell() -> None:
    predict = block_of(Predict, SOURCE)
    assert predict.corner == "Rol"
    assert [column.label for column in predict.columns] == ["Redder", "<em>Begeleider</em>"]
    assert [(line.id, [sign.sign for sign in line.signs if sign]) for line in predict.items] == [
        ("plantrekker", ["-", "?"]),
        ("hulp-vrager", ["SS", "open"]),
    ]
    assert [sign.sign for sign in predict.choices] == ["-", "S", "SS"]
    assert predict.unknown[1] == Sign("open", "kolom niet zeker", known=False)
    assert predict.question == ("<p>Wat verwacht je?</p>",)
    assert predict.after == ("<p>Bespreek wat open blijft.</p>",)


def test_some_cells_may_be_predicted() -> None:
    sent = cells(plantrekker__redder="-", hulp_vrager__begeleider="S", hulp_vrager__redder="")
    assert block_of(Predict, SOURCE).read(sent) == {
        "cells": {"plantrekker": {"redder": "-"}, "hulp-vrager": {"begeleider": "S"}}
    }


def test_each_cell_shows_the_source_beside_the_expectation_and_what_is_unknown_stays_open() -> None:
    answer = {"cells": {"plantrekker": {"redder": "-", "begeleider": "SS"}, "hulp-vrager": {"redder": "S"}}}
    response = block_of(Predict, SOURCE).respond(answer)
    shown = [
        (cell.source.sign, cell.expected and cell.expected.sign, cell.same) for cell in response.cells if cell.source
    ]
    assert shown == [("-", "-", True), ("?", "SS", None), ("SS", "S", False), ("open", None, None)]
    assert (response.same, response.compared, response.unsure) == (1, 2, 2)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (form(), ""),
        (cells(plantrekker__redder=""), ""),
        (cells(plantrekker__redder="SSS"), "cell-plantrekker.redder"),
        (cells(plantrekker__redder="?"), "cell-plantrekker.redder"),
        (cells(plantrekker__redder=["S", "SS"]), "cell-plantrekker.redder"),
        (cells(plantrekker__redder="S", weg__redder="S"), ""),
        (cells(plantrekker__weg="S"), ""),
        (Filled({f"cell-rij{row}.redder": ["S"] for row in range(1000)}), ""),
    ],
)
def test_a_prediction_that_cannot_be_kept_is_refused_at_its_cell(sent: Filled, field: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Predict, SOURCE).read(sent)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "old",
    [
        {},
        {"cells": []},
        {"cells": {"plantrekker": "S"}},
        {"cells": {"oud": {"redder": "S"}}},
        {"cells": {"plantrekker": {"redder": "weg", "oud": "S"}}},
        {"cells": {"plantrekker": {"redder": ["S"]}}},
    ],
)
def test_cells_of_an_older_version_are_left_out(old: dict[str, object]) -> None:
    assert [cell.expected for cell in block_of(Predict, SOURCE).respond(old).cells] == [None] * 4
