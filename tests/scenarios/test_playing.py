"""Playing a scenario from its door to looking back, without script and with htmx."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from elearn.accounts.models import User
from elearn.database import db
from elearn.scenarios.models import Run, ScenarioText
from elearn.web.library import catalogue
from tests.language import said
from tests.lessons.html import parsed
from tests.scenarios.walking import a_story, begin, choices_of, present, to_an_ending
from tests.visitor import Visitor
from tests.world import World


def test_a_visitor_plays_to_an_ending_and_looks_back(journey: Visitor) -> None:
    key, story = a_story()
    assert story.title in journey.get(f"/scenarios/{key}").text
    run = begin(journey, key)
    way = to_an_ending(story)
    for position, number in enumerate(way):
        answer = journey.post(f"/runs/{run.id}/stappen", {"position": position, "choice": number})
        assert answer.status_code == 200
        assert ("<html" in answer.text) is not journey.htmx
    run = present(run.id)
    ending = story.scene(run.ending or "")
    assert run.finished_at is not None
    assert ending is not None
    assert ending.ending in answer.text
    debrief = journey.get(f"/runs/{run.id}/nabespreking")
    assert debrief.status_code == 200
    parsed(debrief.text)
    assert ending.ending in debrief.text
    assert f"/runs/{run.id}/nabespreking" in journey.get(f"/scenarios/{key}").text
    assert db.session.scalars(select(User)).one().is_guest


def test_every_scenario_can_be_begun_and_played_to_an_ending(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    for key, story in catalogue().stories().items():
        run = begin(visitor, key)
        parsed(visitor.get(f"/runs/{run.id}").text)
        for position, number in enumerate(to_an_ending(story)):
            answer = visitor.post(f"/runs/{run.id}/stappen", {"position": position, "choice": number})
            parsed(answer.text)
        assert present(run.id).finished_at is not None, key
        parsed(visitor.get(f"/runs/{run.id}/nabespreking").text)


def test_looking_back_shows_roles_axes_facts_and_voices(visitor: Visitor, world: World) -> None:
    key, story = a_story()
    visitor.as_(world.amina)
    run = begin(visitor, key)
    for position, number in enumerate(to_an_ending(story)):
        visitor.post(f"/runs/{run.id}/stappen", {"position": position, "choice": number})
    text = visitor.get(f"/runs/{run.id}/nabespreking").text
    for title in ("The roles you took", "How you moved", "What stayed hidden", "How a coach looks at it"):
        assert said(title) in text
    assert text.count('class="axis"') >= 4
    for step in present(run.id).steps:
        scene = story.scene(step.scene)
        assert scene is not None
        assert scene.title in text


def test_stopping_on_the_way_keeps_the_run_open(journey: Visitor) -> None:
    key, story = a_story()
    run = begin(journey, key)
    journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": to_an_ending(story)[0]})
    text = journey.get(f"/runs/{run.id}/nabespreking").text
    assert said("Go on playing") in text
    assert said("What stayed hidden") not in text
    assert present(run.id).finished_at is None
    assert f"/runs/{run.id}" in journey.get(f"/scenarios/{key}").text


def test_looking_back_before_the_first_choice_works(visitor: Visitor) -> None:
    run = begin(visitor, a_story()[0])
    answer = visitor.get(f"/runs/{run.id}/nabespreking")
    assert answer.status_code == 200
    assert said("You have not chosen anything yet.") in answer.text


def test_a_step_back_takes_one_choice_away_and_opens_an_ending(journey: Visitor) -> None:
    key, story = a_story()
    run, way = begin(journey, key), to_an_ending(story)
    for position, number in enumerate(way):
        journey.post(f"/runs/{run.id}/stappen", {"position": position, "choice": number})
    answer = journey.post(f"/runs/{run.id}/terug", {"position": len(way)})
    assert answer.status_code == 200
    run = present(run.id)
    assert (run.finished_at, run.ending) == (None, None)
    assert choices_of(run.id) == list(enumerate(way[:-1]))
    journey.post(f"/runs/{run.id}/stappen", {"position": len(way) - 1, "choice": way[-1]})
    assert present(run.id).finished_at is not None


def test_beginning_twice_without_choosing_is_one_run(journey: Visitor, world: World) -> None:
    key, story = a_story()
    journey.as_(world.amina)
    first, second = begin(journey, key), begin(journey, key)
    assert first.id == second.id
    journey.post(f"/runs/{first.id}/stappen", {"position": 0, "choice": to_an_ending(story)[0]})
    assert begin(journey, key).id != first.id
    assert db.session.scalar(select(func.count()).select_from(ScenarioText)) == 1


def test_a_run_of_somebody_else_is_not_there(database: Flask, world: World) -> None:
    run = begin(Visitor(database).as_(world.amina), a_story()[0])
    for person in (world.joris, world.pieter, world.els):
        other = Visitor(database).as_(person)
        assert other.get(f"/runs/{run.id}").status_code == 404
        assert other.get(f"/runs/{run.id}/nabespreking").status_code == 404
        assert other.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1}).status_code == 404
        assert other.post(f"/runs/{run.id}/terug", {"position": 0}).status_code == 404
    assert choices_of(run.id) == []


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**30])
def test_a_run_that_cannot_be_is_not_there(visitor: Visitor, world: World, number: int) -> None:
    visitor.as_(world.amina)
    assert visitor.get(f"/runs/{number}").status_code == 404


def test_an_unknown_scenario_is_a_404_and_makes_nobody_a_guest(journey: Visitor) -> None:
    for path in ("/scenarios/x/y", "/scenarios/bindkracht/%00"):
        assert journey.get(path).status_code == 404
        assert journey.post(f"{path}/runs").status_code == 404
    assert db.session.scalar(select(User)) is None


def test_a_guests_runs_follow_to_the_account(journey: Visitor, world: World) -> None:
    run = begin(journey, a_story()[0])
    journey.logs_in(world.amina).post("/account/eerder-werk", {"how": "take"})
    assert db.session.scalars(select(Run.user_id)).all() == [world.amina.id]
    assert journey.get(f"/runs/{run.id}").status_code == 200
