"""What every act of a story needs: the story, the browsers, and a choice among what is there."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import Select
from werkzeug.test import TestResponse

from elearn.database import db
from tests.any_order.browsers import Browsers
from tests.any_order.story import Answer, Sharing, Story, marks
from tests.conftest import empty
from tests.world import build_world

SHEET = "/reflecties/bindkracht/mijn-rol"
WHICH = st.integers(0, 40)
"""one of what is there, by number"""
MOSTLY = st.sampled_from([True, True, True, False])
SELDOM = st.sampled_from([False, False, False, True])
Thing = TypeVar("Thing")


def which(things: Sequence[Thing], number: int) -> Thing:
    return things[number % len(things)]


def at(sharing: Sharing, rest: str = "") -> str:
    return f"/delingen/{sharing.id}{rest}"


def rows(query: Select[Any]) -> list[Any]:
    """What the database holds now, whatever this process read before."""
    db.session.rollback()
    found = list(db.session.execute(query).all())
    db.session.rollback()
    return found


def one(query: Select[Any]) -> Any:
    return rows(query)[0][0]


def is_done(answer: TestResponse) -> bool:
    return answer.status_code in {200, 303}


class Acting(RuleBasedStateMachine):
    """A class of people on an empty database, in which nobody wrote anything yet."""

    app: ClassVar[Flask]

    def __init__(self) -> None:
        super().__init__()
        db.session.rollback()
        empty()
        self.group = build_world().group.id
        db.session.commit()
        self.story = Story()
        self.browsers = Browsers(self.app, self.sees)

    def sees(self, name: str, page: str) -> None:
        """Whatever somebody asks or does, they read nothing that is not for them."""
        readers = self.story.readers_of_marks()
        wrong = {mark for mark in marks(page) if name not in readers.get(mark, ())}
        assert not wrong, f"{name} reads {wrong}"

    def learner(self, number: int) -> str:
        return which(sorted(self.story.sheets), number)

    def sharing(self, number: int) -> Sharing:
        return which(self.story.sharings, number)

    def answer(self, number: int) -> tuple[Sharing, Answer]:
        return which(self.story.answers, number)

    def person(self, number: int) -> str:
        return which(self.story.people, number)

    def does(self, name: str, path: str, form: dict[str, Any] | None = None, *, may: bool, **more: Any) -> TestResponse:
        """Somebody posts a form; who may not is told that there is nothing."""
        answer = self.browsers.post(name, path, form, **more)
        assert (answer.status_code != 404) is may, f"{name} {path}: {answer.status_code}"
        return answer


def there_are(what: str) -> Any:
    """A condition on an act: these are there to choose from."""
    return lambda self: bool(getattr(self.story, what))
