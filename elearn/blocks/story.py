"""What a scenario is: scenes, choices and what they change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from elearn.blocks.block import Parts
from elearn.blocks.condition import Condition
from elearn.blocks.messages import N_

ROLES = ("ritueel", "controleur", "redder", "probleemoplosser", "begeleider", "bemiddelaar")
ROLE_LABELS: Mapping[str, str] = {
    "ritueel": N_("ritual care provider"),
    "controleur": N_("controller"),
    "redder": N_("rescuer"),
    "probleemoplosser": N_("problem solver"),
    "begeleider": N_("companion"),
    "bemiddelaar": N_("mediator"),
}
AXES = ("nabij", "gepersonaliseerd", "emancipatorisch")
AXIS_LABELS: Mapping[str, tuple[str, str]] = {
    "nabij": (N_("distant"), N_("close")),
    "gepersonaliseerd": (N_("bureaucratic"), N_("personal")),
    "emancipatorisch": (N_("paternalistic"), N_("emancipating")),
}


@dataclass(frozen=True)
class StateRange:
    """A state of the story: where it starts, how far it can go, and its name for people."""

    start: int
    min: int
    max: int
    label: str = ""

    def clip(self, value: int) -> int:
        return min(max(value, self.min), self.max)


AXIS_RANGE = StateRange(0, -10, 10)


@dataclass(frozen=True)
class Debrief:
    """What a voice sees in a scene; shown afterwards, to those who passed there."""

    name: str
    role: str
    parts: Parts
    line: int


ROUND = 0
"""the number of the way round a hard scene, in the steps of a run"""


@dataclass(frozen=True)
class Choice:
    """A way out of a scene. `number` counts from 1 within its scene, and `ROUND` is the way round it.

    `marks` are remembered for conditions and never shown; `reply` is read just after choosing.
    """

    number: int
    text: Markup
    target: str
    line: int
    role: str = ""
    effects: Mapping[str, int] = field(default_factory=dict)
    reveals: tuple[str, ...] = ()
    condition: Condition | None = None
    once: bool = False
    marks: tuple[str, ...] = ()
    reply: Markup = Markup("")  # noqa: RUF009 - immutable


@dataclass(frozen=True)
class Scene:
    """A place in the story; `ending` is the name of an ending, or empty.

    `note` is what is said before a hard scene is shown, and `around` the scene that goes on without it.
    """

    id: str
    title: str
    parts: Parts
    debriefs: tuple[Debrief, ...]
    choices: tuple[Choice, ...]
    ending: str
    line: int
    note: str = ""
    around: str = ""

    @property
    def way_round(self) -> Choice | None:
        """The way round this scene, as a choice that changes nothing; None where there is none."""
        return Choice(ROUND, Markup(""), self.around, self.line) if self.around else None

    def choice(self, number: int) -> Choice | None:
        """The choice of this number, the way round among them."""
        if number == ROUND:
            return self.way_round
        return next((choice for choice in self.choices if choice.number == number), None)


@dataclass(frozen=True)
class Story:
    """A scenario. `source` is its text: a run that was started on it can be finished on it."""

    id: str
    title: str
    summary: str
    minutes: int
    note: str
    language: str
    state: Mapping[str, StateRange]
    facts: Mapping[str, str]
    introduction: Parts
    scenes: tuple[Scene, ...]
    start: str
    hash: str
    source: str
    terms: tuple[str, ...] = ()
    """The ids of the glossary terms in its text, in order."""
    marks: tuple[str, ...] = ()
    """What choices can leave behind for conditions; never shown."""

    @cached_property
    def by_id(self) -> Mapping[str, Scene]:
        return {scene.id: scene for scene in self.scenes}

    def scene(self, scene_id: str) -> Scene | None:
        return self.by_id.get(scene_id)

    def range_of(self, name: str) -> StateRange:
        """The range of a declared state or of one of the three axes."""
        return self.state.get(name, AXIS_RANGE)
