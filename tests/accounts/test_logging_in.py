"""Logging in, staying in, and being shut out."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import LoginSession, User
from elearn.accounts.pass_phrases import DEMO, hash_phrase
from elearn.database import db, now
from tests.language import said
from tests.visitor import Visitor
from tests.world import PASS_PHRASE, World


def test_a_person_with_an_account_logs_in_and_out(journey: Visitor, world: World) -> None:
    journey.logs_in(world.amina)
    assert said("My account") in journey.get("/account").text
    journey.post("/afmelden", plain=True)
    assert journey.get("/account").status_code == 303


def test_the_name_is_found_whatever_its_capitals_and_widths(visitor: Visitor, world: World) -> None:
    answer = visitor.post("/aanmelden", {"name": "  ＡＭＩＮＡ ", "pass_phrase": PASS_PHRASE}, follow=False)
    assert answer.status_code == 303


@pytest.mark.parametrize("name", ["Amina", "Niemand", "", "\x00", "\ud800", "‮Amina", "a" * 5000])
def test_a_wrong_pass_phrase_never_lets_in_and_never_fails(visitor: Visitor, world: World, name: str) -> None:
    typed = name.encode("utf-8", "surrogatepass")
    answer = visitor.post("/aanmelden", {"name": typed, "pass_phrase": "verkeerd verkeerd"})
    assert answer.status_code == 422
    assert visitor.get("/account").status_code == 303


def test_the_answer_is_the_same_for_an_unknown_name_and_a_wrong_phrase(database: Flask, world: World) -> None:
    texts = []
    for name in ("Amina", "Onbekend"):
        answer = Visitor(database).post("/aanmelden", {"name": name, "pass_phrase": "verkeerd verkeerd"})
        texts.append(answer.text.replace(name, "…"))
    assert texts[0] == texts[1]


def test_many_wrong_tries_are_throttled_but_the_owner_still_gets_in_from_elsewhere(
    database: Flask, world: World
) -> None:
    stranger = Visitor(database)
    statuses = [
        stranger.post("/aanmelden", {"name": "Amina", "pass_phrase": f"gok nummer {n}"}).status_code for n in range(10)
    ]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    amina = Visitor(database)
    answer = amina.post(
        "/aanmelden",
        {"name": "Amina", "pass_phrase": PASS_PHRASE},
        follow=False,
        environ_overrides={"REMOTE_ADDR": "127.0.0.9"},
    )
    assert answer.status_code == 303


def test_a_device_that_was_used_before_has_its_own_count(database: Flask, world: World) -> None:
    amina = Visitor(database).logs_in(world.amina)
    amina.post("/afmelden", plain=True)
    for n in range(70):
        stranger = {"environ_overrides": {"REMOTE_ADDR": f"127.0.{n // 8}.{n % 8 + 1}"}}
        Visitor(database).post("/aanmelden", {"name": "Amina", "pass_phrase": f"gok nummer {n}"}, **stranger)
    unknown = Visitor(database).post(
        "/aanmelden",
        {"name": "Amina", "pass_phrase": PASS_PHRASE},
        follow=False,
        environ_overrides={"REMOTE_ADDR": "127.9.9.9"},
    )
    assert unknown.status_code == 429, "the distributed guessing is slowed down for devices nobody knows"
    assert amina.post("/aanmelden", {"name": "Amina", "pass_phrase": PASS_PHRASE}, follow=False).status_code == 303


def test_the_throttle_counts_in_the_database_so_a_restart_does_not_reset_it(database: Flask, world: World) -> None:
    from elearn import create_app

    for n in range(9):
        Visitor(database).post("/aanmelden", {"name": "Amina", "pass_phrase": f"gok nummer {n}"})
    again = create_app(database.extensions["settings"])
    answer = Visitor(again).post("/aanmelden", {"name": "Amina", "pass_phrase": PASS_PHRASE}, follow=False)
    with again.app_context():
        db.engine.dispose()
    assert answer.status_code == 429


def test_every_log_in_has_a_session_of_its_own_and_the_database_keeps_no_token(visitor: Visitor, world: World) -> None:
    visitor.logs_in(world.amina)
    with visitor.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    stored = db.session.scalars(select(LoginSession)).all()
    assert len(stored) == 1
    assert token not in {stored[0].token_hash, str(stored[0].id)}


def test_a_session_can_be_ended_from_another_device(database: Flask, world: World) -> None:
    phone, laptop = Visitor(database).logs_in(world.amina), Visitor(database).logs_in(world.amina)
    with phone.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    from elearn.accounts.sessions import find_session

    session = find_session(token)
    assert session is not None
    laptop.post(f"/account/sessies/{session.id}/einde")
    assert phone.get("/account").status_code == 303
    assert laptop.get("/account").status_code == 200


def test_a_session_that_has_expired_lets_nobody_in(visitor: Visitor, world: World) -> None:
    visitor.logs_in(world.amina)
    for session in db.session.scalars(select(LoginSession)):
        session.expires_at = now() - timedelta(seconds=1)
    db.session.commit()
    assert visitor.get("/account").status_code == 303


def test_a_new_pass_phrase_logs_out_every_other_device(database: Flask, world: World) -> None:
    phone, laptop = Visitor(database).logs_in(world.amina), Visitor(database).logs_in(world.amina)
    answer = laptop.post("/account/wachtzin", {"present": PASS_PHRASE, "pass_phrase": "vier gele bussen"}, follow=False)
    assert answer.status_code == 303
    assert phone.get("/account").status_code == 303
    assert laptop.get("/account").status_code == 200


def test_the_pass_phrase_of_the_demo_is_refused_outside_demo_mode(visitor: Visitor, world: World) -> None:
    world.amina.pass_phrase_hash = hash_phrase(DEMO)
    db.session.commit()
    form = {"name": "Amina", "pass_phrase": DEMO}
    visitor.app.config["DEMO"] = False
    try:
        assert visitor.post("/aanmelden", form).status_code == 422
    finally:
        visitor.app.config["DEMO"] = True
    assert visitor.post("/aanmelden", form, follow=False).status_code == 303


def test_pass_phrases_are_argon2_at_the_strength_we_chose() -> None:
    assert hash_phrase(PASS_PHRASE).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "/\\evil.example",
        "///evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/ /evil",
        "\\\\evil.example",
    ],
)
def test_log_in_never_leads_to_another_site(visitor: Visitor, world: World, elsewhere: str) -> None:
    form = {"name": "Amina", "pass_phrase": PASS_PHRASE, "next": elsewhere}
    assert visitor.post("/aanmelden", form, follow=False).headers["Location"] == "/"


def test_log_in_leads_back_to_where_somebody_was_going(visitor: Visitor, world: World) -> None:
    asked = visitor.get("/groepen/")
    assert asked.status_code == 303
    form = {"name": "Amina", "pass_phrase": PASS_PHRASE, "next": "/groepen/"}
    assert visitor.post("/aanmelden", form, follow=False).headers["Location"] == "/groepen/"


def test_a_suspended_person_cannot_log_in(visitor: Visitor, world: World) -> None:
    world.amina.suspended_at = now()
    db.session.commit()
    assert visitor.post("/aanmelden", {"name": "Amina", "pass_phrase": PASS_PHRASE}).status_code == 422
    assert db.session.get(User, world.amina.id) is not None
