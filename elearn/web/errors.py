"""What a person sees when something goes wrong: what happened, that nothing is lost, what to do next."""

import logging

from flask import Flask, current_app, render_template
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from elearn.database import db

log = logging.getLogger("elearn")

DESIGNED = frozenset({400, 403, 404, 413, 429, 500, 503})


def handle_errors(app: Flask) -> None:
    """Show a designed page for every error, and never a stack trace."""
    app.register_error_handler(HTTPException, _known)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unknown)


def _known(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if error.response is not None or code < 400:
        return error
    return _page(code), code


def _database(error: OperationalError) -> tuple[str, int]:
    log.exception("the database did not answer")
    db.session.rollback()
    return _page(503), 503


def _unknown(error: Exception) -> tuple[str, int]:
    log.exception("an error nobody expected")
    db.session.rollback()
    return _page(InternalServerError.code), 500


def _page(code: int) -> str:
    template = f"errors/{code}.html" if code in DESIGNED else "errors/400.html"
    try:
        return render_template(template)
    except OperationalError:
        db.session.rollback()
        return current_app.jinja_env.get_template("errors/bare.html").render(language=current_app.config["LANGUAGE"])
