"""A voice ends on its day; before that its giver is asked, on their table and in their messages."""

from datetime import timedelta

import pytest
from flask import Flask

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.notices.digests import make_digests
from elearn.notices.letter import write
from elearn.settings import Settings
from elearn.voices.models import CourseVoice
from elearn.voices.staying import asked_from
from elearn.web.language import today
from tests.language import said
from tests.notices.happening import kinds, long_known, waiting
from tests.notices.post import plain
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.voices.people import STORY, THERE, at, in_course, offered, seen_at, the_voice
from tests.world import World


def ends_in(days: int, world: World) -> CourseVoice:
    """A voice that was for a year, so many days before its end."""
    voice = in_course(world.nadia, world.group, expires_on=today() + timedelta(days=days))
    voice.ask_again_at = now() + timedelta(days=days) - timedelta(days=30)
    db.session.commit()
    return voice


def is_asked(app: Flask, person: User) -> bool:
    return said("Does your voice stay in the course?") in seen_at(app, person, "/mijn-tafel")


@pytest.mark.parametrize(("days", "asked"), [(31, False), (29, True), (0, True), (-1, False)])
def test_a_month_before_its_giver_is_asked_until_it_ended(
    visitor: Visitor, world: World, days: int, asked: bool
) -> None:
    ends_in(days, world)
    assert is_asked(visitor.app, world.nadia) is asked
    assert kinds(world.nadia).count("voice-ends") == asked
    assert not is_asked(visitor.app, world.rachid)
    assert "voice-ends" not in kinds(world.rachid) + kinds(world.pieter)


def test_who_gives_it_for_two_weeks_is_asked_halfway() -> None:
    from datetime import date

    day = date(2026, 11, 1)
    soon, year = asked_from(day + timedelta(days=14), day) - now(), asked_from(day + timedelta(days=365), day) - now()
    assert (round(soon / timedelta(days=1)), round(year / timedelta(days=1))) == (7, 335)


def test_another_day_keeps_it_and_the_question_is_gone(journey: Visitor, world: World) -> None:
    voice = ends_in(5, world)
    later = today() + timedelta(days=400)
    page = journey.as_(world.nadia).post(at(voice, "/dag"), {"do": "keep", "expires_on": str(later)})
    assert page.status_code == 200
    assert the_voice().expires_on == later
    assert not is_asked(journey.app, world.nadia)
    assert kinds(world.nadia) == ["voice-released"]


def test_letting_it_end_answers_the_question_and_another_day_still_keeps_it(journey: Visitor, world: World) -> None:
    voice = ends_in(5, world)
    journey.as_(world.nadia).post(at(voice, "/dag"), {"do": "end", "expires_on": ""})
    assert the_voice().let_end_at is not None
    assert not is_asked(journey.app, world.nadia)
    assert STORY in seen_at(journey.app, None)
    journey.post(at(voice, "/dag"), {"do": "keep", "expires_on": str(today() + timedelta(days=50))})
    assert (the_voice().let_end_at, the_voice().expires_on) == (None, today() + timedelta(days=50))


@pytest.mark.parametrize("day", ["", "straks", "2020-01-01", "2126-01-01"])
def test_a_day_that_cannot_be_is_asked_again(journey: Visitor, world: World, day: str) -> None:
    voice = ends_in(5, world)
    page = journey.as_(world.nadia).post(at(voice, "/dag"), {"do": "keep", "expires_on": day})
    assert page.status_code == 422
    assert 'class="error-summary"' in page.text
    assert the_voice().expires_on == today() + timedelta(days=5)


def test_what_ended_is_not_kept_by_a_stale_page(visitor: Visitor, world: World) -> None:
    voice = ends_in(-1, world)
    visitor.as_(world.nadia).post(at(voice, "/dag"), {"do": "keep", "expires_on": str(today() + timedelta(days=9))})
    assert STORY not in visitor.get(THERE).text


def test_lecturers_and_giver_are_told_who_did_what_and_never_a_word_of_it(visitor: Visitor, world: World) -> None:
    voice = offered(world.nadia, world.group)
    assert kinds(world.pieter) == ["voice-offered"]
    assert kinds(world.rachid) == kinds(world.lotte) == []
    lecturer, coach = browser(visitor.app, world.pieter), browser(visitor.app, world.nadia)
    page = lecturer.get("/berichten").text
    assert f"/groepen/{world.group.id}#voices-title" in page
    assert STORY not in page
    lecturer.post(at(voice, "/teruggave"), {"word": "Een woord"})
    assert (kinds(world.pieter), kinds(world.nadia)) == ([], ["voice-given-back"])
    coach.post(
        at(voice), {"text": STORY, "hearers": "group", "expires_on": str(today()), "revision": "0", "do": "offer"}
    )
    lecturer.post(at(voice, "/vrijgave"), {"revision": "1"})
    lecturer.post(at(voice, "/uit-de-cursus"), {"word": "Nog een woord"})
    assert sorted(kinds(world.nadia)) == ["voice-given-back", "voice-released", "voice-taken-out"]
    messages = coach.get("/berichten").text
    assert at(voice) in messages
    assert 'woord"' not in messages
    assert STORY not in messages


def test_a_mail_that_waits_says_nothing_of_what_was_taken_back(
    mailing: Settings, visitor: Visitor, world: World
) -> None:
    long_known(world)
    voice = offered(world.nadia, world.group)
    voice.sent_at = now() - timedelta(hours=1)
    db.session.commit()
    make_digests(now(), mailing.zone)
    [mail] = [one for one in waiting() if one.user_id == world.pieter.id]
    letter = write(mail)
    assert letter is not None
    assert said("%(who)s offers a voice for the course. It waits for your yes.", who="Nadia") in plain(letter)
    assert STORY not in plain(letter)
    browser(visitor.app, world.nadia).post(at(voice, "/terug"))
    db.session.expire_all()
    assert write(mail) is None
