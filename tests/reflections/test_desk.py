"""A coach's desk: one text at a time, at their own pace, and never again what is not for them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.reflections import queries
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Declined, Later, Reading, Sharing
from elearn.rules.sharing import Audience
from tests.language import said
from tests.notices.happening import kinds
from tests.reflections.people import HERE, browser, reply, share, share_form, write
from tests.visitor import Visitor
from tests.world import World


def given(world: World, author: User, text: str, key: str = "vroeger/vraag") -> Sharing:
    return share(write(author, text, key), world.group, world.nadia)


def test_the_oldest_text_lies_on_the_desk_alone(visitor: Visitor, world: World) -> None:
    given(world, world.amina, "Eerst gedeeld")
    given(world, world.joris, "Later gedeeld")
    page = visitor.as_(world.nadia).get("/mijn-tafel").text
    assert "Eerst gedeeld" in page
    assert "Later gedeeld" not in page


def test_reading_at_the_desk_is_reading(visitor: Visitor, world: World) -> None:
    sharing = given(world, world.amina, "Eerst gedeeld")
    waiting = given(world, world.joris, "Later gedeeld")
    visitor.as_(world.nadia).get("/mijn-tafel")
    readings = db.session.scalars(select(Reading)).all()
    assert [(one.sharing_id, one.reader_id) for one in readings] == [(sharing.id, world.nadia.id)]
    assert waiting.readings == []


def test_later_puts_a_text_behind_the_others(journey: Visitor, world: World) -> None:
    first = given(world, world.amina, "Eerst gedeeld")
    second = given(world, world.joris, "Later gedeeld")
    assert "Later gedeeld" in journey.as_(world.nadia).post(f"/delingen/{first.id}/later").text
    assert "Eerst gedeeld" in journey.post(f"/delingen/{second.id}/later").text
    assert len(db.session.scalars(select(Later)).all()) == 2


def test_later_lasts_for_a_part_of_the_day(visitor: Visitor, world: World) -> None:
    first = given(world, world.amina, "Eerst gedeeld")
    given(world, world.joris, "Later gedeeld")
    visitor.as_(world.nadia).post(f"/delingen/{first.id}/later")
    db.session.scalars(select(Later)).one().at = now() - queries.LATER_LASTS - timedelta(minutes=1)
    assert "Eerst gedeeld" in visitor.get("/mijn-tafel").text


def test_later_with_one_text_keeps_it_there_and_says_so(journey: Visitor, world: World) -> None:
    only = given(world, world.amina, "De enige")
    page = journey.as_(world.nadia).post(f"/delingen/{only.id}/later").text
    assert "De enige" in page
    assert said("This is the only text on your table. It stays here until you have time for it.") in page


def test_an_answered_text_leaves_the_desk_and_a_draft_does_not(visitor: Visitor, world: World) -> None:
    sharing = given(world, world.amina, "Eerst gedeeld")
    reply(sharing, world.nadia, released=False)
    visitor.as_(world.nadia)
    assert "Eerst gedeeld" in visitor.get("/mijn-tafel").text
    reply(sharing, world.nadia)
    assert said("Nothing waits for you") in visitor.get("/mijn-tafel").text


def test_an_answer_of_the_lecturer_leaves_the_text_on_the_coachs_desk(visitor: Visitor, world: World) -> None:
    reply(given(world, world.amina, "Eerst gedeeld"), world.pieter)
    assert "Eerst gedeeld" in visitor.as_(world.nadia).get("/mijn-tafel").text


def test_only_the_newest_version_that_is_shared_lies_on_the_desk(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina, "Versie een")
    share(sheet, world.group, world.nadia)
    sheet.draft = "Versie twee"
    newer = share(sheet, world.group, world.nadia)
    assert [one.id for one in queries.waiting_for_coach(world.nadia.id)] == [newer.id]
    newer.withdrawn_at = now()
    db.session.commit()
    assert "Versie een" in visitor.as_(world.nadia).get("/mijn-tafel").text


def test_what_was_taken_back_or_given_to_somebody_else_is_not_on_the_desk(visitor: Visitor, world: World) -> None:
    given(world, world.amina, "Teruggenomen").withdrawn_at = now()
    share(write(world.joris, "Voor Rachid"), world.group, world.rachid, Audience.GROUP)
    assert said("Nothing waits for you") in visitor.as_(world.nadia).get("/mijn-tafel").text


def test_a_coach_who_left_the_group_has_nothing_of_it_on_the_desk(visitor: Visitor, world: World) -> None:
    sharing = given(world, world.amina, "Eerst gedeeld")
    db.session.delete(db.session.scalars(select(Membership).where(Membership.user_id == world.nadia.id)).one())
    db.session.commit()
    assert queries.waiting_for_coach(world.nadia.id) == []
    assert browser(visitor.app, world.nadia).get(f"/delingen/{sharing.id}").status_code == 404
    assert queries.waiting_in_group(world.group.id) == [sharing]


def test_not_for_me_asks_no_reason_and_closes_the_text(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    reply(sharing, world.nadia, "Half begonnen", released=False)
    confirm = journey.as_(world.nadia).get(f"/delingen/{sharing.id}/niet-voor-mij")
    assert "<textarea" not in confirm.text
    answer = journey.post(f"/delingen/{sharing.id}/niet-voor-mij")
    assert said("Nothing waits for you") in answer.text
    assert journey.get(f"/delingen/{sharing.id}").status_code == 404
    assert journey.post(f"/delingen/{sharing.id}/antwoorden", {"posting": "x", "text": "toch"}).status_code == 404
    assert journey.post(f"/delingen/{sharing.id}/niet-voor-mij").status_code == 404
    assert f"/delingen/{sharing.id}" not in journey.get("/reflecties/groep").text
    assert db.session.scalars(select(Feedback)).all() == []
    assert db.session.scalars(select(Declined)).one().coach_id == world.nadia.id


def test_the_lecturer_finds_what_was_not_for_the_coach(visitor: Visitor, world: World) -> None:
    sharing = given(world, world.amina, "Eerst gedeeld")
    visitor.as_(world.nadia).post(f"/delingen/{sharing.id}/niet-voor-mij")
    found = queries.waiting_for_lecturer(world.pieter.id)
    assert [(one.id, one.coach_id, len(one.declined)) for one in found] == [(sharing.id, None, 1)]
    assert browser(visitor.app, world.pieter).get(f"/delingen/{sharing.id}").status_code == 200


NO_LONGER = "%(name)s does not have this text any more. It lies with %(readers)s now."


@pytest.mark.parametrize("way", ["niet-voor-mij", "kwetst", "overdracht"])
def test_the_author_reads_who_has_the_text_when_its_reader_went_and_never_why(
    visitor: Visitor, world: World, way: str
) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    words = said(NO_LONGER, name="Nadia", readers="Pieter")
    author = visitor.as_(world.amina)
    assert words not in author.get(f"/delingen/{sharing.id}").text
    browser(visitor.app, world.nadia).post(f"/delingen/{sharing.id}/{way}", {"note": "Dit raakt me."})
    page = author.get(f"/delingen/{sharing.id}").text
    assert (page.count(words), page.count("Nadia"), "raakt" in page) == (1, 1, False)
    assert kinds(world.amina) == []


def test_a_coach_who_left_a_text_for_the_whole_group_is_among_its_readers_no_more(
    visitor: Visitor, world: World
) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    browser(visitor.app, world.nadia).post(f"/delingen/{sharing.id}/niet-voor-mij")
    page = visitor.as_(world.amina).get(f"/delingen/{sharing.id}").text
    assert page.replace(said(NO_LONGER, name="Nadia", readers="Pieter"), "").count("Nadia") == 0
    db.session.get_one(Sharing, sharing.id).coach_id = world.rachid.id
    db.session.commit()
    assert said(NO_LONGER, name="Nadia", readers="Rachid") in visitor.get(f"/delingen/{sharing.id}").text


def test_with_nobody_left_to_read_it_the_page_says_so_and_does_not_say_that_it_waits(
    visitor: Visitor, world: World
) -> None:
    sharing = share(write(world.amina), world.group, None)
    waits = said("Nobody has answered yet. Your text waits for its readers; nothing is lost.")
    nobody = said("Nobody else can read it at this moment.")
    page = visitor.as_(world.amina).get(f"/delingen/{sharing.id}").text
    assert (waits in page, nobody in page) == (True, False)
    world.pieter.suspended_at = now()
    db.session.commit()
    page = visitor.get(f"/delingen/{sharing.id}").text
    assert (waits in page, nobody in page) == (False, True)


def test_a_coach_who_said_not_for_me_is_not_given_the_next_version(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    browser(visitor.app, world.nadia).post(f"/delingen/{sharing.id}/niet-voor-mij")
    visitor.as_(world.amina).post(HERE + "/concept", {"text": "Versie twee", "revision": "1"})
    visitor.post(HERE + "/deling", share_form(visitor.app, world.amina))
    newest = db.session.scalars(select(Sharing).order_by(Sharing.id.desc())).first()
    assert newest is not None
    assert newest.coach_id == world.rachid.id


def test_only_the_coach_who_was_given_a_text_puts_it_off_or_declines_it(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    for other in (world.rachid, world.pieter, world.amina, world.joris, world.els):
        there = browser(visitor.app, other)
        assert there.post(f"/delingen/{sharing.id}/later").status_code == 404
        assert there.get(f"/delingen/{sharing.id}/niet-voor-mij").status_code == 404
        assert there.post(f"/delingen/{sharing.id}/niet-voor-mij").status_code == 404


def test_a_desk_is_for_coaches(visitor: Visitor, world: World) -> None:
    assert all(
        browser(visitor.app, one).get("/mijn-tafel").status_code == 404
        for one in (world.amina, world.pieter, world.els)
    )
