"""One named world of people, on a real database that every test finds clean."""

import os
from collections.abc import Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event

from elearn import create_app
from elearn.database import Base, db
from elearn.library.reading import Memo
from elearn.settings import Settings
from tests.databases import VARIABLE, database_url_for_tests
from tests.visitor import Visitor
from tests.world import World, build_world

settings.register_profile("suite", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
"""Hypothesis tries 100 by itself, which `--hypothesis-profile=default` does; a busy machine is no fault"""

WAYS = ["htmx"] if os.environ.get(VARIABLE) else ["plain", "htmx"]


@pytest.fixture(scope="session", autouse=True)
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every Tandem of a test process reads the same course file and compiles the same template only once."""
    known: dict[Hashable, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Memo, "next_round", lambda memo: setattr(memo, "_now", known))
        patch.setattr(
            Flask,
            "jinja_options",
            {"bytecode_cache": FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))},
        )
        yield


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """Tandem with the shipped courses, in demo mode, on the database that TANDEM_TEST_DATABASE_URL names or SQLite."""
    data = tmp_path_factory.mktemp("data")
    with database_url_for_tests(worker_id, data) as url:
        app = create_app(Settings(secret_key="t" * 32, data=data, database_url=url, demo=True))
        app.config["TESTING"] = True
        app.config["PROPAGATE_EXCEPTIONS"] = False
        with app.app_context():
            if db.engine.dialect.name == "sqlite":
                event.listen(db.engine, "connect", _in_no_order)
                db.engine.dispose()
            db.create_all()
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def _in_no_order(connection: Any, _record: object) -> None:
    """Rows that nobody put in an order come the other way round, as PostgreSQL gives them now and then."""
    connection.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.fixture
def database(app: Flask) -> Iterator[Flask]:
    """The app with an empty database and an open application context."""
    with app.app_context():
        empty()
        yield app
        db.session.remove()


def empty() -> None:
    """Delete every row; on both databases quicker than truncating, on PostgreSQL in one go."""
    cursor = db.session.connection().connection.cursor()
    every = _deleting()
    for statements in ["; ".join(every)] if db.engine.dialect.name == "postgresql" else every:
        cursor.execute(statements)
    db.session.commit()


@cache
def _deleting() -> list[str]:
    return [f'DELETE FROM "{table.name}"' for table in reversed(Base.metadata.sorted_tables)]


@pytest.fixture
def world(database: Flask) -> World:
    """Amina, Joris, coach Nadia, coach Rachid, lecturer Pieter, administrator Els, and Pieter's class."""
    return build_world()


@pytest.fixture
def visitor(database: Flask) -> Visitor:
    """A browser without script that nobody has used yet."""
    return Visitor(database)


@pytest.fixture(params=WAYS)
def journey(request: pytest.FixtureRequest, database: Flask) -> Visitor:
    """The same browser twice: once without script, once as htmx makes its requests.

    On PostgreSQL once: what is stored is the same whichever way it was sent, and SQLite has seen both.
    """
    return Visitor(database, htmx=request.param == "htmx")


@pytest.fixture
def course_folder(tmp_path: Path) -> Path:
    """An empty folder in which a test writes a course."""
    folder = tmp_path / "courses"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The pytest-xdist worker, or `master` without xdist."""
    workerinput = getattr(request.config, "workerinput", None)
    return workerinput["workerid"] if workerinput else "master"
