"""What commands share: the app around them, and ending with one clear line."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import click

from elearn.settings import SettingsError

MISTAKE, WRONG_USE = 1, 2
"""exit codes: what was asked could not be done as things are; it was asked in a way that can never be done"""


def stop(message: str, code: int = MISTAKE) -> NoReturn:
    """End with one line on standard error."""
    click.echo(f"elearn: {message}", err=True)
    sys.exit(code)


def with_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the app, inside its context; a wrong setting ends with one line and exit code 2."""

    @wraps(command)
    def run(*values: Any, **options: Any) -> Any:
        from elearn import create_app

        try:
            app = create_app()
        except SettingsError as error:
            stop(str(error), WRONG_USE)
        with app.app_context():
            return command(app, *values, **options)

    return run
