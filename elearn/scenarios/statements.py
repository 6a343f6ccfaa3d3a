"""A run of a scenario as xAPI 1.0.3 statements: built from plain data, without a name and without a free word."""

import hashlib
import hmac
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from elearn.blocks.story import AXES, ROUND, Choice, Scene, Story
from elearn.rules.steps import Position, scene_at, start, take

VERSION = "1.0.3"
VERBS = {
    "initialized": "http://adlnet.gov/expapi/verbs/initialized",
    "responded": "http://adlnet.gov/expapi/verbs/responded",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "suspended": "http://adlnet.gov/expapi/verbs/suspended",
}
SCENARIO = "http://adlnet.gov/expapi/activities/simulation"
COURSE = "http://adlnet.gov/expapi/activities/course"
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
QUIET = timedelta(days=1)
"""after so long without a choice, a run that came to no ending counts as left where it is"""

Statement = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """Where statements come from: the address of the site, without a slash at its end, its name, and its secret."""

    base: str
    name: str
    secret: str

    def iri(self, *parts: str) -> str:
        return "/".join([f"{self.base}/xapi", *parts])

    def pseudonym(self, *parts: object) -> uuid.UUID:
        """The same for the same parts, and only to be made by who has the secret."""
        said = "\0".join(str(part) for part in parts).encode()
        return uuid.UUID(bytes=hmac.new(self.secret.encode(), said, hashlib.sha256).digest()[:16], version=5)


@dataclass(frozen=True)
class PlayedStep:
    """One choice of a run: its number in the scene, and when it was made."""

    number: int
    at: datetime


@dataclass(frozen=True)
class PlayedRun:
    """What of a run goes into statements. Times of birth tell two people or runs apart that had the same number."""

    id: int
    user_id: int
    user_since: datetime
    key: str
    text_hash: str
    began_at: datetime
    finished_at: datetime | None
    steps: Sequence[PlayedStep]


def statements(story: Story, run: PlayedRun, site: Site, now: datetime) -> Iterator[Statement]:
    """The statements of a run, in the order in which it went.

    Raises:
        NotOffered: its choices do not fit this story.
    """
    return _Teller(story, run, site).told(now)


class _Teller:
    def __init__(self, story: Story, run: PlayedRun, site: Site) -> None:
        self.story = story
        self.run = run
        self.site = site
        course, _, name = run.key.partition("/")
        self.course = site.iri("courses", course)
        self.scenario = site.iri("scenarios", course, name)
        self.registration = site.pseudonym("run", run.id, run.began_at.isoformat())
        self.position = start(story)

    def told(self, now: datetime) -> Iterator[Statement]:
        yield self.statement("initialized", self.run.began_at, self.activity())
        for place, step in enumerate(self.run.steps, 1):
            scene = scene_at(self.story, self.position)
            choice = scene.choice(step.number)
            self.position = take(self.story, self.position, scene.id, step.number)
            yield self.chosen(place, step, scene, choice)
        yield from self.ended(now)

    def chosen(self, place: int, step: PlayedStep, scene: Scene, choice: Choice | None) -> Statement:
        extensions: dict[str, Any] = {"step": place, **self.moved()}
        if choice and choice.role:
            extensions["role"] = choice.role
        result = {"response": _component(step.number), "extensions": self.extended(extensions)}
        return self.statement("responded", step.at, self.scene_activity(scene), result, place, scene.id, step.number)

    def ended(self, now: datetime) -> Iterator[Statement]:
        """Completed at an ending; suspended after a quiet day elsewhere; nothing while somebody may be playing."""
        scene = scene_at(self.story, self.position)
        last = self.run.steps[-1].at if self.run.steps else self.run.began_at
        if self.run.finished_at is not None and scene.ending:
            told = {**self.moved(), "ending": scene.id, "ending-name": scene.ending}
            result = {"completion": True, "extensions": self.extended(told)}
            yield self.statement("completed", self.run.finished_at, self.activity(), result, len(self.run.steps))
        elif now - last > QUIET:
            result = {"completion": False, "extensions": self.extended({**self.moved(), "scene": scene.id})}
            yield self.statement("suspended", last, self.activity(), result, len(self.run.steps))

    def moved(self) -> dict[str, Any]:
        """Where states and axes stand, and how often each role was taken."""
        return _moved(self.story, self.position)

    def extended(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {self.site.iri("extensions", name): value for name, value in values.items() if value != {}}

    def statement(
        self, verb: str, at: datetime, what: Statement, result: Statement | None = None, *told: object
    ) -> Statement:
        """One statement; its id hangs on all that it says, so that a step taken back and made anew is another one."""
        made: Statement = {
            "id": str(self.site.pseudonym("statement", self.registration, verb, moment(at), *told)),
            "actor": self.actor(),
            "verb": {"id": VERBS[verb], "display": {"en": verb}},
            "object": what,
            "context": self.context(what["id"] != self.scenario),
            "timestamp": moment(at),
            "version": VERSION,
        }
        return made | ({"result": result} if result else {})

    def actor(self) -> Statement:
        name = self.site.pseudonym("person", self.run.user_id, self.run.user_since.isoformat())
        return {"objectType": "Agent", "account": {"homePage": f"{self.site.base}/", "name": str(name)}}

    def context(self, is_scene: bool) -> Statement:
        parent = self.activity() if is_scene else self.course_activity()
        around: Statement = {"parent": [parent]}
        if is_scene:
            around["grouping"] = [self.course_activity()]
        return {
            "registration": str(self.registration),
            "contextActivities": around,
            "revision": self.run.text_hash,
            "platform": self.site.name,
            "language": self.story.language,
        }

    def activity(self) -> Statement:
        language = self.story.language
        definition = {
            "type": SCENARIO,
            "name": {language: self.story.title},
            "description": {language: self.story.summary},
        }
        return {"objectType": "Activity", "id": self.scenario, "definition": definition}

    def course_activity(self) -> Statement:
        return {"objectType": "Activity", "id": self.course, "definition": {"type": COURSE}}

    def scene_activity(self, scene: Scene) -> Statement:
        """A scene in this text of the scenario: a choice among equals, and so without a right answer."""
        definition: Statement = {"type": INTERACTION, "interactionType": "choice"}
        if scene.title:
            definition["name"] = {self.story.language: scene.title}
        definition["choices"] = [self.component(choice) for choice in (*scene.choices, scene.way_round) if choice]
        own = f"{self.scenario}/{self.run.text_hash}/{scene.id}"
        return {"objectType": "Activity", "id": own, "definition": definition}

    def component(self, choice: Choice) -> Statement:
        words = choice.text.striptags()
        made: Statement = {"id": _component(choice.number)}
        return made | ({"description": {self.story.language: words}} if words else {})


def _component(number: int) -> str:
    return "around" if number == ROUND else f"choice-{number}"


def _moved(story: Story, position: Position) -> dict[str, Any]:
    made = ((story.scene(step.scene), step.number) for step in position.path)
    roles: dict[str, int] = {}
    for scene, number in made:
        choice = scene.choice(number) if scene else None
        if choice and choice.role:
            roles[choice.role] = roles.get(choice.role, 0) + 1
    return {
        "state": {name: position.state[name] for name in story.state},
        "axes": {axis: position.state[axis] for axis in AXES},
        "roles": roles,
    }


def moment(at: datetime) -> str:
    """A time as statements say it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
