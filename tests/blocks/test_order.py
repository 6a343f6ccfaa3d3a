"""`order`: shown shuffled, answered by places, each place once; or a ranking of one's own."""

import pytest

from elearn.blocks.messages import AnswerError
from elearn.blocks.order import Order
from tests.blocks.building import Filled, block_of, form

SOURCE = """:::{order} stappen
Zet ze in de volgorde.

1. Ontmoeten {#ontmoeten}
   > Eerst een *koffie*.
2. Verkennen {#verkennen}
3. Afronden {#afronden}

Kijk nog eens.
:::
"""
FREE = SOURCE.replace("stappen\n", "stappen\n:free: yes\n\n")


def test_the_items_stand_in_the_right_order_and_are_shown_in_another_one() -> None:
    order = block_of(Order, SOURCE)
    assert [item.id for item in order.items] == ["ontmoeten", "verkennen", "afronden"]
    assert order.items[0].feedback == "<p>Eerst een <em>koffie</em>.</p>"
    assert order.after == ("<p>Kijk nog eens.</p>",)
    assert set(order.shuffled) == set(order.items)
    assert order.shuffled == block_of(Order, SOURCE).shuffled


@pytest.mark.parametrize("name", [f"lijst-{letter}" for letter in "abcdefghijklmnopqrst"])
def test_whatever_its_name_it_is_never_shown_in_the_right_order(name: str) -> None:
    order = block_of(Order, SOURCE.replace("stappen", name))
    assert order.shuffled != order.items


def test_a_text_that_changes_leaves_the_shown_order_as_it_was() -> None:
    changed = block_of(Order, SOURCE.replace("Ontmoeten", "Elkaar ontmoeten"))
    assert [item.id for item in changed.shuffled] == [item.id for item in block_of(Order, SOURCE).shuffled]


def test_places_are_read_and_some_may_be_left_open() -> None:
    assert block_of(Order, SOURCE).read(form(place_afronden="1", place_ontmoeten="3", place_verkennen="")) == {
        "places": {"ontmoeten": 3, "afronden": 1}
    }


def test_afterwards_each_item_says_where_it_belongs() -> None:
    response = block_of(Order, SOURCE).respond({"places": {"ontmoeten": 1, "afronden": 2}})
    assert [(result.item.id, result.place, result.right, result.fits) for result in response.items] == [
        ("ontmoeten", 1, 1, True),
        ("verkennen", None, 2, None),
        ("afronden", 2, 3, False),
    ]
    assert (response.placed, response.fitting) == (2, 1)
    assert [result.item.id for result in response.as_put] == ["ontmoeten", "afronden"]


def test_a_ranking_of_ones_own_stands_as_the_learner_put_it() -> None:
    order = block_of(Order, FREE)
    response = order.respond({"places": {"afronden": 1, "ontmoeten": 2}})
    assert order.free
    assert [(result.item.id, result.right, result.fits) for result in response.items] == [
        ("afronden", None, None),
        ("ontmoeten", None, None),
        ("verkennen", None, None),
    ]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (form(), ""),
        (form(place_ontmoeten=""), ""),
        (form(place_ontmoeten="1", place_verkennen="1"), "place-verkennen"),
        (form(place_ontmoeten="4"), "place-ontmoeten"),
        (form(place_ontmoeten="0"), "place-ontmoeten"),
        (form(place_ontmoeten=["1", "2"]), "place-ontmoeten"),
        (form(place_ontmoeten="1", place_weg="2"), ""),
        (Filled({f"place-rij-{row}": ["1"] for row in range(1000)}), ""),
    ],
)
def test_an_order_that_cannot_be_kept_is_refused_at_its_field(sent: Filled, field: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Order, SOURCE).read(sent)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "old", [{}, {"places": {"oud": 1, "afronden": 9}}, {"places": ["afronden"]}, {"places": {"afronden": True}}]
)
def test_places_of_an_older_version_are_left_out(old: dict[str, object]) -> None:
    response = block_of(Order, SOURCE).respond(old)
    assert [(result.place, result.fits) for result in response.items] == [(None, None)] * 3
