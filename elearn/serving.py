"""Serving: migrations when asked, then gunicorn with threads."""

import sys

from alembic.runtime.migration import MigrationContext
from flask import Flask
from flask_migrate import upgrade

from elearn.database import db

KEPT_OPEN = 75
"""seconds, longer than a person thinks between two saves: what is sent on a line that is just closing is lost"""


def migrate(app: Flask) -> None:
    """Bring the database up to date; quick when it already is."""
    app.extensions["settings"].data.mkdir(parents=True, exist_ok=True)
    upgrade()


def is_migrated() -> bool:
    """Whether any migration was ever applied here."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() is not None


def serve(app: Flask, host: str, port: int, workers: int) -> None:
    """Serve until stopped; exits with code 2 when the database has no tables."""
    if not is_migrated():
        print("elearn: the database has no tables yet; start with --migrate", file=sys.stderr)  # noqa: T201
        sys.exit(2)
    db.engine.dispose()
    run_server(app, host, port, workers)


def run_server(app: Flask, host: str, port: int, workers: int) -> None:
    """Run gunicorn's threads around any Flask app, with Tandem's server settings."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn, told everything here and nothing by files or arguments."""

        def load_config(self) -> None:
            self.cfg.set("bind", f"{host}:{port}")
            self.cfg.set("workers", workers)
            self.cfg.set("threads", 4)
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("keepalive", KEPT_OPEN)
            self.cfg.set("preload_app", True)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("control_socket_disable", True)

        def load(self) -> Flask:
            return app

    Server().run()
