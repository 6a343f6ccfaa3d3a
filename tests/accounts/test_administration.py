"""The administrator's desk: accounts, settings, versions; nobody's texts."""

import pytest
from flask import Flask

from elearn.accounts.models import User
from elearn.database import db
from tests.language import said
from tests.visitor import Visitor
from tests.world import PASS_PHRASE, World, person


def test_the_administrator_makes_an_account_that_can_log_in(journey: Visitor, world: World) -> None:
    journey.as_(world.els).post("/beheer/accounts", {"name": "Nieuwe", "pass_phrase": "regen op het dak"}, plain=True)
    form = {"name": "Nieuwe", "pass_phrase": "regen op het dak"}
    assert Visitor(journey.app).post("/aanmelden", form, follow=False).status_code == 303


def test_suspending_ends_every_session_at_once_and_keeps_the_work(database: Flask, world: World) -> None:
    amina, els = Visitor(database).logs_in(world.amina), Visitor(database).logs_in(world.els)
    els.post(f"/beheer/accounts/{world.amina.id}/schorsing")
    assert amina.get("/account").status_code == 303
    assert db.session.get(User, world.amina.id) is not None
    els.post(f"/beheer/accounts/{world.amina.id}/schorsing/einde")
    assert Visitor(database).logs_in(world.amina).get("/account").status_code == 200


def test_a_new_pass_phrase_from_the_administrator_ends_old_sessions_at_once(database: Flask, world: World) -> None:
    amina, els = Visitor(database).logs_in(world.amina), Visitor(database).logs_in(world.els)
    els.post(f"/beheer/accounts/{world.amina.id}/wachtzin", {"pass_phrase": "vier gele bussen"})
    assert amina.get("/account").status_code == 303
    old = Visitor(database).post("/aanmelden", {"name": "Amina", "pass_phrase": PASS_PHRASE})
    assert old.status_code == 422
    new = {"name": "Amina", "pass_phrase": "vier gele bussen"}
    assert Visitor(database).post("/aanmelden", new, follow=False).status_code == 303


def test_administrators_cannot_shut_themselves_out(visitor: Visitor, world: World) -> None:
    visitor.logs_in(world.els).post(f"/beheer/accounts/{world.els.id}/schorsing")
    assert visitor.get("/beheer/").status_code == 200


def test_settings_and_versions_are_shown_and_secrets_are_not(visitor: Visitor, world: World) -> None:
    page = visitor.logs_in(world.els).get("/beheer/").text
    assert "ELEARN_SITE_NAME" in page
    assert "tttttttttttt" not in page
    assert "sqlalchemy" in page


def test_the_list_of_accounts_is_paged_by_name(visitor: Visitor, world: World) -> None:
    for n in range(60):
        person(f"Leerling {n:02}")
    db.session.commit()
    visitor.logs_in(world.els)
    first = visitor.get("/beheer/accounts").text
    assert said("More accounts") in first
    assert "Leerling 59" not in first
    assert "Leerling 59" in visitor.get("/beheer/accounts?na=leerling40").text


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/accounts", "/beheer/accounts/1"])
def test_nobody_else_finds_the_desk(visitor: Visitor, world: World, path: str) -> None:
    assert visitor.logs_in(world.pieter).get(path).status_code == 404
