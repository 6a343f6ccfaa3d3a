"""An author who said no or yes to one more reader says something else later, and what the others see of that."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.care.models import CoachCare
from elearn.database import db, now
from elearn.groups.models import Group
from elearn.notices.happenings import Kind
from elearn.reflections.audience import offers_in
from elearn.reflections.passing.actions import decide, give, hand_over
from elearn.reflections.passing.models import AskedReader
from elearn.reflections.sharing_actions import withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from tests.language import said
from tests.notices.happening import kinds
from tests.reflections.people import browser, reply, share, sheet_of, write
from tests.visitor import Visitor
from tests.world import World, join, make_group, person

YES = "Yes, %(coach)s may read it"
BECAUSE = (
    "%(coach)s can read it because you said yes. If you no longer want that, take the text back: then nobody else can "
    "read it. When you share it again, you first see who will read it."
)


@pytest.fixture
def refused(world: World) -> Sharing:
    """Nadia has a text of Amina; Pieter asked whether Rachid may read it, and Amina said no."""
    sharing = share(write(world.amina), world.group, world.nadia)
    answered(sharing, world, is_allowed=False)
    return sharing


def answered(sharing: Sharing, world: World, *, is_allowed: bool) -> None:
    asked = give(sharing, world.rachid.id, world.pieter.id)
    assert asked is not None
    decide(sharing, asked.id, is_allowed=is_allowed)
    db.session.commit()


def question() -> AskedReader:
    return db.session.scalars(select(AskedReader), execution_options={"populate_existing": True}).one()


def coach_of(sharing: Sharing) -> int | None:
    db.session.expire_all()
    return db.session.get_one(Sharing, sharing.id).coach_id


def page(visitor: Visitor, world: World, sharing: Sharing) -> str:
    return browser(visitor.app, world.amina).get(f"/delingen/{sharing.id}").text


def next_version(world: World, audience: Audience = Audience.TANDEM) -> Sharing:
    sheet = sheet_of(world.amina)
    sheet.draft, sheet.revision = "Een tweede versie.", sheet.revision + 1
    return share(sheet, world.group, world.nadia, audience)


def says(visitor: Visitor, world: World, sharing: Sharing, word: str) -> int:
    author = Visitor(visitor.app, htmx=visitor.htmx).as_(world.amina)
    return author.post(f"/delingen/{sharing.id}/lezer/anders", {"says": word, "question": question().id}).status_code


def test_a_no_stands_on_the_page_of_the_text_with_the_way_to_say_yes_after_all(
    journey: Visitor, world: World, refused: Sharing
) -> None:
    author = journey.as_(world.amina)
    shown = author.get(f"/delingen/{refused.id}").text
    assert said(YES, coach="Rachid") in shown
    after = author.post(f"/delingen/{refused.id}/lezer/anders", {"says": "yes", "question": question().id})
    assert said("Thank you. Below you see who can read it now.") in after.text
    assert said(YES, coach="Rachid") not in after.text
    assert coach_of(refused) == world.rachid.id
    assert browser(journey.app, world.rachid).get(f"/delingen/{refused.id}").status_code == 200


def test_a_yes_after_all_is_told_as_a_first_yes_and_the_no_is_gone(
    visitor: Visitor, world: World, refused: Sharing
) -> None:
    assert kinds(world.pieter)[0] is Kind.READER_REFUSED
    says(visitor, world, refused, "yes")
    assert Kind.READER_REFUSED not in kinds(world.pieter)
    assert kinds(world.pieter)[0] is Kind.READER_WELCOME
    assert Kind.GIVEN in kinds(world.rachid)
    assert kinds(world.nadia) == [Kind.GIVEN_AWAY]


def test_the_coach_who_reads_because_of_a_yes_is_named_with_how_that_ends(
    visitor: Visitor, world: World, refused: Sharing
) -> None:
    says(visitor, world, refused, "yes")
    sentence = said(BECAUSE, coach="Rachid")
    assert sentence in page(visitor, world, refused)
    assert says(visitor, world, refused, "no") == 422
    withdraw(db.session.get_one(Sharing, refused.id))
    db.session.commit()
    assert browser(visitor.app, world.rachid).get(f"/delingen/{refused.id}").status_code == 404
    assert sentence not in page(visitor, world, refused)


@pytest.mark.parametrize(("word", "status"), [("no", 422), ("misschien", 422), ("", 422)])
def test_what_says_nothing_else_changes_nothing(
    journey: Visitor, world: World, refused: Sharing, word: str, status: int
) -> None:
    assert says(journey, world, refused, word) == status
    assert (question().is_allowed, coach_of(refused)) == (False, world.nadia.id)


def test_a_page_that_was_open_too_long_is_refused_and_shows_how_it_is_now(
    journey: Visitor, world: World, refused: Sharing
) -> None:
    """They said yes in another window, and the text lies with Rachid."""
    assert says(journey, world, refused, "yes") == 200
    author = journey.as_(world.amina)
    late = author.post(f"/delingen/{refused.id}/lezer/anders", {"says": "yes", "question": question().id})
    assert late.status_code == 422
    assert said("This has changed since you opened the page. Below you see how it is now.") in late.text
    assert said(BECAUSE, coach="Rachid") in late.text


def test_nobody_else_can_say_yes_for_the_author(visitor: Visitor, world: World, refused: Sharing) -> None:
    for somebody in (world.rachid, world.nadia, world.pieter, world.joris, world.lotte):
        form = {"says": "yes", "question": question().id}
        assert browser(visitor.app, somebody).post(f"/delingen/{refused.id}/lezer/anders", form).status_code == 404
    assert not question().is_allowed


def test_the_tandem_sees_nothing_of_the_way_back(visitor: Visitor, world: World, refused: Sharing) -> None:
    for somebody in (world.pieter, world.nadia):
        assert "lezer/anders" not in browser(visitor.app, somebody).get(f"/delingen/{refused.id}").text


def test_a_yes_after_the_text_changed_hands_is_kept_and_the_lecturer_gives_it_without_asking(
    visitor: Visitor, world: World, refused: Sharing
) -> None:
    hand_over(refused, world.nadia.id, "")
    assert says(visitor, world, refused, "yes") == 200
    assert coach_of(refused) is None
    assert Kind.READER_WELCOME in kinds(world.pieter)
    assert give(db.session.get_one(Sharing, refused.id), world.rachid.id, world.pieter.id) is None
    assert coach_of(refused) == world.rachid.id


def test_a_yes_takes_no_text_from_under_a_question_about_somebody_else(
    visitor: Visitor, world: World, refused: Sharing
) -> None:
    mia = person("Mia")
    join(world.group, {mia: Role.COACH})
    late, mias = question().id, give(refused, mia.id, world.pieter.id)
    author = visitor.as_(world.amina)
    assert author.post(f"/delingen/{refused.id}/lezer/anders", {"says": "yes", "question": late}).status_code == 200
    assert coach_of(refused) == world.nadia.id
    assert mias is not None
    assert said("May %(coach)s read this text?", coach="Mia") in author.get(f"/delingen/{refused.id}").text


def test_a_yes_that_is_kept_can_become_a_no(journey: Visitor, world: World) -> None:
    care = CoachCare(user_id=world.rachid.id, paused_until=(now() + timedelta(days=3)).date())
    sharing = share(write(world.amina), world.group, world.nadia)
    asked = give(sharing, world.rachid.id, world.pieter.id)
    assert asked is not None
    db.session.add(care)
    db.session.flush()
    decide(sharing, asked.id, is_allowed=True)
    assert said("No, rather not %(coach)s", coach="Rachid") in page(journey, world, sharing)
    assert says(journey, world, sharing, "no") == 200
    db.session.delete(db.session.get_one(CoachCare, world.rachid.id))
    db.session.commit()
    lecturer = browser(journey.app, world.pieter)
    assert lecturer.post(f"/delingen/{sharing.id}/doorgeven", {"coach": world.rachid.id}).status_code == 422


def test_a_no_to_an_older_version_is_changed_at_the_newest_and_opens_nothing_by_itself(
    journey: Visitor, world: World, refused: Sharing
) -> None:
    newer = next_version(world)
    assert "lezer/anders" not in page(journey, world, refused)
    assert says(journey, world, refused, "yes") == 422
    assert says(journey, world, newer, "yes") == 200
    assert (question().sharing_id, coach_of(newer)) == (newer.id, world.nadia.id)
    assert give(db.session.get_one(Sharing, newer.id), world.rachid.id, world.pieter.id) is None


def test_of_a_text_for_the_whole_group_the_page_does_not_say_that_the_coach_cannot_read_it(
    visitor: Visitor, world: World, refused: Sharing
) -> None:
    shown = page(visitor, world, next_version(world, Audience.GROUP))
    assert said("Yes, %(coach)s may answer it", coach="Rachid") in shown
    assert said(YES, coach="Rachid") not in shown


def test_who_was_refused_is_proposed_again_after_a_yes(visitor: Visitor, world: World, refused: Sharing) -> None:
    db.session.add(CoachCare(user_id=world.nadia.id, most_a_week=0))
    reply(refused, world.nadia)
    assert offers_in(world.group.id, sheet_of(world.amina)).coach_id is None
    assert says(visitor, world, refused, "yes") == 200
    assert coach_of(refused) == world.nadia.id
    assert offers_in(world.group.id, sheet_of(world.amina)).coach_id == world.rachid.id


def test_a_no_that_was_said_in_another_group_is_changed_where_the_text_is_shared_now(
    visitor: Visitor, world: World, refused: Sharing
) -> None:
    """The question of one group is never told to the lecturers of another."""
    evening = make_group("Avond", "AVOND234", {world.lotte: Role.LECTURER, world.rachid: Role.COACH})
    join(evening, {world.amina: Role.LEARNER})
    withdraw(refused)
    there = share(sheet_of(world.amina), db.session.get_one(Group, evening.id), None)
    assert says(visitor, world, there, "yes") == 200
    assert (question().sharing_id, question().asked_by_id) == (there.id, None)
    assert Kind.READER_WELCOME not in kinds(world.pieter) + kinds(world.lotte)
