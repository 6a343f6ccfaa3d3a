"""Making an account: from nothing, from a guest's work, and with names and phrases that do not fit."""

import pytest
from sqlalchemy import func, select

from elearn.accounts.models import User
from elearn.database import db
from tests.language import said
from tests.visitor import Visitor
from tests.world import World

PHRASE = "regen op het dak"


def accounts() -> int:
    return db.session.scalar(select(func.count()).select_from(User)) or 0


def test_a_name_and_a_pass_phrase_are_enough(journey: Visitor, world: World) -> None:
    before = accounts()
    answer = journey.post("/account/nieuw", {"name": "Lies", "pass_phrase": PHRASE}, plain=True)
    assert answer.status_code == 200
    assert accounts() == before + 1
    assert said("You log in as %(name)s.", name="Lies") in journey.get("/account").text


@pytest.mark.parametrize("name", ["", " ", "\u200b\u200d", "\x00", "a" * 81, "🧡" * 81])
def test_a_name_nobody_can_read_is_refused_with_a_message(visitor: Visitor, world: World, name: str) -> None:
    before = accounts()
    answer = visitor.post("/account/nieuw", {"name": name, "pass_phrase": PHRASE})
    assert answer.status_code == 422
    assert 'id="name-error"' in answer.text
    assert accounts() == before


@pytest.mark.parametrize("name", ["عائشة", "Þórdís", "李明", "👩‍🦽 Bo", "Zoë-Ann van den Bo'om"])
def test_names_from_everywhere_are_welcome(visitor: Visitor, world: World, name: str) -> None:
    answer = visitor.post("/account/nieuw", {"name": name, "pass_phrase": PHRASE}, follow=False)
    assert answer.status_code == 303


def test_nothing_in_a_name_turns_its_letters_round(journey: Visitor, world: World) -> None:
    journey.post("/account/nieuw", {"name": "\u202eliv\u2066e", "pass_phrase": PHRASE}, plain=True)
    assert db.session.scalars(select(User.shown_name).where(User.shown_name.contains("liv"))).all() == ["live"]


@pytest.mark.parametrize("taken", ["Amina", "amina", " AMINA ", "Ami\u200bna", "Ａmina"])
def test_a_name_that_looks_like_another_is_taken(visitor: Visitor, world: World, taken: str) -> None:
    answer = visitor.post("/account/nieuw", {"name": taken, "pass_phrase": PHRASE})
    assert answer.status_code == 422
    assert said("Somebody already uses this name. Choose another one, or log in if it is you.") in answer.text


@pytest.mark.parametrize("phrase", ["", "kort", "wachtwoord123", "aaaaaaaaaaaa", "x" * 201, "Amandine Smet"])
def test_a_pass_phrase_that_is_easy_to_guess_is_refused_and_the_name_is_kept(
    visitor: Visitor, world: World, phrase: str
) -> None:
    answer = visitor.post("/account/nieuw", {"name": "Amandine Smet", "pass_phrase": phrase})
    assert answer.status_code == 422
    assert 'value="Amandine Smet"' in answer.text
    assert 'id="pass_phrase-error"' in answer.text


def test_the_same_form_posted_twice_makes_one_account(visitor: Visitor, world: World) -> None:
    before = accounts()
    form = {"name": "Lies", "pass_phrase": PHRASE}
    visitor.post("/account/nieuw", form)
    visitor.post("/account/nieuw", form)
    assert accounts() == before + 1


def test_an_e_mail_address_is_never_needed_but_must_look_like_one(visitor: Visitor, world: World) -> None:
    answer = visitor.post("/account/nieuw", {"name": "Lies", "pass_phrase": PHRASE, "email": "geen adres"})
    assert answer.status_code == 422
    assert 'id="email-error"' in answer.text
