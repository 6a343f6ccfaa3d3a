"""Engine options and SQLite's manners: WAL, foreign keys, full synchronisation, immediate writes."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url

from elearn.database.transactions import writes

SAFE_WAL = (3, 51, 3)
"""Older SQLite libraries can corrupt a WAL database that several processes write."""


def engine_options(url: str) -> dict[str, Any]:
    """Options for `create_engine` that fit `url`; no error or log line holds what somebody wrote."""
    if make_url(url).get_backend_name() != "sqlite":
        return {"hide_parameters": True, "pool_pre_ping": True, "pool_size": 8, "max_overflow": 16}
    return {"hide_parameters": True, "module": _sqlite_module(), "connect_args": {"timeout": 30}}


def _sqlite_module() -> Any:
    if sqlite3.sqlite_version_info >= SAFE_WAL:
        return sqlite3
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2 if dbapi2.sqlite_version_info > sqlite3.sqlite_version_info else sqlite3


def teach_manners(engine: Engine) -> None:
    """Attach what SQLite needs on every connection; other databases need nothing."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes() else "BEGIN")
