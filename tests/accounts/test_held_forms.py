"""A form that is posted after the log-in expired survives the log-in."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import LoginSession
from elearn.database import db, now
from elearn.groups.models import Group
from elearn.web.held import TYPED, HeldForm
from tests.language import said
from tests.reflections.people import share, write
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


def after_the_log_in(app: Flask, world: World, form: dict[str, Any], **more: Any) -> str:
    """Nadia answers after her log-in expired; the page on which she finds what she sent."""
    sharing = share(write(world.amina), world.group, world.nadia)
    browser = Visitor(app).as_(world.nadia)
    end_sessions()
    browser.post(f"/delingen/{sharing.id}/antwoorden", form, **more)
    held = db.session.scalars(select(HeldForm)).one()
    return browser.as_(world.nadia).get(f"/bewaard/{held.id}").text


def recording() -> tuple[io.BytesIO, str]:
    return io.BytesIO(b"RIFF"), "stem.wav"


def test_a_recording_that_did_not_come_along_is_asked_again_beside_the_words(database: Flask, world: World) -> None:
    page = after_the_log_in(database, world, {"text": "Dat herken ik.", "do": "release", "voice": recording()})
    assert ">Dat herken ik.</div>" in page
    lost = "Your text is here. Your recording did not come along: choose it again, then send it all."
    assert said(f"You were logged out when you sent this. {lost}") in page
    assert said("You were logged out when you sent this. Nothing is lost: send it again now.") not in page
    assert re.search(r'<form[^>]* enctype="multipart/form-data">.*<input type="file"[^>]* name="voice"', page, re.S)


@pytest.mark.parametrize("form", [{}, {"text": " ", "do": "release", "posting": "after-0"}])
def test_a_form_with_only_a_recording_says_that_it_is_to_be_chosen_again(
    database: Flask, world: World, form: dict[str, Any]
) -> None:
    page = after_the_log_in(database, world, {**form, "voice": recording()})
    assert f"<h1>{said('Choose your recording again')}</h1>" in page
    assert said("Your text is kept") not in page
    assert 'class="sheet-text' not in page


def test_a_script_that_still_has_its_recording_leaves_nothing_behind(database: Flask, world: World) -> None:
    form = {"text": "Dat herken ik.", "voice": recording()}
    page = after_the_log_in(database, world, form, headers={"Accept": "application/json"}, follow=False)
    assert said("You were logged out when you sent this. Nothing is lost: send it again now.") in page


def test_only_what_a_person_typed_is_shown_as_their_text(database: Flask, world: World) -> None:
    address = "/reflecties/bindkracht/welke-verklaring-eerst-en-nog-veel-langer"
    page = after_the_log_in(database, world, {"text": "Kort.", "next": address, "quote": "x" * 50})
    assert re.findall(r'<div class="sheet-text[^>]*>([^<]*)</div>', page) == ["Kort."]
    assert f'name="next" value="{address}"' in page


def test_every_box_to_write_in_counts_as_typed() -> None:
    templates = Path(__file__).parents[2] / "templates"
    boxes = (re.findall(r'<textarea[^>]* name="([^"{]+)"', each.read_text()) for each in templates.rglob("*.html"))
    assert {"text", "note"} <= {name for names in boxes for name in names} <= TYPED
