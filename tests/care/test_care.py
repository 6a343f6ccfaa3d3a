"""A coach is protected: a pause, a limit, a word with the lecturer, `this hurts me`, and hours of their own."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.care.models import CoachCare, WorkedTime
from elearn.database import db, now
from elearn.reflections.audience import offers_in
from elearn.reflections.notes.models import TandemNote
from elearn.reflections.sharing_models import Sharing
from elearn.web import language
from elearn.web.language import today
from tests.language import said
from tests.reflections.people import HERE, browser, share, sheet_of, write
from tests.visitor import Visitor
from tests.world import World

CARE, HOURS = "/mijn-tafel/zorg", "/mijn-tafel/uren"


def whose_turn(world: World) -> int | None:
    return offers_in(world.group.id, sheet_of(world.amina)).coach_id


def the_care() -> CoachCare:
    return db.session.scalars(select(CoachCare), execution_options={"populate_existing": True}).one()


@pytest.fixture
def two_coaches(world: World) -> World:
    """Nadia and Rachid are coaches of Pieter's class, and Amina has a text to share."""
    write(world.amina)
    return world


def test_a_coach_on_a_pause_is_given_no_text_and_is_back_afterwards(journey: Visitor, two_coaches: World) -> None:
    first = whose_turn(two_coaches)
    coach = two_coaches.nadia if first == two_coaches.nadia.id else two_coaches.rachid
    journey.as_(coach).post(CARE, {"paused_until": str(today()), "most_a_week": "", "rather_not": ""})
    assert whose_turn(two_coaches) != first
    the_care().paused_until = today() - timedelta(days=1)
    db.session.commit()
    assert whose_turn(two_coaches) == first


def test_a_pause_that_is_over_already_is_refused_with_what_was_typed(journey: Visitor, world: World) -> None:
    coach = journey.as_(world.nadia)
    coach.post(CARE, {"paused_until": str(today()), "most_a_week": "5"})
    answer = coach.post(CARE, {"paused_until": "2020-01-01", "most_a_week": "7", "rather_not": "ziekte"})
    assert answer.status_code == 422
    assert said("That day is over. Choose today or a later day, or leave it empty.") in answer.text
    assert ('value="2020-01-01"' in answer.text, "ziekte</textarea>" in answer.text) == (True, True)
    assert (the_care().paused_until, the_care().most_a_week) == (today(), 5)


@pytest.mark.parametrize("waits", [True, False])
def test_a_pause_is_said_in_words_on_the_page_of_care_and_on_the_table(
    visitor: Visitor, world: World, waits: bool
) -> None:
    if waits:
        share(write(world.amina), world.group, world.nadia)
    until = today() + timedelta(days=9)
    page = visitor.as_(world.nadia).post(CARE, {"paused_until": str(until)}, plain=True).text
    with visitor.app.test_request_context():
        day_in_words = language.day(until)
    words = said("You take a break up to and including %(day)s. Until then no new text comes to you.", day=day_in_words)
    assert words in page
    assert words in visitor.get("/mijn-tafel").text
    the_care().paused_until = today() - timedelta(days=1)
    assert [words.split(day_in_words)[1] in visitor.get(path).text for path in (CARE, "/mijn-tafel")] == [False] * 2
    assert f'value="{the_care().paused_until}"' not in visitor.get(CARE).text


def test_a_coach_with_enough_for_this_week_is_given_no_text(two_coaches: World) -> None:
    join_only = two_coaches.nadia
    db.session.add(CoachCare(user_id=join_only.id, most_a_week=1))
    db.session.add(CoachCare(user_id=two_coaches.rachid.id, most_a_week=0))
    db.session.commit()
    assert whose_turn(two_coaches) == join_only.id
    share(sheet_of(two_coaches.amina), two_coaches.group, join_only)
    write(two_coaches.joris)
    assert offers_in(two_coaches.group.id, sheet_of(two_coaches.joris)).coach_id is None
    sharing = db.session.scalars(select(Sharing)).one()
    sharing.shared_at = now() - timedelta(days=8)
    db.session.commit()
    assert offers_in(two_coaches.group.id, sheet_of(two_coaches.joris)).coach_id == join_only.id


def test_when_no_coach_takes_texts_the_lecturer_is_named_alone(visitor: Visitor, world: World) -> None:
    db.session.add_all([CoachCare(user_id=coach.id, most_a_week=0) for coach in (world.nadia, world.rachid)])
    db.session.commit()
    write(world.amina)
    page = visitor.as_(world.amina).get(HERE + "/deling").text
    assert "Pieter" in page
    assert "Nadia" not in page.split('id="readers-tandem">')[1].split("</ul>")[0]


def test_what_does_not_fit_is_asked_again_with_what_was_typed(journey: Visitor, world: World) -> None:
    answer = journey.as_(world.nadia).post(
        CARE, {"paused_until": "ooit", "most_a_week": "veel", "rather_not": "ziekte"}
    )
    assert answer.status_code == 422
    assert said("Write the date as day, month and year.") in answer.text
    assert said("Write a whole number.") in answer.text
    assert "ziekte" in answer.text
    assert db.session.scalars(select(CoachCare)).all() == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("100", "Write a number from 0 to 99."),
        ("-1", "Write a number from 0 to 99."),
        ("9" * 30, "Write a number from 0 to 99."),
        ("2.5", "Write a whole number."),
    ],
)
def test_a_number_a_week_that_does_not_fit_is_refused_in_words_and_what_was_set_holds(
    journey: Visitor, world: World, typed: str, words: str
) -> None:
    """The browser stops it too, but not every browser does."""
    coach = journey.as_(world.nadia)
    coach.post(CARE, {"most_a_week": "99"})
    answer = coach.post(CARE, {"most_a_week": typed, "rather_not": "ziekte"})
    assert answer.status_code == 422
    assert said(words) in answer.text
    assert (f'value="{typed}"' in answer.text, "ziekte</textarea>" in answer.text) == (True, True)
    kept = db.session.scalars(select(CoachCare)).one()
    assert (kept.most_a_week, kept.rather_not) == (99, "")


def test_lecturers_read_what_a_coach_would_rather_not_and_learners_do_not(database: Flask, world: World) -> None:
    browser(database, world.nadia).post(CARE, {"rather_not": "verlies van een kind"})
    group = f"/groepen/{world.group.id}"
    assert "verlies van een kind" in browser(database, world.pieter).get(group).text
    assert "verlies van een kind" not in browser(database, world.amina).get(group).text


def test_partners_write_to_each_other_and_the_learner_never_sees_it(database: Flask, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    page = f"/delingen/{sharing.id}"
    browser(database, world.nadia).post(f"{page}/overleg", {"note": "Zal ik eerst?"})
    browser(database, world.pieter).post(f"{page}/overleg", {"note": "Graag, ik volg."})
    for partner in (world.nadia, world.pieter):
        text = browser(database, partner).get(page).text
        assert "Zal ik eerst?" in text
        assert "Graag, ik volg." in text
    for path in (page, "/mijn-gegevens", HERE):
        assert "Zal ik eerst?" not in browser(database, world.amina).get(path).text
    assert browser(database, world.amina).post(f"{page}/overleg", {"note": "x"}).status_code == 404


def test_a_text_that_hurts_leaves_the_table_and_the_lecturer_reads_it(database: Flask, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    nadia, page = browser(database, world.nadia), f"/delingen/{sharing.id}"
    assert f"{page}/kwetst" in nadia.get(f"{page}/niet-voor-mij").text
    nadia.post(f"{page}/kwetst", {"note": "Bel mij op donderdag."})
    assert nadia.get(page).status_code == 404
    pieter = browser(database, world.pieter)
    card = pieter.get(f"/groepen/{world.group.id}").text
    assert f"{page}#between-you" in card
    assert "Bel mij op donderdag." in card
    assert "Bel mij" not in browser(database, world.rachid).get(f"/groepen/{world.group.id}").text
    assert "Bel mij op donderdag." in pieter.get(page).text
    pieter.post(f"{page}/overleg", {"note": "Ik bel om tien uur."})
    for waits in (False, True):
        if waits:
            share(write(world.joris, "Een ander blad."), world.group, world.nadia)
        table = nadia.get("/mijn-tafel").text
        assert [words in table for words in ("Bel mij", "Ik bel om tien uur.", "dossier")] == [True, True, False]
        assert ("Een ander blad." in table) == waits


@pytest.mark.parametrize("waits", [False, True])
def test_the_hours_and_how_much_a_coach_takes_on_are_one_step_from_the_table(
    visitor: Visitor, world: World, waits: bool
) -> None:
    if waits:
        share(write(world.amina), world.group, world.nadia)
    table = visitor.as_(world.nadia).get("/mijn-tafel").text
    assert [f'href="{path}"' in table for path in (CARE, HOURS)] == [True, True]


def test_not_for_me_still_asks_nothing(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    journey.as_(world.nadia).post(f"/delingen/{sharing.id}/niet-voor-mij")
    db.session.expire_all()
    assert db.session.get_one(Sharing, sharing.id).coach_id is None
    assert db.session.scalars(select(TandemNote)).all() == []


def test_a_note_that_is_too_long_comes_back_and_the_text_stays_on_the_table(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    long = "woord " * 400
    for path in ("overleg", "kwetst"):
        answer = journey.as_(world.nadia).post(f"/delingen/{sharing.id}/{path}", {"note": long})
        assert answer.status_code == 422
        assert long in answer.text
    db.session.expire_all()
    assert db.session.get_one(Sharing, sharing.id).coach_id == world.nadia.id


def test_hours_add_up_by_month_and_are_nobody_elses(journey: Visitor, world: World) -> None:
    journey.as_(world.nadia)
    for day, minutes in (("2026-11-03", 90), ("2026-11-20", 45), ("2026-10-30", 60)):
        journey.post(HOURS, {"on_day": day, "minutes": minutes, "what": "antwoorden"})
    text = journey.get(HOURS).text
    assert "november 2026: 2 u 15 min" in text
    assert "oktober 2026: 1 u" in text
    first = db.session.scalars(select(WorkedTime).order_by(WorkedTime.id)).first()
    assert first is not None
    assert Visitor(journey.app).as_(world.pieter).get(HOURS).status_code == 404
    journey.post(f"{HOURS}/{first.id}/weg")
    assert "november 2026: 45 min" in journey.get(HOURS).text


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "9" * 30, "een uur", ""])
def test_a_time_that_is_none_is_asked_again(journey: Visitor, world: World, minutes: str) -> None:
    answer = journey.as_(world.nadia).post(HOURS, {"on_day": "2026-11-03", "minutes": minutes, "what": "lezen"})
    assert answer.status_code == 422
    assert 'value="lezen"' in answer.text
    assert db.session.scalars(select(WorkedTime)).all() == []


def test_hours_of_another_coach_cannot_be_dropped(database: Flask, world: World) -> None:
    browser(database, world.nadia).post(HOURS, {"on_day": "2026-11-03", "minutes": 30})
    worked = db.session.scalars(select(WorkedTime)).one()
    assert browser(database, world.rachid).post(f"{HOURS}/{worked.id}/weg").status_code == 404
