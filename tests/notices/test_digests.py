"""For whom a mail is made and when, and what is written in it at the moment it is sent."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask_babel import force_locale, gettext

from elearn.database import db, now
from elearn.groups.actions import assign
from elearn.notices import letter
from elearn.notices.actions import mark_seen, remember_language, set_rhythm
from elearn.notices.digests import is_time, make_digests
from elearn.notices.models import OutboxMail, Rhythm
from elearn.notices.stopping import person_of
from elearn.reflections.sharing_actions import withdraw
from elearn.settings import Settings
from tests.language import said
from tests.notices.happening import SECRET, answered, made, shared, waiting
from tests.notices.post import SITE, html, plain
from tests.reflections.people import browser
from tests.world import World

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BRUSSELS).astimezone(UTC)


@pytest.mark.parametrize(
    ("rhythm", "last", "moment", "expected"),
    [
        (Rhythm.DAILY, at(2, 7, 5), at(3, 7, 0), True),
        (Rhythm.DAILY, at(2, 7, 5), at(3, 6, 59), False),
        (Rhythm.DAILY, at(2, 7, 5), at(2, 23, 59), False),
        (Rhythm.DAILY, at(2, 23, 0), at(3, 7, 0), True),
        (Rhythm.WEEKLY, at(2, 7, 5), at(9, 7, 0), True),
        (Rhythm.WEEKLY, at(2, 7, 5), at(8, 23, 0), False),
        (Rhythm.WEEKLY, at(25, 9, 0), at(31, 9, 0), False),
        (Rhythm.WEEKLY, at(24, 9, 0), at(31, 7, 0), True),
        (Rhythm.NEVER, at(2, 7, 5), at(31, 12, 0), False),
    ],
)
def test_days_are_counted_as_people_do_from_seven_in_the_morning_also_when_the_clock_changes(
    rhythm: Rhythm, last: datetime, moment: datetime, expected: bool
) -> None:
    assert is_time(rhythm, last, moment, BRUSSELS) is expected


def names(mails: list[OutboxMail]) -> set[str]:
    return {mail.user.shown_name for mail in mails}


def test_only_people_with_news_and_an_address_get_a_mail(class_of_a_month: World, mailing: Settings) -> None:
    shared(class_of_a_month)
    class_of_a_month.pieter.email = None
    db.session.commit()
    assert names(made(mailing)) == {"Nadia"}


def test_who_is_suspended_or_wants_no_mail_gets_none(class_of_a_month: World, mailing: Settings) -> None:
    shared(class_of_a_month)
    class_of_a_month.pieter.suspended_at = now()
    set_rhythm(class_of_a_month.nadia.id, Rhythm.NEVER)
    db.session.commit()
    assert made(mailing) == []


def test_the_same_news_has_its_turn_once(class_of_a_month: World, mailing: Settings) -> None:
    shared(class_of_a_month)
    first = [mail.id for mail in made(mailing)]
    assert [mail.id for mail in made(mailing)] == first
    make_digests(now() + timedelta(days=8), mailing.zone)
    assert [mail.id for mail in waiting()] == first


def test_two_that_make_digests_at_once_make_one_mail_for_each(class_of_a_month: World, mailing: Settings) -> None:
    """Both have read whose turn it is before one of them takes it."""
    from elearn.notices import digests

    shared(class_of_a_month)
    nadia = class_of_a_month.nadia
    turn = (nadia.id, nadia.created_at, now() - digests.SETTLED)
    assert [digests._make(*turn), digests._make(*turn)] == [True, False]
    assert names(waiting()) == {"Nadia"}


def test_every_day_comes_sooner_than_every_week(class_of_a_month: World, mailing: Settings) -> None:
    set_rhythm(class_of_a_month.nadia.id, Rhythm.DAILY)
    db.session.commit()
    assert made(mailing) == []
    shared(class_of_a_month).shared_at = now() + timedelta(hours=1)
    db.session.commit()
    make_digests(now() + timedelta(days=2), mailing.zone)
    assert names(waiting()) == {"Nadia"}
    make_digests(now() + timedelta(days=7, hours=1), mailing.zone)
    assert names(waiting()) == {"Nadia", "Pieter"}


def test_what_was_seen_on_the_list_is_in_no_mail(class_of_a_month: World, mailing: Settings) -> None:
    shared(class_of_a_month)
    mark_seen(class_of_a_month.nadia.id, now(), "nl")
    db.session.commit()
    [mail] = made(mailing)
    assert mail.user_id == class_of_a_month.pieter.id
    mark_seen(class_of_a_month.pieter.id, now(), "nl")
    db.session.commit()
    assert letter.write(mail) is None


def test_who_chooses_mail_again_hears_nothing_of_the_time_in_between(
    class_of_a_month: World, mailing: Settings
) -> None:
    set_rhythm(class_of_a_month.nadia.id, Rhythm.NEVER)
    shared(class_of_a_month)
    set_rhythm(class_of_a_month.nadia.id, Rhythm.DAILY)
    db.session.commit()
    make_digests(now() + timedelta(days=2), mailing.zone)
    assert "Nadia" not in names(waiting())


def written(world: World, mailing: Settings) -> letter.EmailMessage:
    """The mail to Nadia about a text that Amina shared."""
    shared(world)
    mail = next(mail for mail in made(mailing) if mail.user_id == world.nadia.id)
    message = letter.write(mail)
    assert message is not None
    return message


def test_a_mail_says_who_and_what_and_where_and_no_word_of_the_text(class_of_a_month: World, mailing: Settings) -> None:
    message = written(class_of_a_month, mailing)
    sentence = said("%(who)s shared a text with your tandem.", who="Amina")
    for body in (plain(message), html(message)):
        assert sentence in body
        assert re.search(rf"{SITE}/delingen/\d+\b", body)
        assert SECRET not in body
    assert SECRET not in message.as_string()
    assert message["To"] == "nadia@school.example"
    assert message["From"] == "Tandem <tandem@school.example>"


@pytest.mark.parametrize("way", ["niet-voor-mij", "kwetst"])
def test_a_mail_does_not_say_that_a_text_hurts_or_is_not_for_somebody_and_the_list_does(
    app: Flask, class_of_a_month: World, mailing: Settings, way: str
) -> None:
    sharing = shared(class_of_a_month)
    browser(app, class_of_a_month.nadia).post(f"/delingen/{sharing.id}/{way}", {"note": SECRET})
    make_digests(now() + timedelta(hours=1), mailing.zone)
    mail = next(mail for mail in waiting() if mail.user_id == class_of_a_month.pieter.id)
    message = letter.write(mail)
    assert message is not None
    told = said("%(who)s lets you know something about a text.", who="Nadia")
    plainly = {
        "niet-voor-mij": said("A text is not for %(who)s. It waits for you.", who="Nadia"),
        "kwetst": said("A text hurts %(who)s. Please talk about it together.", who="Nadia"),
    }[way]
    assert [(told in body, plainly in body) for body in (plain(message), html(message))] == [(True, False)] * 2
    listed = browser(app, class_of_a_month.pieter).get("/berichten").text
    assert (told in listed, plainly in listed) == (False, True)


def test_the_html_asks_nothing_of_anybody(class_of_a_month: World, mailing: Settings) -> None:
    body = html(written(class_of_a_month, mailing))
    assert not re.search(r"<(img|link|script|style|iframe|form|object)|src=|url\(|style=|on\w+=", body)
    assert set(re.findall(r'href="(https?://[^/"]+)', body)) == {SITE}


def test_every_mail_has_a_way_out_that_programs_understand(class_of_a_month: World, mailing: Settings) -> None:
    message = written(class_of_a_month, mailing)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(rf"<({SITE}/berichten/mail/uit/([^>/]+))>", message["List-Unsubscribe"])
    assert found is not None
    reader = person_of(found[2])
    assert reader is not None
    assert reader.shown_name == "Nadia"
    assert found[1] in plain(message)
    assert found[1] in html(message)


def test_a_site_below_a_path_has_links_below_it(
    class_of_a_month: World, mailing: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flask import current_app

    moved = mailing.model_copy(update={"site_url": "https://school.example/leren/"})
    monkeypatch.setitem(current_app.extensions, "settings", moved)
    assert re.search(r"https://school\.example/leren/delingen/\d+\b", plain(written(class_of_a_month, mailing)))


def test_an_answer_is_linked_to_its_own_place(class_of_a_month: World, mailing: Settings) -> None:
    feedback = answered(shared(class_of_a_month), class_of_a_month)
    mail = next(mail for mail in made(mailing) if mail.user_id == class_of_a_month.amina.id)
    message = letter.write(mail)
    assert message is not None
    assert f"/delingen/{feedback.sharing_id}?plek=a{feedback.id}" in plain(message)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_mail_is_in_its_readers_language(class_of_a_month: World, mailing: Settings, language: str) -> None:
    remember_language(class_of_a_month.nadia.id, language)
    message = written(class_of_a_month, mailing)
    with force_locale(language):
        assert message["Subject"] == gettext("New for you on %(site)s", site="Tandem")
        assert gettext("Hello %(name)s,", name="Nadia") in plain(message)
    assert message["Content-Language"] == language
    assert f'<html lang="{language}">' in html(message)


def test_a_name_cannot_write_a_header_or_markup(class_of_a_month: World, mailing: Settings) -> None:
    class_of_a_month.amina.shown_name = "<b>Amina</b>\r\nBcc: iedereen@elders.example"
    message = written(class_of_a_month, mailing)
    assert message["Bcc"] is None
    assert "<b>Amina" not in html(message)


@pytest.mark.parametrize("address", ["a@b.c\nBcc: x@y.z", "<a>@b.c", "a,b@c.d", "a b@c.d", "@", "ja@"])
def test_an_address_that_is_none_is_said_and_writes_no_header(
    class_of_a_month: World, mailing: Settings, address: str
) -> None:
    shared(class_of_a_month)
    class_of_a_month.nadia.email = address
    db.session.commit()
    mail = next(mail for mail in made(mailing) if mail.user_id == class_of_a_month.nadia.id)
    with pytest.raises(letter.CannotBeWritten):
        letter.write(mail)


def test_a_text_that_is_taken_back_before_the_mail_goes_leaves_no_mail(
    class_of_a_month: World, mailing: Settings
) -> None:
    sharing = shared(class_of_a_month)
    mails = made(mailing)
    withdraw(sharing)
    db.session.commit()
    assert [letter.write(mail) for mail in mails] == [None, None]


def test_a_long_list_is_cut_and_says_so(class_of_a_month: World, mailing: Settings) -> None:
    for number in range(30):
        one = assign(class_of_a_month.group, f"bindkracht/module-{number}", None)
        one.created_at = now() - timedelta(hours=2)
    db.session.commit()
    message = letter.write(next(mail for mail in made(mailing) if mail.user_id == class_of_a_month.amina.id))
    assert message is not None
    assert len(re.findall("<li>", html(message))) == 20
    assert said("There is more on your list.") in plain(message)


def test_the_message_id_is_the_same_at_every_try(class_of_a_month: World, mailing: Settings) -> None:
    shared(class_of_a_month)
    first, other = made(mailing)
    ids = [message["Message-ID"] for mail in (first, first, other) if (message := letter.write(mail))]
    assert ids[0] == ids[1] != ids[2]
