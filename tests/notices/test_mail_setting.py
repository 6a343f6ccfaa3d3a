"""How often a mail comes: set on the account page, stopped from a mail without logging in, taken along and erased."""

import json
import re

import pytest
from flask import Flask

from elearn.database import db
from elearn.notices.models import NoticeState, OutboxMail, Rhythm
from elearn.notices.stopping import person_of, token_for
from elearn.settings import Settings
from tests.language import said
from tests.notices.happening import made, shared
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.world import World, person

SET = "/berichten/mail"


def rhythm_of(user_id: int) -> Rhythm:
    db.session.expire_all()
    state = db.session.get(NoticeState, user_id)
    return state.rhythm if state else Rhythm.WEEKLY


@pytest.mark.parametrize("path", ["/account", SET])
def test_without_a_choice_it_is_every_week(visitor: Visitor, world: World, path: str) -> None:
    page = visitor.as_(world.amina).get(path).text
    assert re.findall(r'<input checked [^>]*value="(\w+)"', page) == ["weekly"]


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_somebody_chooses_how_often(journey: Visitor, world: World, rhythm: Rhythm) -> None:
    answer = journey.as_(world.amina).post(SET, {"rhythm": rhythm.value})
    assert answer.status_code == 200
    assert said("Saved.") in answer.text
    assert re.findall(r'<input checked [^>]*value="(\w+)"', answer.text) == [rhythm.value]
    assert ("<html" in answer.text) is not journey.htmx
    assert rhythm_of(world.amina.id) is rhythm


@pytest.mark.parametrize("typed", [{}, {"rhythm": "hourly"}, {"rhythm": "\x00"}])
def test_what_is_no_choice_is_answered_with_the_form(journey: Visitor, world: World, typed: dict[str, str]) -> None:
    answer = journey.as_(world.amina).post(SET, typed)
    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.text
    assert rhythm_of(world.amina.id) is Rhythm.WEEKLY


def test_who_gave_no_address_is_told_so(visitor: Visitor, world: World) -> None:
    words = said("You gave no e-mail address, so you get no mail. What you choose here holds as soon as you give one.")
    assert words in visitor.as_(world.amina).get("/account").text
    world.amina.email = "amina@school.example"
    assert words not in visitor.get("/account").text


def test_a_site_without_mail_says_so(visitor: Visitor, world: World, mailing: Settings) -> None:
    words = said("This site sends no mail yet. What you choose here holds as soon as it does.")
    assert words not in visitor.as_(world.amina).get("/account").text
    visitor.app.extensions["settings"] = mailing.model_copy(update={"mail_url": ""})
    assert words in visitor.get("/account").text


def test_one_click_stops_the_mail_without_logging_in(journey: Visitor, world: World) -> None:
    path = f"{SET}/uit/{token_for(world.amina)}"
    assert said("Do you want no more mail?") in journey.get(path).text
    assert rhythm_of(world.amina.id) is Rhythm.WEEKLY
    assert said("You get no more mail") in journey.post(path).text
    assert said("You get no more mail") in journey.get(path).text
    assert rhythm_of(world.amina.id) is Rhythm.NEVER
    assert rhythm_of(world.joris.id) is Rhythm.WEEKLY


def test_a_mail_program_stops_it_by_itself_and_is_not_sent_elsewhere(database: Flask, world: World) -> None:
    """RFC 8058: no cookie, no Origin, and no redirect."""
    path = f"{SET}/uit/{token_for(world.amina)}"
    answer = Visitor(database).send("POST", path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert rhythm_of(world.amina.id) is Rhythm.NEVER


def test_a_token_that_is_not_ours_or_of_somebody_who_is_gone_is_not_there(visitor: Visitor, world: World) -> None:
    token = token_for(world.amina)
    visitor.as_(world.amina).post("/mijn-gegevens/wissen")
    for wrong in (token, token[:-2] + "xx", "x", "WzFd.x"):
        assert visitor.get(f"{SET}/uit/{wrong}").status_code == 404
        assert visitor.post(f"{SET}/uit/{wrong}").status_code == 404


def test_a_token_never_stops_the_mail_of_who_got_the_same_id_later(world: World) -> None:
    from datetime import timedelta

    token = token_for(world.amina)
    found = person_of(token)
    assert found is not None
    assert found.id == world.amina.id
    world.amina.created_at += timedelta(days=1)
    assert person_of(token) is None


def test_mail_speaks_the_language_that_somebody_chose(database: Flask, world: World) -> None:
    browser(database, world.amina).post("/taal", {"language": "fr"})
    state = db.session.get(NoticeState, world.amina.id)
    assert state is not None
    assert state.language == "fr"


def test_a_visitor_and_a_guest_choose_a_language_and_leave_no_trace(database: Flask, world: World) -> None:
    guest = Visitor(database)
    guest.post("/voortgang/bindkracht/mamadou/dinsdag-tien-over-negen")
    for somebody in (Visitor(database), guest):
        assert 'lang="fr"' in somebody.post("/taal", {"language": "fr"}).text
    assert db.session.query(NoticeState).all() == []


def test_it_comes_along_with_what_is_mine_and_goes_when_i_am_erased(
    database: Flask, class_of_a_month: World, mailing: Settings
) -> None:
    shared(class_of_a_month)
    nadia_id = class_of_a_month.nadia.id
    assert {mail.user_id for mail in made(mailing)} == {class_of_a_month.nadia.id, class_of_a_month.pieter.id}
    nadia = browser(database, class_of_a_month.nadia)
    nadia.post(SET, {"rhythm": "daily"})
    data = json.loads(nadia.get("/mijn-gegevens/tandem.json").text)
    assert [one["rhythm"] for one in data["messages"]] == ["daily"]
    assert [one["sent_at"] for one in data["mails"]] == [None]
    nadia.post("/mijn-gegevens/wissen")
    assert [mail.user_id for mail in db.session.query(OutboxMail)] == [class_of_a_month.pieter.id]
    assert nadia_id not in [one.user_id for one in db.session.query(NoticeState)]


def test_somebody_new_has_the_form_too(visitor: Visitor, database: Flask) -> None:
    new = person("Nieuw")
    db.session.commit()
    assert 'id="mail"' in visitor.as_(new).get("/account").text
