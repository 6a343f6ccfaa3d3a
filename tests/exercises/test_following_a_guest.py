"""A guest's answers follow to the account they log in to."""

from flask import Flask
from sqlalchemy import select

from elearn.database import db
from elearn.exercises.models import Attempt
from tests.exercises.filling import exercise_of, filled, posted_to
from tests.visitor import Visitor
from tests.world import World


def take_along(visitor: Visitor) -> None:
    """Say after logging in that the work on this device was one's own."""
    visitor.post("/account/eerder-werk", {"how": "take"})


def owners() -> list[int]:
    db.session.expire_all()
    return list(db.session.scalars(select(Attempt.user_id)))


def test_logging_in_takes_the_answers_of_a_guest_along(journey: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    journey.post(posted_to(block, page), filled(block))
    assert owners() != [world.amina.id]
    take_along(journey.logs_in(world.amina))
    assert owners() == [world.amina.id]


def test_work_of_somebody_else_on_this_device_stays_theirs(visitor: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    visitor.post(posted_to(block, page), filled(block))
    before = owners()
    visitor.logs_in(world.amina).post("/account/eerder-werk", {"how": "leave"})
    assert owners() == before


def test_a_form_that_both_posted_stays_once(database: Flask, world: World) -> None:
    block, page = exercise_of("choice")
    form = {**filled(block), "posting": "zelfde-formulier"}
    guest = Visitor(database)
    guest.post(posted_to(block, page), form)
    Visitor(database).as_(world.amina).post(posted_to(block, page), form)
    take_along(guest.logs_in(world.amina))
    assert owners() == [world.amina.id]
