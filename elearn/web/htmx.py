"""All that the project knows of htmx: when a fragment is wanted, and how to answer with one."""

from typing import Any

from flask import Flask, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse


def wants_fragment() -> bool:
    """A request by htmx for part of a page: not a history restore and not a boosted link, which want the page."""
    headers = request.headers
    if headers.get("HX-History-Restore-Request") == "true" or headers.get("HX-Boosted") == "true":
        return False
    return headers.get("HX-Request") == "true"


def go_to(url: str) -> Response:
    """Send htmx to another page."""
    response = make_response("", 204)
    response.headers["HX-Redirect"] = url
    return response


def away(url: str) -> AnyResponse:
    """After a change: on to another page, for htmx and for everybody else."""
    return go_to(url) if wants_fragment() else redirect(url, 303)


def answer(partial: str, otherwise: str, /, **context: Any) -> AnyResponse:
    """After a change: the renewed partial for htmx, a 303 to the page for everybody else."""
    if wants_fragment():
        return make_response(render_template(partial, **context))
    return redirect(otherwise, 303)


def invalid(partial: str, page: str, /, **context: Any) -> Response:
    """A form that does not fit, as 422 with what was typed: the form's partial for htmx, the whole page otherwise."""
    template = partial if wants_fragment() else page
    return make_response(render_template(template, **context), 422)


def vary(app: Flask) -> None:
    """Tell caches that a fragment and a page are two things."""

    @app.after_request
    def add_vary(response: Response) -> Response:
        response.vary.add("HX-Request")
        return response
