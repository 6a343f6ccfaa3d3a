"""A broken module says kindly that it is being repaired; everything else works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from elearn import create_app
from elearn.database import db
from elearn.settings import Settings
from tests.language import said
from tests.lessons.html import parsed
from tests.visitor import Visitor

INDEX = "---\ntitle: {0}\naim: Je kunt het.\nminutes: 5\n---\n\nEen begin.\n"


@pytest.fixture
def repaired(tmp_path: Path, course_folder: Path) -> Iterator[Flask]:
    """Tandem with one course of its own, of which the second module has a mistake."""
    course = course_folder / "proef"
    for name in ("heel", "stuk", "slot"):
        (course / name).mkdir(parents=True)
        (course / name / "index.md").write_text(INDEX.format(name.title()), encoding="utf-8")
        (course / name / "01-een.md").write_text("# Een pagina\n\nTekst.\n", encoding="utf-8")
    (course / "stuk" / "01-een.md").write_text("# Een pagina\n\n:::{bestaatniet}\n", encoding="utf-8")
    front = "---\ntitle: Proef\nsummary: Een proef.\nlanguage: nl\nmodules: [heel, stuk, slot]\n---\n\nWelkom.\n"
    (course / "course.md").write_text(front, encoding="utf-8")
    app = create_app(Settings(secret_key="t" * 32, data=tmp_path, demo=True, courses=str(course_folder)))
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


def test_a_broken_module_keeps_its_door_and_says_it_is_repaired(repaired: Flask) -> None:
    visitor = Visitor(repaired)
    course, module = visitor.get("/cursussen/proef"), visitor.get("/cursussen/proef/stuk")
    assert course.status_code == module.status_code == 200
    parsed(course.text), parsed(module.text)
    with repaired.test_request_context():
        assert said("Being repaired: it comes back soon.") in course.text
        assert said("To the course") in module.text
    assert "Stuk" in module.text


def test_a_page_of_a_broken_module_leads_to_the_module(repaired: Flask) -> None:
    answer = Visitor(repaired).get("/cursussen/proef/stuk/een")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/cursussen/proef/stuk"


def test_the_way_passes_a_broken_module_by(repaired: Flask) -> None:
    answer = Visitor(repaired).post("/voortgang/proef/heel/een", follow=False)
    assert answer.headers["Location"] == "/cursussen/proef/slot"


def test_nothing_can_be_finished_in_a_broken_module(repaired: Flask) -> None:
    assert Visitor(repaired).post("/voortgang/proef/stuk/een").status_code == 404
