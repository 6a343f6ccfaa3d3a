"""A text is shared at the very moment that its writer or its coach goes."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.database import db
from elearn.groups import actions as group_actions
from elearn.groups.models import Membership
from elearn.reflections import sharing_actions
from elearn.reflections.passing import views as passing
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.at_once.crossing import Request, crossing
from tests.language import said
from tests.reflections.people import HERE, browser, share, share_form, write
from tests.world import World

LEAVES = (group_actions, "remove_member")
SHARES = (sharing_actions, "share_reflection")


def shared() -> list[Sharing]:
    return list(db.session.scalars(select(Sharing).order_by(Sharing.id)))


@pytest.fixture
def shares(world: World, database: Flask) -> Request:
    """Amina shares with her tandem, Pieter and Nadia, under a name that she chose."""
    db.session.delete(member(world, world.rachid.id))
    write(world.amina)
    form, amina = share_form(database, world.amina, name="Vlinder"), browser(database, world.amina)
    return lambda: amina.post(HERE + "/deling", form, follow=False)


def member(world: World, user_id: int) -> Membership:
    here = select(Membership).where(Membership.group_id == world.group.id, Membership.user_id == user_id)
    return db.session.scalars(here).one()


def takes_out(app: Flask, world: World, user_id: int) -> Request:
    pieter, path = browser(app, world.pieter), f"/groepen/{world.group.id}/leden/{member(world, user_id).id}/einde"
    return lambda: pieter.post(path, follow=False)


def test_who_is_taken_out_while_sharing_shares_nothing_and_reads_so(
    database: Flask, world: World, shares: Request
) -> None:
    _out, answer = crossing(takes_out(database, world, world.amina.id), LEAVES, shares)
    assert answer.status_code == 422
    assert shared() == []


def test_what_was_shared_a_moment_before_its_writer_is_taken_out_is_taken_back(
    database: Flask, world: World, shares: Request
) -> None:
    crossing(shares, SHARES, takes_out(database, world, world.amina.id))
    [sharing] = shared()
    assert sharing.is_withdrawn
    assert browser(database, world.nadia).get(f"/delingen/{sharing.id}").status_code == 404


def test_a_coach_who_leaves_at_that_moment_gets_no_text_and_its_writer_looks_at_the_names_again(
    database: Flask, world: World, shares: Request
) -> None:
    _out, answer = crossing(takes_out(database, world, world.nadia.id), LEAVES, shares)
    assert said("The people who can read it have changed. Look at the names again, then share it.") in answer.text
    assert shared() == []


def test_a_text_that_a_coach_got_a_moment_before_they_left_goes_to_the_lecturers(
    database: Flask, world: World, shares: Request
) -> None:
    crossing(shares, SHARES, takes_out(database, world, world.nadia.id))
    [sharing] = shared()
    assert (sharing.coach_id, sharing.is_withdrawn) == (None, False)
    assert f"/delingen/{sharing.id}" in browser(database, world.pieter).get(f"/groepen/{world.group.id}").text


def test_somebody_is_taken_out_twice_at_once(database: Flask, world: World, shares: Request) -> None:
    shares()
    out: tuple[Any, Any] = (takes_out(database, world, world.nadia.id), takes_out(database, world, world.nadia.id))
    crossing(out[0], LEAVES, out[1])
    assert [one.coach_id for one in shared()] == [None]


@pytest.fixture
def waiting(world: World) -> Sharing:
    """Amina shared with everybody, so that nobody is asked; no coach has the text."""
    return share(write(world.amina), world.group, None, Audience.GROUP)


def gives(app: Flask, world: World, sharing: Sharing) -> Request:
    pieter, path, to = browser(app, world.pieter), f"/delingen/{sharing.id}/doorgeven", {"coach": world.rachid.id}
    return lambda: pieter.post(path, to, follow=False)


def test_a_coach_who_leaves_at_that_moment_is_given_no_text(database: Flask, world: World, waiting: Sharing) -> None:
    leaves = takes_out(database, world, world.rachid.id)
    _out, answer = crossing(leaves, LEAVES, gives(database, world, waiting))
    assert answer.status_code == 422
    assert shared()[0].coach_id is None


def test_a_text_that_was_given_a_moment_before_its_coach_leaves_goes_to_the_lecturers(
    database: Flask, world: World, waiting: Sharing
) -> None:
    leaves = takes_out(database, world, world.rachid.id)
    answer, _out = crossing(gives(database, world, waiting), (passing, "give"), leaves)
    assert answer.status_code == 303
    assert shared()[0].coach_id is None
