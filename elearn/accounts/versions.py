"""What runs here, for whoever has to look after it."""

import platform
from importlib.metadata import version

from elearn.database import db

SHOWN = ("elearn", "flask", "sqlalchemy", "markdown-it-py", "bleach", "nh3", "gunicorn")


def versions() -> list[tuple[str, str]]:
    """(name, version) of the program, Python, the database and the libraries that matter for safety."""
    dialect = db.engine.dialect
    server = ".".join(str(part) for part in dialect.server_version_info or ())
    return [("python", platform.python_version()), (dialect.name, server), *((name, version(name)) for name in SHOWN)]
