"""`elearn check --against-database`: what people answered or gave a voice to and is gone, counted and never quoted."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from elearn.answered import AnsweredCode, lost_answers, lost_from
from elearn.cli import main
from elearn.content.problems import Problem
from elearn.database import db, now
from elearn.exercises.models import Attempt
from elearn.reflections.models import Reflection
from elearn.scenarios.models import Run, ScenarioText
from elearn.settings import Settings
from elearn.voices.models import CourseVoice, Spot
from tests.library.cases import SOUND
from tests.library.test_catalogue import write
from tests.test_command_line import elearn
from tests.world import World

PAGE = """# A

:::{choice} keuze
Wat?

- Dit {#dit}
- Dat {#dat}
:::

:::{reflection} vraag
Waarom?
:::
"""
SECRET = "iets wat niemand mag lezen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "courses", {**SOUND, "c/m/01-a.md": PAGE})


def answer(world: World, *, exercise: str = "", question: str = "", story: str = "", draft: str = SECRET) -> None:
    """Amina answers, writes or plays; keys are `course/id`."""
    mine = {"user_id": world.amina.id}
    if exercise:
        count = len(db.session.query(Attempt).all())
        kept = {"exercise_version": "1", "answer": {"options": [SECRET]}, "posting": f"p{count}"}
        db.session.add(Attempt(**mine, exercise_key=exercise, **kept))
    if question:
        db.session.add(Reflection(**mine, question_key=question, question="Waarom?", draft=draft))
    if story:
        db.session.merge(ScenarioText(hash="h", scenario_key=story, language="nl", source=SECRET))
        db.session.flush()
        db.session.add(Run(**mine, scenario_key=story, text_hash="h"))
    db.session.commit()


def told(problems: list[Problem]) -> list[tuple[AnsweredCode, str]]:
    return [(AnsweredCode(problem.code), problem.message) for problem in problems]


def test_what_is_still_there_is_not_named(world: World, folder: Path) -> None:
    answer(world, exercise="c/keuze", question="c/vraag")
    assert list(lost_answers([folder])) == []


def test_what_is_gone_is_named_with_how_many_answers(world: World, folder: Path) -> None:
    for _ in range(3):
        answer(world, exercise="c/weg")
    answer(world, question="c/vroeger", story="c/loket")
    assert told(list(lost_answers([folder]))) == [
        (AnsweredCode.LOST_EXERCISE, "learners left 3 answers with the exercise `weg`, which is gone"),
        (AnsweredCode.LOST_REFLECTION, "learners left 1 text with the question `vroeger`, which is gone"),
        (AnsweredCode.LOST_SCENARIO, "learners left 1 run with the scenario `loket`, which is gone"),
    ]


def test_a_sheet_on_which_nothing_was_written_is_no_answer(world: World, folder: Path) -> None:
    answer(world, question="c/vroeger", draft="")
    assert list(lost_answers([folder])) == []


def test_a_whole_course_that_is_gone_is_named(world: World, folder: Path) -> None:
    answer(world, exercise="oud/weg")
    [problem] = lost_answers([folder])
    assert problem.path == str(folder / "oud" / "course.md")


def test_of_a_course_with_a_mistake_nothing_is_said_yet(world: World, folder: Path) -> None:
    answer(world, exercise="c/keuze")
    write(folder, {"c/m/01-a.md": f"{PAGE}\n:::\n"})
    assert list(lost_answers([folder])) == []


def test_a_path_limits_it_to_the_courses_there(world: World, folder: Path) -> None:
    answer(world, exercise="c/weg")
    answer(world, exercise="bindkracht/weg")
    for path in (folder, folder / "c", folder / "c" / "m" / "01-a.md"):
        assert [problem.path for problem in lost_from([path])] == [str(folder / "c" / "course.md")]


# Voices of coaches

STORY = """---
title: Op de tram
summary: Een rit.
minutes: 2
---
Een rit van twee haltes.

## Halte {#halte}
De tram komt.

- [Instappen.](#rijden){role=begeleider}

## Rijden {#rijden ending="Aangekomen"}
Je rijdt.

:::{debrief} Nadia
Dag zeggen is veel.
:::
"""


def give_a_voice(world: World, spot: Spot, place: str, **more: Any) -> None:
    """Nadia gave a voice beside a place of a course."""
    voice = CourseVoice(giver_id=world.nadia.id, group_id=world.group.id, spot=spot, place=place, body=SECRET)
    voice.expires_on = now().date() + timedelta(days=30)
    for name, value in more.items():
        setattr(voice, name, value)
    db.session.add(voice)
    db.session.commit()


def test_a_voice_beside_a_page_or_a_scene_that_is_there_is_not_named(world: World, folder: Path) -> None:
    write(folder, {"c/m/tram.scenario.md": STORY})
    give_a_voice(world, Spot.PAGE, "c/m/a")
    give_a_voice(world, Spot.SCENE, "c/tram/halte")
    assert list(lost_answers([folder])) == []


def test_voices_beside_a_page_or_a_scene_that_is_gone_are_named_with_how_many(world: World, folder: Path) -> None:
    write(folder, {"c/m/tram.scenario.md": STORY})
    for place in ("c/m/weg", "c/m/weg"):
        give_a_voice(world, Spot.PAGE, place)
    for place in ("c/tram/weg", "c/metro/halte"):
        give_a_voice(world, Spot.SCENE, place)
    assert told(list(lost_answers([folder]))) == [
        (AnsweredCode.LOST_PAGE, "coaches gave 2 voices beside the page `m/weg`, which is gone"),
        (AnsweredCode.LOST_SCENE, "coaches gave 1 voice beside the scene `metro/halte`, which is gone"),
        (AnsweredCode.LOST_SCENE, "coaches gave 1 voice beside the scene `tram/weg`, which is gone"),
    ]


@pytest.mark.parametrize("ended", ["withdrawn_at", "taken_out_at", "replaced_at", "expires_on"])
def test_a_voice_that_ended_is_not_missed(world: World, folder: Path, ended: str) -> None:
    give_a_voice(world, Spot.PAGE, "c/m/weg", **{ended: now() - timedelta(days=2)})
    assert list(lost_answers([folder])) == []


# The command


@pytest.fixture
def command(database: Flask, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A command line whose site is the one of the tests."""
    monkeypatch.setattr("elearn.create_app", lambda: database)
    monkeypatch.setattr("elearn.serving.is_migrated", lambda: True)
    return CliRunner()


def checked(command: CliRunner, *arguments: str) -> Result:
    return command.invoke(main, ["check", "--against-database", *arguments])


def test_it_ends_with_1_and_shows_no_name_and_no_text(command: CliRunner, world: World, folder: Path) -> None:
    answer(world, exercise="c/weg", question="c/vroeger")
    give_a_voice(world, Spot.PAGE, "c/m/weg")
    done = checked(command, str(folder))
    assert done.exit_code == 1
    assert "coaches gave 1 voice beside the page `m/weg`" in done.output
    assert "course.md:1: learners left 1 answer with the exercise `weg`" in done.output
    assert SECRET not in done.output
    assert world.amina.login_name.lower() not in done.output.lower()


def test_it_ends_with_0_when_every_answer_has_its_question(command: CliRunner, world: World, folder: Path) -> None:
    answer(world, exercise="c/keuze")
    assert checked(command, str(folder)).exit_code == 0


def test_an_editor_gets_them_as_every_other_problem(command: CliRunner, world: World, folder: Path) -> None:
    answer(world, exercise="c/weg")
    done = checked(command, "--format", "json", str(folder / "c"))
    [lost] = [each for each in json.loads(done.output) if each["code"] == "lost-exercise"]
    assert set(lost) == {"path", "line", "severity", "code", "message", "hint"}


def test_without_a_path_it_asks_about_every_course_of_the_site(
    command: CliRunner, world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "course_folders", [folder])
    answer(world, exercise="c/nooit-geweest")
    done = checked(command)
    assert "nooit-geweest" in done.output
    assert done.exit_code == 1


def test_a_database_without_tables_says_what_to_do(tmp_path: Path, folder: Path) -> None:
    settings = {"ELEARN_SECRET_KEY": "k" * 32, "ELEARN_DATA": str(tmp_path)}
    done = elearn("check", "--against-database", str(folder), **settings)
    assert done.exit_code == 2
    assert "--migrate" in done.stderr
