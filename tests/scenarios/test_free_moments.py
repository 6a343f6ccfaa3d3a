"""Free moments, hard scenes and other ways: what a run keeps beside its choices."""

from pathlib import Path

import pytest
from flask import Flask

from elearn.database import db
from elearn.library import LiveCatalogue
from elearn.scenarios.models import RunWords
from tests.language import said
from tests.scenarios.tram import KEY, write_tram
from tests.scenarios.walking import begin, choices_of, present
from tests.visitor import Visitor


@pytest.fixture(autouse=True)
def tram(database: Flask, course_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with the small scenario alone, which is soon loaded."""
    write_tram(course_folder)
    books = LiveCatalogue([course_folder])
    monkeypatch.setitem(database.extensions, "library", books)


def words_of(run_id: int) -> list[str]:
    return [kept.text for kept in present(run_id).words]


def test_what_somebody_would_say_is_kept_with_the_choice_and_comes_back_when_looking_back(journey: Visitor) -> None:
    run = begin(journey, KEY)
    assert 'name="say-eerste-woord" form="scene-form"' in journey.get(f"/runs/{run.id}").text
    chosen = {"position": 0, "choice": 2, "say-eerste-woord": "Goedemorgen, <b>mevrouw</b>."}
    journey.post(f"/runs/{run.id}/stappen", chosen)
    assert choices_of(run.id) == [(0, 2)]
    text = journey.get(f"/runs/{run.id}/nabespreking").text
    assert "Wat zou jij zeggen?" in text
    assert "<b>mevrouw" not in text
    assert "Goedemorgen" in text


def test_stopping_and_going_back_keep_the_words_too(journey: Visitor) -> None:
    run = begin(journey, KEY)
    journey.post(f"/runs/{run.id}/stop", {"position": 0, "say-eerste-woord": "Dag."})
    journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 2})
    journey.post(f"/runs/{run.id}/terug", {"position": 1})
    journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1, "say-eerste-woord": "Hallo."})
    assert words_of(run.id) == ["Dag.", "Hallo."]
    journey.post(f"/runs/{run.id}/terug", {"position": 1})
    assert ">\nHallo.</textarea>" in journey.get(f"/runs/{run.id}").text


def test_a_second_tab_writes_beside_the_first_and_makes_no_second_step(journey: Visitor) -> None:
    run = begin(journey, KEY)
    for text in ("Uit het ene raam.", "Uit het andere raam."):
        journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 2, "say-eerste-woord": text})
    assert choices_of(run.id) == [(0, 2)]
    assert words_of(run.id)[0] == "Uit het ene raam."


def test_words_that_are_too_long_come_back_with_what_to_do_and_no_step_is_made(journey: Visitor) -> None:
    run = begin(journey, KEY)
    long = "woord " * 400
    answer = journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1, "say-eerste-woord": long})
    assert answer.status_code == 422
    assert said("This is longer than %(most)s characters. Make it a little shorter.", most=2000) in answer.text
    assert long in answer.text
    assert (choices_of(run.id), words_of(run.id)) == ([], [])


def test_a_note_stands_before_a_hard_scene_and_reading_on_shows_it(journey: Visitor) -> None:
    run = begin(journey, KEY)
    answer = journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1})
    assert "Het gaat over een ziek kind." in answer.text
    assert "Ze knikt." in answer.text
    assert "Haar telefoon gaat." not in answer.text
    shown = journey.get(f"/runs/{run.id}?lees=1").text
    assert "Haar telefoon gaat." in shown
    assert 'value="1"' in shown


def test_the_way_round_goes_on_with_the_story_and_the_scene_stays_unread(journey: Visitor) -> None:
    run = begin(journey, KEY)
    for position, choice in enumerate((1, 0, 1)):
        answer = journey.post(f"/runs/{run.id}/stappen", {"position": position, "choice": choice})
    assert "Aangekomen" in answer.text
    text = journey.get(f"/runs/{run.id}/nabespreking").text
    assert said("You passed this scene by.") in text
    assert "Wil je even zitten?" not in text


def test_a_scene_without_a_way_round_offers_none(journey: Visitor) -> None:
    run = begin(journey, KEY)
    answer = journey.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 0})
    assert answer.status_code == 422
    assert choices_of(run.id) == []


def test_another_way_from_a_scene_is_a_new_run_and_the_old_one_stays(journey: Visitor) -> None:
    run = begin(journey, KEY)
    for position, choice in enumerate((1, 1)):
        journey.post(f"/runs/{run.id}/stappen", {"position": position, "choice": choice})
    journey.post(f"/runs/{run.id}/stappen/1/zijweg")
    assert choices_of(run.id + 1) == [(0, 1)]
    assert choices_of(run.id) == [(0, 1), (1, 1)]


@pytest.mark.parametrize("position", ["3", "-1", "x", "9" * 30])
def test_a_way_from_a_scene_that_was_not_reached_is_not_there(journey: Visitor, position: str) -> None:
    run = begin(journey, KEY)
    assert journey.post(f"/runs/{run.id}/stappen/{position}/zijweg").status_code == 404


def test_the_roles_of_all_runs_stand_together_with_a_question_to_write_about(journey: Visitor) -> None:
    assert journey.get("/rollen").status_code != 500
    first = begin(journey, KEY)
    journey.post(f"/runs/{first.id}/stappen", {"position": 0, "choice": 2})
    second = begin(journey, KEY)
    journey.post(f"/runs/{second.id}/stappen", {"position": 0, "choice": 1})
    text = journey.get("/rollen").text
    assert text.index(said("controller")) < text.index(said("Run by run"))
    assert said("Turns to the person.") in text
    assert said("Helps in the context, with everybody who plays a part.") not in text
    assert "Wat nam je mee?" in text
    assert f"/runs/{first.id}/nabespreking" in text


def test_erased_runs_take_their_words_along(visitor: Visitor) -> None:
    run = begin(visitor, KEY)
    visitor.post(f"/runs/{run.id}/stop", {"position": 0, "say-eerste-woord": "Dag."})
    db.session.delete(present(run.id))
    db.session.commit()
    assert db.session.query(RunWords).count() == 0
