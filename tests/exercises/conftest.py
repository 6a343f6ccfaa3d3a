"""A course with an exercise of every kind, in the place of the shipped courses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from elearn.library import Catalogue, LiveCatalogue
from elearn.web.library import catalogue


@pytest.fixture
def proef(database: Flask) -> Iterator[Catalogue]:
    """The catalogue of `tests/exercises/courses` while a test runs."""
    shipped = database.extensions["library"]
    database.extensions["library"] = LiveCatalogue([Path(__file__).parent / "courses"])
    yield catalogue()
    database.extensions["library"] = shipped
