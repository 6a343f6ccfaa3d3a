"""A scenario looked at together: the learners as numbers from five on, the coaches by name, everybody freely."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.library import LiveCatalogue
from elearn.pictures.models import GroupContribution
from elearn.rules.actor import Role
from elearn.scenarios.models import Run
from tests.language import said
from tests.scenarios.tram import KEY, STORY, write_tram
from tests.scenarios.walking import begin, present
from tests.visitor import Visitor
from tests.world import World, join, person

TO_THE_END = {1: (1, 1, 1), 2: (2,)}
"""by the first choice: what to choose to come to the end of the ride"""


@pytest.fixture(autouse=True)
def tram(database: Flask, course_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with the small scenario alone; gives its file."""
    file = write_tram(course_folder)
    books = LiveCatalogue([course_folder])
    monkeypatch.setitem(database.extensions, "library", books)
    return file


def played(visitor: Visitor, first: int = 1) -> Run:
    run = begin(visitor, KEY)
    for position, choice in enumerate(TO_THE_END[first]):
        visitor.post(f"/runs/{run.id}/stappen", {"position": position, "choice": choice})
    return present(run.id)


def page_of(world: World) -> str:
    return f"/groepen/{world.group.id}/scenarios/{KEY}"


def gives(app: Flask, user: User, world: World, first: int = 1) -> Visitor:
    visitor = Visitor(app).as_(user)
    visitor.post(f"{page_of(world)}/keuzes", {"run": played(visitor, first).id})
    return visitor


def learners(world: World, number: int) -> list[User]:
    """So many learners in Pieter's class, Amina first."""
    people = [world.amina, world.joris, *(person(f"Leerling {each}") for each in range(number - 2))]
    join(world.group, dict.fromkeys(people[2:], Role.LEARNER))
    return people[:number]


def seen_by(app: Flask, user: User, world: World) -> str:
    return Visitor(app).as_(user).get(page_of(world)).text


def test_five_learners_make_a_picture_and_four_make_none(database: Flask, world: World) -> None:
    people = learners(world, 5)
    for number, user in enumerate(people[:4]):
        gives(database, user, world, first=1 + number % 2)
    before = seen_by(database, world.pieter, world)
    assert "Kaartje" not in before
    gives(database, people[4], world)
    after = seen_by(database, world.pieter, world)
    assert said("%(number)s of %(people)s people", number=3, people=5) in after
    assert said("%(number)s of %(people)s people", number=2, people=5) in after
    assert all(user.shown_name not in after for user in people)


def test_a_scene_that_fewer_than_five_passed_stays_out(database: Flask, world: World) -> None:
    for number, user in enumerate(learners(world, 5)):
        gives(database, user, world, first=1 + number % 2)
    assert "Wil je even zitten?" not in seen_by(database, world.amina, world)


def test_a_coach_shows_choices_by_name_and_is_not_counted(database: Flask, world: World) -> None:
    for user in learners(world, 4):
        gives(database, user, world)
    gives(database, world.nadia, world, first=2)
    text = seen_by(database, world.amina, world)
    assert said("Chosen by %(names)s", names="Nadia") in text
    assert said("%(number)s of %(people)s people", number=4, people=5) not in text
    assert said("There is no picture of the group now. It is made when at least five people added their choices. "
                "Until then nobody sees anything, not even how many there are.") in text  # fmt: skip


def test_a_learner_who_becomes_a_coach_is_never_shown_by_name(database: Flask, world: World) -> None:
    gives(database, world.amina, world)
    membership = next(one for one in world.group.memberships if one.user_id == world.amina.id)
    membership.role = Role.COACH
    db.session.commit()
    assert said("Chosen by %(names)s", names="Amina") not in seen_by(database, world.pieter, world)


def test_taking_out_takes_a_coachs_name_away_at_once(database: Flask, world: World) -> None:
    nadia = gives(database, world.nadia, world)
    nadia.post(f"{page_of(world)}/keuzes/einde")
    assert "Nadia" not in nadia.get(page_of(world)).text.split("<main")[1]
    kept = db.session.scalars(select(GroupContribution)).one()
    assert (kept.run_id, kept.cells, kept.by_name) == (None, None, False)


def test_going_back_in_a_run_changes_nothing_of_what_was_given(database: Flask, world: World) -> None:
    visitor = gives(database, world.amina, world, first=2)
    run = db.session.scalars(select(Run)).one()
    visitor.post(f"/runs/{run.id}/terug", {"position": 1})
    visitor.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1})
    db.session.expire_all()
    assert db.session.scalars(select(GroupContribution)).one().cells == {"halte": "2"}


def test_a_run_that_is_not_finished_or_not_ones_own_cannot_be_given(database: Flask, world: World) -> None:
    amina, joris = Visitor(database).as_(world.amina), Visitor(database).as_(world.joris)
    open_run, other = begin(amina, KEY), played(joris)
    for number in (open_run.id, other.id, 0, 2**40, "x"):
        answer = amina.post(f"{page_of(world)}/keuzes", {"run": number})
        assert said("Play this scenario to its end first, in the text of now. Then you can add your choices.") in (
            answer.text
        )
    assert db.session.scalars(select(GroupContribution)).all() == []


def test_a_run_in_an_older_text_is_not_offered_and_not_taken(database: Flask, world: World, tram: Path) -> None:
    amina = Visitor(database).as_(world.amina)
    run = played(amina)
    assert page_of(world) in amina.get(f"/runs/{run.id}/nabespreking").text
    tram.write_text(STORY.replace("'Dag.'", "'Goedemorgen.'"), encoding="utf-8")
    database.extensions["library"] = LiveCatalogue([tram.parents[2]])
    assert page_of(world) not in amina.get(f"/runs/{run.id}/nabespreking").text
    amina.post(f"{page_of(world)}/keuzes", {"run": run.id})
    assert db.session.scalars(select(GroupContribution)).all() == []


def test_the_debrief_offers_it_without_script_and_says_when_it_was_added(journey: Visitor, world: World) -> None:
    journey.as_(world.amina)
    run = played(journey)
    assert said("Add my choices") in journey.get(f"/runs/{run.id}/nabespreking").text
    journey.post(f"{page_of(world)}/keuzes", {"run": run.id})
    text = journey.get(f"/runs/{run.id}/nabespreking").text
    assert f"{page_of(world)}/keuzes/einde" in text
    assert said("Add my choices") not in text
