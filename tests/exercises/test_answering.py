"""Answering an exercise, without script and with htmx."""

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.exercises.models import Attempt
from tests.exercises.filling import KINDS, exercise_of, filled, posted_to
from tests.language import said
from tests.lessons.addresses import address
from tests.lessons.html import parsed
from tests.visitor import Visitor
from tests.world import World


def attempts() -> list[Attempt]:
    db.session.expire_all()
    return list(db.session.scalars(select(Attempt).order_by(Attempt.id)))


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_kept_and_shown_with_what_comes_after_it(journey: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    answer = journey.as_(world.amina).post(posted_to(block, page), {**filled(block), "posting": "formulier-1"})
    assert answer.status_code == 200
    assert f'id="{block.id}"' in answer.text
    assert "exercise-answered" in answer.text
    kept = attempts()[0]
    assert (kept.user_id, kept.exercise_key, kept.exercise_version) == (
        world.amina.id,
        page.key_of(block),
        block.version,
    )
    assert ("<html" in answer.text) is not journey.htmx


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_shows_the_answer_again_later(visitor: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    visitor.as_(world.amina).post(posted_to(block, page), filled(block))
    tree = parsed(visitor.get(address(page)).text)
    section = next(element for element in tree.iter("div") if element.attrib.get("id") == block.id)
    assert "exercise-answered" in section.attrib["class"]
    assert posted_to(block, page) not in {form.attrib["action"] for form in section.iter("form")}


def test_without_script_an_answer_leads_back_to_its_place_on_the_page(visitor: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    answer = visitor.as_(world.amina).post(posted_to(block, page), filled(block), follow=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{address(page)}#{block.id}"


def test_a_visitor_becomes_a_guest_with_the_first_answer_and_not_before(journey: Visitor) -> None:
    block, page = exercise_of("choice")
    journey.get(address(page))
    journey.post(posted_to(block, page), {})
    assert db.session.scalar(select(User)) is None
    journey.post(posted_to(block, page), filled(block))
    guest = db.session.scalars(select(User)).one()
    assert guest.is_guest
    assert [attempt.user_id for attempt in attempts()] == [guest.id]


def test_the_same_form_posted_twice_is_one_answer(journey: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    form = {**filled(block), "posting": "dubbelklik-1"}
    journey.as_(world.amina)
    first, second = (journey.post(posted_to(block, page), form) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert len(attempts()) == 1


def test_the_same_form_of_two_people_is_two_answers(database: Flask, world: World) -> None:
    block, page = exercise_of("choice")
    for person in (world.amina, world.joris):
        Visitor(database).as_(person).post(posted_to(block, page), {**filled(block), "posting": "zelfde-token"})
    assert len(attempts()) == 2


@pytest.mark.parametrize("posting", ["", "x", "a" * 5000, "\x00" * 10, "een twee drie"])
def test_a_strange_form_token_never_loses_an_answer(journey: Visitor, world: World, posting: str) -> None:
    block, page = exercise_of("choice")
    answer = journey.as_(world.amina).post(posted_to(block, page), {**filled(block), "posting": posting})
    assert answer.status_code == 200
    assert len(attempts()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_answered_asks_again_with_a_message(journey: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    answer = journey.as_(world.amina).post(posted_to(block, page), {"posting": "leeg-leeg"})
    assert answer.status_code == 422
    assert f'id="{block.id}-error"' in answer.text
    assert ("<html" in answer.text) is not journey.htmx
    assert not attempts()


def test_what_was_chosen_stays_when_something_cannot_be_kept(journey: Visitor, world: World) -> None:
    block, page = exercise_of("web")
    form = {**filled(block), "thread-1-from": block.items[2].id, "thread-1-why": "een half draadje"}
    answer = journey.as_(world.amina).post(posted_to(block, page), form)
    assert answer.status_code == 422
    assert said("Choose both ends of this thread.") in answer.text
    assert 'value="een half draadje"' in answer.text
    assert 'value="de brief"' in answer.text
    assert answer.text.count(" selected") == len([value for value in form.values() if not value.startswith("een ")]) - 1


def test_an_unknown_exercise_is_a_404_page(journey: Visitor) -> None:
    for path in ("/oefeningen/x/y", "/oefeningen/bindkracht/%00"):
        assert journey.post(path, {"option": "a"}).status_code == 404


@pytest.mark.parametrize("kind", ["scale", "web"])
def test_the_drawing_grows_while_the_form_is_filled_in_and_nothing_is_kept(visitor: Visitor, kind: str) -> None:
    block, page = exercise_of(kind)
    there = f"{posted_to(block, page)}/tekening"
    drawn = visitor.post(there, filled(block))
    assert drawn.status_code == 200
    assert f'id="{block.id}-drawing"' in drawn.text
    assert visitor.post(there, {}).status_code == 204
    assert not attempts()


def test_only_what_is_drawn_has_a_drawing(visitor: Visitor) -> None:
    block, page = exercise_of("choice")
    assert visitor.post(f"{posted_to(block, page)}/tekening", filled(block)).status_code == 404
