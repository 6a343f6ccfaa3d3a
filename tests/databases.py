"""A database for one test process: a new SQLite file, or a database of its own on a PostgreSQL server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

VARIABLE = "TANDEM_TEST_DATABASE_URL"


@contextmanager
def database_url_for_tests(worker: str, folder: Path) -> Iterator[str]:
    """The address of an empty database that is removed afterwards."""
    server = os.environ.get(VARIABLE, "")
    if not server:
        yield f"sqlite:///{folder / 'test.sqlite3'}"
        return
    name = f"tandem_test_{os.getpid()}_{worker}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    engine.dispose()
