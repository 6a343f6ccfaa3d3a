"""Leaving a group, or being taken out of it: nothing that was shared stays behind without its writer knowing."""

import pytest
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.actions import remove_member
from elearn.groups.models import Membership
from elearn.notices.happenings import Kind
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.sharing_actions import NoLongerHere
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from tests.language import said
from tests.notices.happening import kinds
from tests.reflections.people import TEXT, browser, reply, share, sheet_of, write
from tests.visitor import Visitor
from tests.world import World


def place_of(world: World, user: User) -> Membership | None:
    query = select(Membership).where(Membership.group_id == world.group.id, Membership.user_id == user.id)
    return db.session.scalar(query)


def leave(visitor: Visitor, world: World) -> str:
    return visitor.post(f"/groepen/{world.group.id}/vertrek").text


def two_versions(world: World) -> list[Sharing]:
    """The first with the whole group, the second with the tandem; Nadia answered the first."""
    first = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    reply(first, world.nadia, "Een antwoord dat blijft.")
    sheet = sheet_of(world.amina)
    sheet.draft = f"{TEXT} Nog een zin."
    return [first, share(sheet, world.group, world.nadia)]


def test_who_leaves_reads_first_what_is_taken_back_and_nobody_can_read_it_afterwards(
    journey: Visitor, world: World
) -> None:
    shared = two_versions(world)
    asking = journey.as_(world.amina).get(f"/groepen/{world.group.id}/vertrek").text
    assert "1 tekst" in asking or "1 text" in asking
    assert said("You left %(group)s. What you wrote stays yours.", group=world.group.name) in leave(journey, world)
    for reader in (world.nadia, world.pieter, world.joris):
        seen = browser(journey.app, reader)
        assert [seen.get(f"/delingen/{one.id}").status_code for one in shared] == [404, 404]
    mine = journey.get(f"/delingen/{shared[0].id}").text
    assert "Een antwoord dat blijft." in mine
    assert said("You are no longer in %(group)s.", group=world.group.name) in mine


def test_taking_a_learner_out_takes_back_what_they_shared_here_and_nothing_else(journey: Visitor, world: World) -> None:
    shared = two_versions(world)
    db.session.add(Membership(group_id=world.other_group.id, user_id=world.amina.id, role=Role.LEARNER))
    elsewhere = share(write(world.amina, key="a/b"), world.other_group, None)
    of_joris = share(write(world.joris), world.group, world.nadia)
    amina = place_of(world, world.amina)
    assert amina is not None
    path = f"/groepen/{world.group.id}/leden/{amina.id}/einde"
    assert "Amina" in journey.as_(world.pieter).get(path).text
    journey.post(path)
    db.session.expire_all()
    assert all(one.is_withdrawn for one in shared)
    assert not elsewhere.is_withdrawn
    assert not of_joris.is_withdrawn


def test_who_comes_back_finds_nothing_shared_again(visitor: Visitor, world: World) -> None:
    shared = two_versions(world)
    leave(visitor.as_(world.amina), world)
    visitor.post("/groepen/deelname", {"code": "AMINA234"})
    assert browser(visitor.app, world.nadia).get(f"/delingen/{shared[1].id}").status_code == 404


def test_the_texts_on_the_table_of_a_coach_who_leaves_come_to_the_lecturers(journey: Visitor, world: World) -> None:
    waiting = share(write(world.amina), world.group, world.nadia)
    answered = share(write(world.joris), world.group, world.nadia)
    reply(answered, world.nadia)
    reply(waiting, world.nadia, "Mijn begin.", released=False)
    leave(journey.as_(world.nadia), world)
    db.session.expire_all()
    assert (waiting.coach_id, answered.coach_id) == (None, None)
    assert [one.sharing_id for one in db.session.scalars(select(HandOver))] == [waiting.id]
    assert Kind.HANDED_OVER in kinds(world.pieter)
    assert "Mijn begin." in journey.get("/mijn-gegevens/tandem.json").text


def test_a_coach_who_comes_back_finds_no_text_that_nobody_gave_again(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    leave(visitor.as_(world.nadia), world)
    db.session.add(Membership(group_id=world.group.id, user_id=world.nadia.id, role=Role.COACH))
    assert visitor.get(f"/delingen/{sharing.id}").status_code == 404


def test_nobody_is_asked_about_a_reader_who_left(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    browser(visitor.app, world.pieter).post(f"/delingen/{sharing.id}/doorgeven", {"coach": world.rachid.id})
    leave(visitor.as_(world.rachid), world)
    assert db.session.scalars(select(AskedReader)).all() == []
    assert kinds(world.amina) == []


def test_the_last_lecturer_cannot_leave(visitor: Visitor, world: World) -> None:
    text = leave(visitor.as_(world.pieter), world)
    assert said("A group needs a lecturer. Invite another one first.") in text
    assert place_of(world, world.pieter) is not None


def test_who_left_while_they_were_sharing_shares_nothing(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina)
    place = place_of(world, world.amina)
    assert place is not None
    remove_member(place)
    with visitor.app.test_request_context(), pytest.raises(NoLongerHere):
        share(sheet, world.group, world.nadia)
