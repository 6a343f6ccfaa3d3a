"""Two tabs, double clicks and strange posts: a run never jumps, and never breaks."""

import pytest
from flask import Flask
from sqlalchemy import insert

from elearn.database import db
from elearn.rules import steps
from elearn.scenarios.actions import take_step
from elearn.scenarios.models import Run, RunStep
from elearn.scenarios.playing import playing
from tests.language import said
from tests.scenarios.walking import a_story, begin, choices_of, present
from tests.visitor import Visitor


@pytest.fixture
def offered(database: Flask) -> list[int]:
    """The numbers of the choices in the first scene."""
    _, story = a_story()
    return [choice.number for choice in steps.offered(story, steps.start(story))]


@pytest.fixture
def run(journey: Visitor) -> Run:
    return begin(journey, a_story()[0])


def test_a_double_click_is_one_step(journey: Visitor, run: Run, offered: list[int]) -> None:
    form = {"position": 0, "choice": offered[0]}
    texts = {journey.post(f"/runs/{run.id}/stappen", form).text for _ in range(2)}
    assert choices_of(run.id) == [(0, offered[0])]
    assert len(texts) == 1


def test_another_tab_shows_where_the_run_is_by_now(journey: Visitor, run: Run, offered: list[int]) -> None:
    first = journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": offered[0]})
    other = journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": offered[1]})
    assert other.status_code == 200
    assert other.text == first.text
    assert choices_of(run.id) == [(0, offered[0])]


def test_a_choice_that_is_not_offered_changes_nothing_and_says_so(journey: Visitor, run: Run) -> None:
    for choice in ("99", "0", "-1", "", "een", "\x00", "٣", "9" * 400):
        answer = journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": choice})
        assert answer.status_code == 422, choice
        assert said("That choice is not there at this moment. This is where the story is now.") in answer.text
    assert choices_of(run.id) == []


@pytest.mark.parametrize("position", ["", "-1", "7", "een", "\x00", "9" * 400, None])
def test_a_strange_position_just_shows_the_scene(
    journey: Visitor, run: Run, offered: list[int], position: str | None
) -> None:
    form: dict[str, object] = {"choice": offered[0]} | ({"position": position} if position is not None else {})
    for path in ("stappen", "terug"):
        assert journey.post(f"/runs/{run.id}/{path}", form).status_code == 200
    assert choices_of(run.id) == []


def test_going_back_twice_with_one_form_is_one_step_back(journey: Visitor, run: Run, offered: list[int]) -> None:
    _, story = a_story()
    journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": offered[0]})
    second = steps.offered(story, steps.replay(story, offered[:1]))[0].number
    journey.post(f"/runs/{run.id}/stappen", {"position": 1, "choice": second})
    for _ in range(2):
        journey.post(f"/runs/{run.id}/terug", {"position": 2})
    assert choices_of(run.id) == [(0, offered[0])]


def test_a_step_that_another_process_took_first_stays(journey: Visitor, run: Run, offered: list[int]) -> None:
    _, story = a_story()
    played = playing(run)
    assert played.numbers == []
    db.session.execute(insert(RunStep).values(run_id=run.id, position=0, scene=story.start, choice=offered[0]))
    take_step(played, offered[1])
    db.session.commit()
    assert choices_of(run.id) == [(0, offered[0])]
    assert present(run.id).finished_at is None
