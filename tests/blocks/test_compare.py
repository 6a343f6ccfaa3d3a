"""`compare`: what matters, what meets it, and two or three things beside each other; nothing is right or wrong."""

import pytest

from elearn.blocks.compare import Compare
from elearn.blocks.messages import AnswerError
from tests.blocks.building import Filled, block_of, form

SOURCE = """:::{compare} modellen
:wishes: avond = ook 's avonds | taal = Nederlands leren | geld = kost niets

Zoek voor Mamadou.

### *Buddy* {#buddy}

Eén persoon, elke week.

**Sterktes**

- Komt wanneer het past. {meets="avond taal"}
- Gewoon.

**Zwaktes**

- Uitstappen kost. {hinders=geld}

### Groep {#groep}

Samen.

**Sterktes**

- Gratis. {meets=geld}

**Randvoorwaarden**

- Een zaal. {hinders="avond"}

### Plek {#plek}

**Zwaktes**

- Ver.
:::
"""


def test_each_thing_has_a_text_and_points_under_bold_titles() -> None:
    compare = block_of(Compare, SOURCE)
    buddy = compare.items[0]
    assert [(thing.id, thing.text) for thing in compare.items] == [
        ("buddy", "Buddy"),
        ("groep", "Groep"),
        ("plek", "Plek"),
    ]
    assert (buddy.label, buddy.about) == ("<em>Buddy</em>", "<p>Eén persoon, elke week.</p>")
    assert [(group.title, len(group.points)) for group in buddy.groups] == [("Sterktes", 2), ("Zwaktes", 1)]
    assert [(point.label, point.meets, point.hinders) for point in buddy.points] == [
        ("Komt wanneer het past.", ("avond", "taal"), ()),
        ("Gewoon.", (), ()),
        ("Uitstappen kost.", (), ("geld",)),
    ]
    assert next((wish.id, wish.text) for wish in compare.wishes) == ("avond", "ook 's avonds")
    assert compare.question == ("<p>Zoek voor Mamadou.</p>",)


def test_wishes_and_two_things_are_read_in_the_order_of_the_text() -> None:
    sent = form(wish=["geld", "avond", "geld"], thing=["plek", "buddy"])
    assert block_of(Compare, SOURCE).read(sent) == {"wishes": ["avond", "geld"], "things": ["buddy", "plek"]}
    assert block_of(Compare, SOURCE).read(form(thing=["plek", "buddy", "groep"]))["wishes"] == []


def test_what_meets_most_comes_first_and_what_hinders_less_before_what_hinders_more() -> None:
    response = block_of(Compare, SOURCE).respond({"wishes": ["avond", "geld"], "things": ["buddy", "groep"]})
    assert [(thing.item.id, [wish.id for wish in thing.meets], thing.chosen) for thing in response.things] == [
        ("buddy", ["avond"], True),
        ("groep", ["geld"], True),
        ("plek", [], False),
    ]
    moved = block_of(Compare, SOURCE).respond({"wishes": ["geld"], "things": ["buddy", "plek"]})
    assert [thing.item.id for thing in moved.things] == ["groep", "plek", "buddy"]
    assert [thing.item.id for thing in moved.beside] == ["plek", "buddy"]


def test_the_chosen_things_stand_beside_each_other_under_every_title() -> None:
    response = block_of(Compare, SOURCE).respond({"wishes": ["taal"], "things": ["groep", "buddy"]})
    assert [(row.title, [len(cell) for cell in row.cells]) for row in response.rows] == [
        ("Sterktes", [2, 1]),
        ("Zwaktes", [1, 0]),
        ("Randvoorwaarden", [0, 1]),
    ]
    first = response.rows[0].cells[0][0]
    assert ([wish.id for wish in first.meets], first.hinders) == (["taal"], ())


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (form(), "thing"),
        (form(thing="buddy"), "thing"),
        (form(thing=["buddy", "buddy"]), "thing"),
        (form(thing=["buddy", "weg"]), "thing"),
        (form(wish="weg", thing=["buddy", "plek"]), "wish"),
        (Filled(thing=[f"ding-{row}" for row in range(1000)]), "thing"),
    ],
)
def test_a_comparison_that_cannot_be_made_is_refused(sent: Filled, field: str) -> None:
    with pytest.raises(AnswerError) as refused:
        block_of(Compare, SOURCE).read(sent)
    assert refused.value.field == field


def test_four_things_are_one_too_many() -> None:
    fourth = "### Vier {#vier}\n\n**Zwaktes**\n\n- Klein.\n:::\n"
    compare = block_of(Compare, SOURCE.removesuffix(":::\n") + "\n" + fourth)
    with pytest.raises(AnswerError):
        compare.read(form(thing=[thing.id for thing in compare.items]))


@pytest.mark.parametrize(
    "old", [{}, {"wishes": ["oud"], "things": ["oud", 3]}, {"wishes": "avond", "things": {"buddy": 1}}]
)
def test_what_an_older_version_had_is_left_out(old: dict[str, object]) -> None:
    response = block_of(Compare, SOURCE).respond(old)
    assert (response.wishes, response.beside) == ((), ())
    assert all(row.cells == () for row in response.rows)
