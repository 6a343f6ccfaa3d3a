"""Somebody with a browser, for tests over HTTP: without script, or making requests as htmx does."""

from contextvars import Context
from typing import Any

from flask import Flask, has_app_context
from werkzeug.test import TestResponse

from elearn.accounts.doorkeeper import FORMER
from elearn.accounts.models import User
from elearn.accounts.sessions import open_session
from elearn.database import db
from tests.world import PASS_PHRASE


class Visitor:
    """A browser with its own cookies.

    Without script a POST that succeeds is followed to the page it leads to; with htmx the fragment is the answer.
    """

    def __init__(self, app: Flask, *, htmx: bool = False) -> None:
        self.app, self.htmx = app, htmx
        self.client = app.test_client()

    def as_(self, person: User) -> "Visitor":
        """Be logged in as somebody, with what a log-in leaves behind; most tests begin after the door."""
        with self.app.test_request_context():
            token = open_session(person).session_token
        db.session.commit()
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = cookie[FORMER] = token
            cookie["_fresh"] = cookie["_permanent"] = True
        return self

    def logs_in(self, person: User) -> "Visitor":
        """Log in through the form as somebody of the world, whose pass phrase is always the same."""
        answer = self.post(
            "/aanmelden", {"name": person.login_name, "pass_phrase": PASS_PHRASE}, follow=False, plain=True
        )
        assert answer.status_code == 303, answer.text
        return self

    def send(self, method: str, path: str, **more: Any) -> TestResponse:
        """One request, in a context of its own as on a real server; the test's own transaction is committed first."""
        if has_app_context():
            db.session.commit()
        return Context().run(self.client.open, path, method=method, **more)

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.send("GET", path, **more)

    def post(
        self, path: str, form: dict[str, Any] | None = None, *, follow: bool = True, plain: bool = False, **more: Any
    ) -> TestResponse:
        headers = {"Sec-Fetch-Site": "same-origin", **more.pop("headers", {})}
        if self.htmx and not plain:
            headers["HX-Request"] = "true"
        answer = self.send("POST", path, data=form or {}, headers=headers, **more)
        if follow and answer.status_code == 303:
            return self.get(answer.headers["Location"])
        if follow and "HX-Redirect" in answer.headers:
            return self.get(answer.headers["HX-Redirect"])
        return answer
