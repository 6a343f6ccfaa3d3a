"""Serves a preview to this computer alone, in one process, until it is stopped; then its data is gone."""

import logging
import signal
import socket
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from flask import Flask, Response
from werkzeug.serving import WSGIRequestHandler, make_server

from elearn.database import db
from elearn.previewing.app import preview_app
from elearn.previewing.place import Place

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"
NAMES = frozenset({HOST, "localhost"})


class PortTaken(Exception):
    """Something else listens on the port."""


class Quiet(WSGIRequestHandler):
    """Writes no line for each request: a page asks every second whether something changed."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return


def show(place: Place, port: int, say: Callable[[str], object]) -> None:
    """Serve the preview of a place until it is interrupted or ended.

    Raises:
        PortTaken: see above.
    """
    _end_as_if_interrupted()
    logging.getLogger("elearn").setLevel(logging.ERROR)  # problems of courses are shown on the pages
    with _listening(port) as listener, tempfile.TemporaryDirectory(prefix="tandem-preview-") as data:
        app = preview_app(place, Path(data))
        app.extensions["watched"].look()
        server = make_server(HOST, port, only_here(app), threaded=True, request_handler=Quiet, fd=listener.fileno())
        say(f"http://{HOST}:{port}{place.address}")
        say("What you save is shown there at once. What is answered there is not kept. Ctrl+C ends the preview.")
        try:
            server.serve_forever()
        finally:
            _let_go(app)


def only_here(inner: "WSGIApplication") -> "WSGIApplication":
    """Refuse a request under another name of this computer: a page elsewhere could have made that name up."""

    def guarded(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ.get("HTTP_HOST", "").partition(":")[0] in NAMES:
            return inner(environ, start_response)
        return Response("The preview is at 127.0.0.1.\n", 400)(environ, start_response)

    return guarded


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError:
        raise PortTaken from None


def _end_as_if_interrupted() -> None:
    """Let an ended process tidy up as one that was interrupted from the keyboard does."""

    def interrupt(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)  # being told twice must not disturb the tidying
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), interrupt)


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()
