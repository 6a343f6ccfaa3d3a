"""What a request carries is taken in before the database is asked anything, and never more than its view can use.

A phone may need a minute to send a recording; on SQLite nobody else could write from the moment its request began to.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from elearn.web.csrf import SAFE_METHODS

View = TypeVar("View", bound=Callable[..., Any])


def takes_up_to(most_bytes: int) -> Callable[[View], View]:
    """Declare the largest body of a view that takes more than a form; a larger one is a 413 before it is read."""

    def declare(view: View) -> View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return declare


def take_in(app: Flask) -> None:
    """Read the form of every request that has one; large files in it lie on the disk meanwhile."""

    @app.before_request
    def take() -> None:
        if request.method in SAFE_METHODS:
            return
        view = current_app.view_functions.get(request.endpoint or "")
        request.max_content_length = getattr(view, "most_bytes", current_app.config["MAX_CONTENT_LENGTH"])
        _ = request.form
