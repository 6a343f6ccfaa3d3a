"""The live Tandem of one test process: a server with the demo class, and the same database to prepare people in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from random import Random

from flask import Flask
from sqlalchemy import delete, select

from elearn import create_app
from elearn.accounts.models import User
from elearn.accounts.names import compare_key
from elearn.blocks.story import Story
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.groups.actions import assign
from elearn.groups.codes import new_code, shown_code
from elearn.groups.models import Group, Membership
from elearn.notices.stopping import token_for
from elearn.pictures.actions import give, show_by_name
from elearn.pictures.subjects import OfExercise, OfScenario
from elearn.reflections.actions import save_draft
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_actions import share_reflection
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from elearn.scenarios.actions import begin_run, take_step
from elearn.scenarios.models import Run
from elearn.scenarios.playing import playing
from elearn.settings import read_settings
from elearn.web.library import catalogue
from elearn.web.throttle import ThrottledEvent
from tests.browser.somebody import Somebody
from tests.databases import database_url_for_tests
from tests.servers import demo_server
from tests.visitor import Visitor
from tests.world import make_group, person

DEMO_GROUP = 1


@dataclass(frozen=True)
class Class:
    """A group: its name as people see it, and the code to join it with as people read it out."""

    id: int
    name: str
    code: str


class Site:
    """A running Tandem; `app` is another Tandem on its database, for what must be there before a test begins."""

    def __init__(self, address: str, app: Flask) -> None:
        self.address, self.app = address, app
        self._numbers = count(1)

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """A block in which the database is written; what was written is there when the block ends."""
        with self.app.app_context():
            yield
            db.session.commit()

    def forgive(self) -> None:
        """Forget wrong tries, so that one test never throttles another."""
        with self.prepared():
            db.session.execute(delete(ThrottledEvent))

    def new_name(self, name: str) -> str:
        """A name that nobody has yet, so that tests never meet each other's people."""
        return f"{name} {next(self._numbers)}"

    def account(self, name: str, *, is_admin: bool = False) -> str:
        """Somebody new whose pass phrase is the world's; gives the name they log in with."""
        own = self.new_name(name)
        with self.prepared():
            person(own, is_admin=is_admin)
        return own

    def lets_in(self, somebody: Somebody, name: str) -> None:
        """Somebody is logged in: what they do begins after the door, which other tests go through."""
        with self.prepared():
            cookie = Visitor(self.app).as_(called(name)).client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        assert cookie is not None
        somebody.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])

    def group(self, name: str, lecturer: str, coaches: tuple[str, ...] = (), learners: tuple[str, ...] = ()) -> Class:
        """A new group of people who have an account."""
        own, code = self.new_name(name), new_code()
        with self.prepared():
            roles = (
                {lecturer: Role.LECTURER} | dict.fromkeys(coaches, Role.COACH) | dict.fromkeys(learners, Role.LEARNER)
            )
            made = make_group(own, code, {called(each): role for each, role in roles.items()})
            number = made.id
        return Class(number, own, shown_code(code))

    def ask(self, group: Class, module: str, due_on: date) -> None:
        """Ask a group to do a module by a day."""
        with self.prepared():
            assign(db.session.get_one(Group, group.id), module, due_on)

    def writes(self, author: str, question: str, text: str) -> None:
        """Somebody has a draft under a question, `course/reflection`."""
        with self.prepared():
            _draft(author, question, text)

    def shares(self, author: str, question: str, text: str, group: Class, coach: str) -> str:
        """Somebody shares a text with the tandem of a group; gives the address of what is shared."""
        with self.prepared():
            sheet = _draft(author, question, text)
            sharing = share_reflection(sheet, sheet.revision, group.id, Audience.TANDEM, called(coach).id)
            number = sharing.id
        return f"/delingen/{number}"

    def way_out_of_mail(self, name: str) -> str:
        """The address that stands in every mail to somebody, for who wants no more."""
        with self.prepared():
            return f"/berichten/mail/uit/{token_for(called(name))}"

    def gives_to_the_group(self, key: str) -> None:
        """Everybody of the demo class who answered an exercise gives the answer to the group's picture."""
        with self.prepared():
            block = catalogue().exercise(key)
            assert block is not None, key
            here = (Membership.group_id == DEMO_GROUP, Membership.role == Role.LEARNER, Attempt.exercise_key == key)
            answers = select(Attempt.user_id, Attempt.id).join(Membership, Membership.user_id == Attempt.user_id)
            for user_id, attempt_id in db.session.execute(answers.where(*here)).all():
                give(user_id, DEMO_GROUP, OfExercise(key, block), attempt_id)

    def plays_together(self, key: str) -> None:
        """Everybody of the demo class plays a scenario to its end: learners add their choices, coaches show theirs."""
        with self.prepared():
            story = catalogue().story(key)
            assert story is not None, key
            here = select(Membership).where(Membership.group_id == DEMO_GROUP, Membership.role != Role.LECTURER)
            for number, member in enumerate(db.session.scalars(here).all()):
                run = _played_to_the_end(member.user_id, key, story, number)
                act = show_by_name if member.role is Role.COACH else give
                act(member.user_id, DEMO_GROUP, OfScenario(key, story), run.id)


def _played_to_the_end(user_id: int, key: str, story: Story, number: int) -> Run:
    """A run in which somebody says now this and now that; everybody something else."""
    run, chance = begin_run(user_id, key, story), Random(number)
    while not (now := playing(run)).scene.ending:
        take_step(now, chance.choice(now.choices).number)
    return run


def _draft(author: str, question: str, text: str) -> Reflection:
    asked = catalogue().reflection(question)
    assert asked is not None, question
    return save_draft(called(author).id, question, asked.text, text, 0).sheet


def called(name: str) -> User:
    """The person with this log-in name; only inside `prepared`."""
    return db.session.scalars(select(User).where(User.login_key == compare_key(name))).one()


@contextmanager
def live_site(worker: str, data: Path) -> Iterator[Site]:
    """Start Tandem on a new database with the demo class, and stop it afterwards."""
    with database_url_for_tests(f"{worker}_browser", data) as url, demo_server(data, url) as address:
        own = {"ELEARN_DEMO": "1", "ELEARN_DATA": str(data), "ELEARN_DATABASE_URL": url}
        app = create_app(read_settings(own))
        yield Site(address, app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
