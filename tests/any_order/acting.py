"""What every act of a story needs: the story, the browsers, and a choice among what is there."""

from collections.abc import Sequence
from shutil import rmtree
from typing import Any, ClassVar, TypeVar

from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import Executable, Select
from werkzeug.test import TestResponse

from elearn.database import db
from elearn.recordings import files
from elearn.rules.actor import Role
from tests.any_order.browsers import Browsers
from tests.any_order.readers import DAY, EVENING, GROUPS
from tests.any_order.story import Story
from tests.any_order.texts import Answer, Sharing, marks
from tests.conftest import empty
from tests.world import build_world, join, person

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


def rows(query: Executable) -> list[Any]:
    """What the database holds now, whatever this process read before."""
    found = list(db.session.execute(query).all())
    db.session.rollback()
    return found


def one(query: Select[Any]) -> Any:
    return rows(query)[0][0]


def is_done(answer: TestResponse) -> bool:
    """With a page, or sent on to one, by a header for htmx."""
    return answer.status_code in {200, 204, 303}


class Acting(RuleBasedStateMachine):
    """Two groups of people on an empty database, in which nobody wrote anything yet."""

    app: ClassVar[Flask]

    def __init__(self) -> None:
        super().__init__()
        db.session.rollback()
        empty()
        rmtree(files.folder(), ignore_errors=True)
        self.group = self._groups()
        self.story = Story()
        self.browsers = Browsers(self.app, self.sees)

    def _groups(self) -> dict[str, int]:
        """The world of the other tests, with Hilde, and with who is in both groups."""
        world = build_world()
        join(world.group, {person("Hilde"): Role.LECTURER})
        join(world.other_group, {world.joris: Role.LEARNER, world.nadia: Role.COACH})
        db.session.commit()
        return {DAY: world.group.id, EVENING: world.other_group.id}

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

    def answerer(self, number: int, sharing: Sharing) -> str:
        """Mostly somebody who may have to do with a text, else whoever."""
        names = [
            name for name in GROUPS[sharing.group] if name not in self.story.gone and name not in self.story.sheets
        ]
        return which([*names, *names, *names, *self.story.people], number)

    def lecturer(self, number: int, sharing: Sharing) -> str:
        return which(sorted(self.story.lecturers(sharing.group)), number)

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
