"""One named world of people, on a real database that every test finds clean."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from elearn import create_app
from elearn.database import Base, db
from elearn.settings import Settings
from tests.databases import database_url_for_tests
from tests.visitor import Visitor
from tests.world import World, build_world


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """Tandem with the shipped courses, in demo mode, on the database that TANDEM_TEST_DATABASE_URL names or SQLite."""
    data = tmp_path_factory.mktemp("data")
    with database_url_for_tests(worker_id, data) as url:
        app = create_app(Settings(secret_key="t" * 32, data=data, database_url=url, demo=True))
        app.config["TESTING"] = True
        app.config["PROPAGATE_EXCEPTIONS"] = False
        with app.app_context():
            db.create_all()
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def database(app: Flask) -> Iterator[Flask]:
    """The app with an empty database and an open application context."""
    with app.app_context():
        empty()
        yield app
        db.session.remove()


def empty() -> None:
    """Delete every row; on both databases quicker than truncating."""
    for table in reversed(Base.metadata.sorted_tables):
        db.session.execute(table.delete())
    db.session.commit()


@pytest.fixture
def world(database: Flask) -> World:
    """Amina, Joris, coach Nadia, coach Rachid, lecturer Pieter, administrator Els, and Pieter's class."""
    return build_world()


@pytest.fixture
def visitor(database: Flask) -> Visitor:
    """A browser without script that nobody has used yet."""
    return Visitor(database)


@pytest.fixture(params=["plain", "htmx"])
def journey(request: pytest.FixtureRequest, database: Flask) -> Visitor:
    """The same browser twice: once without script, once as htmx makes its requests."""
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
