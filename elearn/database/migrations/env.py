"""Runs migrations on the app's own engine; on SQLite tables are rebuilt with foreign keys off."""

from alembic import context
from flask import current_app

from elearn.database import Base, Utc, db


def _plain_types(kind, thing, _context):
    """Write our own types as what they are in the database, so that a migration never depends on today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, Utc) else False


def _rebuild_freely(connection, allowed):
    if connection.dialect.name == "sqlite":
        state = "OFF" if allowed else "ON"
        connection.connection.dbapi_connection.execute(f"PRAGMA foreign_keys={state}")


def run():
    arguments = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        _rebuild_freely(connection, allowed=True)
        context.configure(connection=connection, target_metadata=Base.metadata, render_item=_plain_types, **arguments)
        with context.begin_transaction():
            context.run_migrations()
        _rebuild_freely(connection, allowed=False)


run()
