"""The browsers of a story's people: half of them without script, half as htmx makes its requests."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from elearn.accounts.models import User
from elearn.database import db
from tests.any_order.readers import EVERYBODY
from tests.any_order.texts import marks
from tests.visitor import Visitor

SHEET_TEXT = re.compile(r'<textarea class="sheet"[^>]*>\n(.*?)</textarea>', re.DOTALL)
REVISION = re.compile(r'name="revision" value="(\d+)"')


@dataclass
class Tab:
    """A sheet as it stands in one window."""

    text: str = ""
    revision: int = 0


class Browsers:
    """Everybody's browser; `sees` is told who got which page, whatever they asked.

    What answers to an act is told by `tell`, when the story knows what the act was.
    """

    def __init__(self, app: Flask, sees: Callable[[str, str], None]) -> None:
        self.sees = sees
        self.untold: list[tuple[str, str]] = []
        """without what the form itself said: where it is asked again, that stands there for who typed it"""
        people = {user.login_name: user for user in db.session.scalars(select(User))}
        self.here = {
            name: Visitor(app, htmx=number % 2 == 1).as_(people[name]) for number, name in enumerate(EVERYBODY)
        }
        self.stranger = Visitor(app)
        self.something_was_done = True

    def get(self, name: str, path: str) -> TestResponse:
        answer = self.here.get(name, self.stranger).get(path)
        assert answer.status_code < 500, f"{name} {path}: {answer.text}"
        self.sees(name, answer.text)
        return answer

    def hear(self, name: str, path: str, part: tuple[int, int] | None = None) -> TestResponse:
        """Ask for a sound, or for a part of it."""
        headers = {"Range": f"bytes={part[0]}-{part[1]}"} if part else {}
        answer = self.here[name].get(path, buffered=True, headers=headers)
        assert answer.status_code < 500, answer.text
        return answer

    def post(self, name: str, path: str, form: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        answer = self.here[name].post(path, form, follow=False, **more)
        assert answer.status_code < 500, f"{name} {path}: {answer.text}"
        typed = "|".join(marks(str(form))) or "$^"
        self.untold.append((name, re.sub(typed, "", answer.text)))
        self.something_was_done = self.something_was_done or answer.status_code != 404
        return answer

    def tell(self) -> bool:
        """Show what was answered; gives whether anything was done since, that people could see something of."""
        told, self.untold = self.untold, []
        for name, page in told:
            self.sees(name, page)
        was_done, self.something_was_done = self.something_was_done, False
        return was_done

    def opens(self, name: str, sheet: str) -> Tab:
        """A sheet in a new window."""
        page = self.get(name, sheet).text
        [text] = SHEET_TEXT.findall(page)
        return Tab(unescape(text), int(REVISION.findall(page)[0]))
