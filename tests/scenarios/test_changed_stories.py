"""A scenario that changes while somebody plays it: the run finishes on the text it began in."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from elearn import create_app
from elearn.database import db
from elearn.scenarios.models import Run, ScenarioText
from elearn.settings import Settings
from tests.scenarios.tram import write_tram
from tests.scenarios.walking import begin, present
from tests.visitor import Visitor

STORY = """---
title: Op de tram
summary: Een rit.
minutes: 2
---
Een rit van drie haltes.

## Halte {#halte}
Je stapt op.

- ['Dag.'](#einde){role=begeleider nabij=+1}
  > Ze knikt.

## Einde {#einde ending="Aangekomen"}
Je bent er.

:::{debrief} Nadia
Dag zeggen is veel.
:::
"""
CHANGED = STORY.replace("'Dag.'", "'Goedemorgen.'").replace("Je stapt op.", "Je stapt vrolijk op.")


@pytest.fixture
def file(tmp_path: Path, course_folder: Path) -> Path:
    """A course with one scenario; the scenario's file."""
    return write_tram(course_folder, STORY)


@pytest.fixture
def moving(file: Path, tmp_path: Path, course_folder: Path) -> Iterator[Flask]:
    """Tandem that reads changed files again."""
    app = create_app(
        Settings(secret_key="t" * 32, data=tmp_path, demo=True, courses=str(course_folder), watch_courses=True)
    )
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


def _wait_for_the_next_look() -> None:
    """The library looks at its files at most once a second."""
    time.sleep(1.1)


def test_an_open_run_goes_on_in_its_own_text_and_a_new_one_in_the_new(moving: Flask, file: Path) -> None:
    visitor = Visitor(moving)
    run = begin(visitor, "proef/rit")
    file.write_text(CHANGED, encoding="utf-8")
    _wait_for_the_next_look()
    assert "Dag." in visitor.get(f"/runs/{run.id}").text
    answer = visitor.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1})
    assert "Aangekomen" in answer.text
    assert present(run.id).ending == "einde"
    assert "Dag zeggen is veel." in visitor.get(f"/runs/{run.id}/nabespreking").text
    other = begin(visitor, "proef/rit")
    assert other.text_hash != run.text_hash
    assert "Goedemorgen." in visitor.get(f"/runs/{other.id}").text


def test_a_scenario_that_is_gone_can_still_be_finished(moving: Flask, file: Path) -> None:
    visitor = Visitor(moving)
    run = begin(visitor, "proef/rit")
    (file.parent / "01-een.md").write_text("# Een\n\nTekst.\n", encoding="utf-8")
    file.unlink()
    _wait_for_the_next_look()
    assert visitor.get("/scenarios/proef/rit").status_code == 404
    assert visitor.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1}).status_code == 200
    assert present(run.id).finished_at is not None
    assert visitor.get(f"/runs/{run.id}/nabespreking").status_code == 200


@pytest.mark.parametrize(
    "source", ["", "geen scenario", "---\ntitle: [\n---\n## X {#x}\n", STORY.replace("#einde)", "#weg)")]
)
def test_a_run_whose_text_cannot_be_read_says_so(moving: Flask, source: str) -> None:
    visitor = Visitor(moving)
    run = begin(visitor, "proef/rit")
    visitor.post(f"/runs/{run.id}/stappen", {"position": 0, "choice": 1})
    db.session.add(ScenarioText(hash="oud", scenario_key="proef/rit", language="nl", source=source))
    db.session.get_one(Run, run.id).text_hash = "oud"
    for path in ("", "/nabespreking"):
        answer = visitor.get(f"/runs/{run.id}{path}")
        assert answer.status_code == 200
        assert "/scenarios/proef/rit" in answer.text
    for path in ("stappen", "terug"):
        assert visitor.post(f"/runs/{run.id}/{path}", {"position": 9, "choice": 1}).status_code == 200
