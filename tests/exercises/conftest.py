"""A course with an exercise of every kind, in the place of the shipped courses."""

from pathlib import Path

import pytest
from flask import Flask

from elearn.library import Catalogue, LiveCatalogue
from elearn.web.library import catalogue
from tests.visitor import Visitor
from tests.world import World


@pytest.fixture(scope="session")
def proef_courses() -> LiveCatalogue:
    return LiveCatalogue([Path(__file__).parent / "courses"])


@pytest.fixture
def proef(database: Flask, proef_courses: LiveCatalogue, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The catalogue of `tests/exercises/courses` while a test runs."""
    monkeypatch.setitem(database.extensions, "library", proef_courses)
    return catalogue()


@pytest.fixture
def amina(database: Flask, world: World) -> Visitor:
    """Amina with script, who is answered with the exercise and not with a whole page: for trying many things."""
    return Visitor(database, htmx=True).as_(world.amina)
