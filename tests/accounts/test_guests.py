"""Guests: learning without an account, and what happens to their work when somebody logs in."""

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections.models import Reflection
from tests.visitor import Visitor
from tests.world import PASS_PHRASE, World

SHEET = "/reflecties/bindkracht/eerste-gedachten"


def write(visitor: Visitor, text: str) -> None:
    answer = visitor.post(f"{SHEET}/concept", {"text": text, "revision": "0"}, plain=True)
    assert answer.status_code == 200


def log_in(visitor: Visitor, name: str) -> str:
    """Log in and give the address where that leads."""
    return visitor.post("/aanmelden", {"name": name, "pass_phrase": PASS_PHRASE}, follow=False, plain=True).headers[
        "Location"
    ]


def writers_of(text: str) -> list[str]:
    query = select(User.shown_name).join(Reflection, Reflection.user_id == User.id).where(Reflection.draft == text)
    return list(db.session.scalars(query))


def test_reading_makes_nobody_a_guest_but_writing_does(journey: Visitor, world: World) -> None:
    for path in ("/", "/cursussen/bindkracht", SHEET):
        journey.get(path)
    assert db.session.scalars(select(User).where(User.pass_phrase_hash.is_(None))).all() == []
    write(journey, "wat ik zag")
    assert len(db.session.scalars(select(User).where(User.pass_phrase_hash.is_(None))).all()) == 1


def test_a_guest_who_comes_back_finds_the_text(journey: Visitor, world: World) -> None:
    write(journey, "wat ik zag")
    assert "wat ik zag" in journey.get(SHEET).text


def test_making_an_account_keeps_everything(journey: Visitor, world: World) -> None:
    write(journey, "wat ik zag")
    journey.post("/account/nieuw", {"name": "Lies", "pass_phrase": "regen op het dak"}, plain=True)
    assert writers_of("wat ik zag") == ["Lies"]
    assert "wat ik zag" in journey.get(SHEET).text


def test_logging_in_asks_whose_work_it_was_and_takes_it_along(journey: Visitor, world: World) -> None:
    write(journey, "wat ik zag")
    assert log_in(journey, "Amina").startswith("/account/eerder-werk")
    journey.post("/account/eerder-werk", {"how": "take"}, plain=True)
    assert writers_of("wat ik zag") == ["Amina"]
    assert db.session.scalars(select(User).where(User.pass_phrase_hash.is_(None))).all() == []


def test_somebody_elses_work_stays_theirs_and_comes_back_after_the_log_out(journey: Visitor, world: World) -> None:
    write(journey, "van de buurvrouw")
    log_in(journey, "Amina")
    journey.post("/account/eerder-werk", {"how": "leave"}, plain=True)
    assert writers_of("van de buurvrouw") == [""]
    assert "van de buurvrouw" not in journey.get(SHEET).text
    journey.post("/afmelden", plain=True)
    assert "van de buurvrouw" in journey.get(SHEET).text


def test_two_texts_on_the_same_question_are_both_kept(visitor: Visitor, world: World) -> None:
    amina = Visitor(visitor.app).logs_in(world.amina)
    write(amina, "in mijn account")
    write(visitor, "zonder account")
    log_in(visitor, "Amina")
    visitor.post("/account/eerder-werk", {"how": "take"})
    page = visitor.get(SHEET).text
    assert "in mijn account" in page
    assert "zonder account" in page


@pytest.mark.parametrize("path", ["/account/eerder-werk"])
def test_without_a_guest_there_is_nothing_to_ask(database: Flask, world: World, path: str) -> None:
    assert Visitor(database).logs_in(world.amina).get(path).headers["Location"] == "/"
