"""Every kind of exercise from its form to its answer, on a page, in a fragment, and shown again elsewhere."""

from itertools import product
from xml.etree.ElementTree import Element

import pytest
from sqlalchemy import select

from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.library import Catalogue
from tests.exercises.proef import DOEN, FORMS, NOG_EENS, WORDS, posted_to
from tests.language import said
from tests.lessons.html import attributes, parsed, twice
from tests.visitor import Visitor
from tests.world import World

KINDS = pytest.mark.parametrize("name", FORMS)


def kept() -> list[Attempt]:
    db.session.expire_all()
    return list(db.session.scalars(select(Attempt).order_by(Attempt.id)))


def part_of(text: str, name: str) -> Element:
    return next(element for element in parsed(text).iter("div") if element.attrib.get("id") == name)


@KINDS
def test_an_answer_is_kept_and_shown(journey: Visitor, proef: Catalogue, world: World, name: str) -> None:
    answer = journey.as_(world.amina).post(posted_to(name), FORMS[name])
    assert answer.status_code == 200
    assert "exercise-answered" in answer.text
    assert WORDS.get(name, "") in answer.text
    assert [attempt.exercise_key for attempt in kept()] == [f"proef/{name}"]


@KINDS
def test_the_form_comes_back_as_it_was_filled_in(visitor: Visitor, proef: Catalogue, world: World, name: str) -> None:
    visitor.as_(world.amina).post(posted_to(name), FORMS[name])
    section = part_of(visitor.get(f"{DOEN}?opnieuw={name}").text, name)
    assert filled_in(section) == {
        key: value if isinstance(value, list) else [value] for key, value in FORMS[name].items()
    }


def filled_in(section: Element) -> dict[str, list[str]]:
    """What a browser would send, without what is empty or hidden."""
    values: dict[str, list[str]] = {}
    for box in section.iter("input"):
        if "checked" in box.attrib:
            values.setdefault(box.attrib["name"], []).append(box.attrib["value"])
    for area in section.iter("textarea"):
        values[area.attrib["name"]] = [area.text or ""]
    for chooser in section.iter("select"):
        chosen = [option.attrib["value"] for option in chooser.iter("option") if "selected" in option.attrib]
        values[chooser.attrib["name"]] = chosen
    return {name: given for name, given in values.items() if any(given)}


@KINDS
def test_nothing_answered_asks_again(journey: Visitor, proef: Catalogue, world: World, name: str) -> None:
    answer = journey.as_(world.amina).post(posted_to(name), {})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert not kept()


@KINDS
def test_what_was_typed_stays_when_something_cannot_be_kept(
    journey: Visitor, proef: Catalogue, world: World, name: str
) -> None:
    first = next(iter(FORMS[name]))
    answer = journey.as_(world.amina).post(posted_to(name), {**FORMS[name], first: "bestaat-niet" * 50})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text or first in {"option", "thing", "wish", "item-respect"}
    assert WORDS.get(name, "") in answer.text or first.startswith(("own-", "cell-0"))


@KINDS
@pytest.mark.parametrize("extra", ["place-weg", "own-weg", "cell-weg.weg", "cell-99.actie"])
def test_a_field_that_an_exercise_does_not_have_is_refused_where_it_would_lose_words(
    amina: Visitor, proef: Catalogue, name: str, extra: str
) -> None:
    prefixes = {field.split("-")[0] for field in FORMS[name]}
    answer = amina.post(posted_to(name), {**FORMS[name], extra: "x"})
    refused = extra.split("-")[0] in prefixes
    assert answer.status_code == (422 if refused else 200)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"places": {"weg": 1}, "texts": [], "cells": {"plantrekker": "x"}, "rows": 3},
        {"rows": [3, {"weg": 1}], "things": [1], "wishes": {}, "why": 3, "loosen": "wonen"},
        {"rows": {"stigma": {"er": "soms"}}, "cells": [], "loosen": {"domain": ["wonen"], "moves": {}}},
    ],
)
def test_answers_of_another_shape_still_open_their_page_and_where_they_are_shown_again(
    visitor: Visitor, proef: Catalogue, world: World, answer: dict[str, object]
) -> None:
    visitor.as_(world.amina)
    for name, number in product(FORMS, range(2)):
        old = Attempt(user_id=world.amina.id, exercise_key=f"proef/{name}", exercise_version="oud", answer=answer)
        old.posting = f"p{number}"
        db.session.add(old)
    db.session.commit()
    for path in (DOEN, NOG_EENS, *(f"{DOEN}?opnieuw={name}" for name in FORMS)):
        assert visitor.get(path).status_code == 200, path


def test_the_whole_page_is_sound_html_open_and_answered(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina)
    for _round in range(2):
        tree = parsed(visitor.get(DOEN).text)
        assert twice(attributes(tree, "id")) == []
        assert unlabelled(tree) == []
        for name, form in FORMS.items():
            visitor.post(posted_to(name), form)


def unlabelled(tree: Element) -> list[str]:
    """Controls without a label that points at them, lies around them or is named by them."""
    pointed = set(attributes(tree, "for"))
    around = {control for label in tree.iter("label") for control in label.iter()}
    return [
        control.attrib["name"]
        for kind in ("input", "select", "textarea")
        for control in tree.iter(kind)
        if control.attrib.get("type") != "hidden" and control not in around
        if control.attrib.get("id") not in pointed and "aria-labelledby" not in control.attrib
    ]


def test_a_place_that_is_given_twice_says_so_at_the_second(journey: Visitor, proef: Catalogue, world: World) -> None:
    form = {"place-onthalen": "2", "place-afronden": "2"}
    answer = journey.as_(world.amina).post(posted_to("stappen"), form)
    assert said("Place %(place)s is given twice. Give each one a place of its own.", place=2) in answer.text


def test_the_right_order_is_not_to_be_read_from_the_form(visitor: Visitor, proef: Catalogue) -> None:
    section = part_of(visitor.get(DOEN).text, "stappen")
    shown = [box.attrib["name"].removeprefix("place-") for box in section.iter("select")]
    assert sorted(shown) == ["afronden", "onthalen", "rechten", "verkennen"]
    assert shown != ["onthalen", "verkennen", "rechten", "afronden"]


def test_what_the_source_leaves_open_stays_visibly_open(visitor: Visitor, proef: Catalogue, world: World) -> None:
    answer = visitor.as_(world.amina).post(posted_to("rollen"), FORMS["rollen"])
    table = part_of(answer.text, "rollen").iter("td")
    open_cells = ["".join(cell.itertext()) for cell in table if cell.attrib.get("class") == "is-open"]
    assert len(open_cells) == 7
    assert "onleesbaar" in open_cells[0]
    assert all("kolom niet zeker" in cell for cell in open_cells[1:])


def test_before_answering_nothing_of_the_sources_table_is_on_the_page(visitor: Visitor, proef: Catalogue) -> None:
    section = part_of(visitor.get(DOEN).text, "rollen")
    assert "onleesbaar" not in "".join(section.itertext())
    assert "Kwam drie keer langs" not in "".join(part_of(visitor.get(DOEN).text, "zinnen").itertext())


def test_what_meets_a_wish_is_said_in_words(visitor: Visitor, proef: Catalogue, world: World) -> None:
    answer = visitor.as_(world.amina).post(posted_to("modellen"), FORMS["modellen"])
    section = part_of(answer.text, "modellen")
    words = [
        "".join(each.itertext()) for each in section.iter("span") if each.attrib.get("class") in ("meets", "hinders")
    ]
    assert any(said("Meets:") in each and "kost niets" in each for each in words)
    assert any(said("Stands in the way of:") in each and "kantooruren" in each for each in words)


def test_where_all_feedback_is_shown_the_option_that_was_not_chosen_has_it_too(
    visitor: Visitor, proef: Catalogue, world: World
) -> None:
    answer = visitor.as_(world.amina).post(posted_to("waarom"), FORMS["waarom"])
    assert "Dat klopt, en hij weet het." in answer.text
