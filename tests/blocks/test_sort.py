"""`sort`: places in one row or in a table, cards that can be argued twice."""

import pytest

from elearn.blocks.messages import AnswerError
from elearn.blocks.sort import Sort
from tests.blocks.building import Filled, block_of, form

TABLE = """:::{sort} zes
Waar hoort het?

|       | Schuld               | Ongeval             |
|-------|----------------------|---------------------|
| Micro | *Eigen* schuld {#ms} | Eigen ongeval {#mo} |
| Macro | Ons model {#as}      |                     |

- 'Ze kunnen niet met geld om.' {#geld in=ms}
  > De persoon.
- 'De brief was onleesbaar.' {#brief in="as ms"}
  > Twee plaatsen.
:::
"""
COLUMNS = """:::{sort} twee
| Steun {#steun} | Last {#last} |
|---|---|

- Buren {#buren in=steun}
:::
"""


def test_a_table_gives_places_with_the_words_at_its_edges() -> None:
    sort = block_of(Sort, TABLE)
    assert [place.id for place in sort.places] == ["ms", "mo", "as"]
    assert sort.places[0].name == "Micro – Schuld: Eigen schuld"
    assert sort.places[0].label == "<em>Eigen</em> schuld"
    assert sort.table.columns == ("Schuld", "Ongeval")
    assert [(row.label, len(row.cells), row.cells[1] is None) for row in sort.table.rows] == [
        ("Micro", 2, False),
        ("Macro", 2, True),
    ]
    assert sort.table.two_way
    assert sort.question == ("<p>Waar hoort het?</p>",)


def test_a_header_alone_gives_columns() -> None:
    sort = block_of(Sort, COLUMNS)
    assert not sort.table.two_way
    assert [place.name for place in sort.places] == ["Steun", "Last"]
    assert [len(row.cells) for row in sort.table.rows] == [2]


def test_cards_may_be_left_unplaced_as_long_as_one_is_placed() -> None:
    sort = block_of(Sort, TABLE)
    assert sort.read(form(card_geld="mo", card_brief="")) == {"places": {"geld": "mo"}}


def test_a_card_says_whether_it_fits_and_where_else_it_could() -> None:
    response = block_of(Sort, TABLE).respond({"places": {"geld": "mo", "brief": "as"}})
    geld, brief = response.cards
    assert (geld.fits, geld.place and geld.place.id, [place.id for place in geld.others]) == (False, "mo", ["ms"])
    assert (brief.fits, [place.id for place in brief.others]) == (True, ["ms"])
    assert (response.placed, response.fitting) == (2, 1)


@pytest.mark.parametrize(
    "sent", [form(), form(card_geld=""), form(card_geld="weg"), form(card_geld=["ms", "mo"]), form(geld="ms")]
)
def test_a_form_that_places_nothing_known_is_refused(sent: Filled) -> None:
    with pytest.raises(AnswerError):
        block_of(Sort, TABLE).read(sent)


@pytest.mark.parametrize(
    "old", [{}, {"places": {"geld": "weg", "oud": "ms"}}, {"places": ["ms"]}, {"places": {"geld": ["ms"]}}]
)
def test_places_of_an_older_version_are_left_out(old: dict[str, object]) -> None:
    response = block_of(Sort, TABLE).respond(old)
    assert [(card.place, card.fits) for card in response.cards] == [(None, None), (None, None)]
