"""A form that is posted after the log-in expired survives the log-in."""

from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import LoginSession
from elearn.database import db, now
from elearn.groups.models import Group
from elearn.web.held import HeldForm
from tests.visitor import Visitor
from tests.world import PASS_PHRASE, World


def end_sessions() -> None:
    for session in db.session.scalars(select(LoginSession)):
        session.ended_at = now()
    db.session.commit()


def test_what_was_typed_is_shown_after_the_log_in_and_arrives_when_sent(journey: Visitor, world: World) -> None:
    journey.logs_in(world.pieter)
    end_sessions()
    page = journey.post("/groepen/", {"name": "Klas die bewaard bleef"})
    assert "/aanmelden" in page.request.path
    held = db.session.scalars(select(HeldForm)).one()
    login = {"name": "Pieter", "pass_phrase": PASS_PHRASE, "next": f"/bewaard/{held.id}"}
    shown = journey.post("/aanmelden", login, plain=True)
    assert "Klas die bewaard bleef" in shown.text
    journey.post("/groepen/", {"name": "Klas die bewaard bleef", "held": str(held.id)}, plain=True)
    assert db.session.scalars(select(Group).where(Group.name == "Klas die bewaard bleef")).one()
    assert db.session.scalars(select(HeldForm)).all() == []


def test_somebody_else_who_logs_in_does_not_see_it(database: Flask, world: World) -> None:
    browser = Visitor(database).logs_in(world.pieter)
    end_sessions()
    browser.post("/groepen/", {"name": "Niet voor Lotte"})
    held = db.session.scalars(select(HeldForm)).one()
    browser.logs_in(world.lotte)
    assert browser.get(f"/bewaard/{held.id}").status_code == 404


def test_it_is_kept_for_its_writer_after_logging_out_in_another_tab(database: Flask, world: World) -> None:
    browser = Visitor(database).logs_in(world.pieter)
    browser.post("/afmelden")
    browser.post("/groepen/", {"name": "Nog net getypt"})
    assert db.session.scalars(select(HeldForm)).one().writer_id == world.pieter.id


def test_a_pass_phrase_is_never_held(database: Flask, world: World) -> None:
    browser = Visitor(database).logs_in(world.pieter)
    end_sessions()
    browser.post("/account/wachtzin", {"present": PASS_PHRASE, "pass_phrase": "vier gele bussen"})
    assert db.session.scalars(select(HeldForm)).all() == []


def test_an_autosave_gets_the_address_of_the_log_in_as_data(database: Flask, world: World) -> None:
    browser = Visitor(database).logs_in(world.pieter)
    end_sessions()
    answer = browser.post("/groepen/", {"name": "x"}, headers={"Accept": "application/json"}, follow=False)
    assert answer.status_code == 401
    assert answer.json["login"].startswith("/aanmelden?next=")
