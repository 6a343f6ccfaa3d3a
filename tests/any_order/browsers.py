"""The browsers of a story's people: half of them without script, half as htmx makes its requests."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.any_order.story import CLASS, OTHERS, marks
from tests.visitor import Visitor
from tests.world import PASS_PHRASE

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
        self.here = {name: Visitor(app, htmx=number % 2 == 1) for number, name in enumerate((*CLASS, *OTHERS))}
        for name, visitor in self.here.items():
            login = {"name": name, "pass_phrase": PASS_PHRASE}
            assert visitor.post("/aanmelden", login, follow=False, plain=True).status_code == 303
        self.stranger = Visitor(app)

    def get(self, name: str, path: str) -> TestResponse:
        answer = self.here.get(name, self.stranger).get(path)
        assert answer.status_code < 500, answer.text
        self.sees(name, answer.text)
        return answer

    def post(self, name: str, path: str, form: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        answer = self.here[name].post(path, form, follow=False, **more)
        assert answer.status_code < 500, answer.text
        typed = "|".join(marks(str(form))) or "$^"
        self.untold.append((name, re.sub(typed, "", answer.text)))
        return answer

    def tell(self) -> None:
        told, self.untold = self.untold, []
        for name, page in told:
            self.sees(name, page)

    def opens(self, name: str, sheet: str) -> Tab:
        """A sheet in a new window."""
        page = self.get(name, sheet).text
        [text] = SHEET_TEXT.findall(page)
        return Tab(unescape(text), int(REVISION.findall(page)[0]))
