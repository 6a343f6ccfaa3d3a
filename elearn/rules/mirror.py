"""The mirror after a scenario: which roles someone took, where the relation moved, what stayed hidden."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.blocks.story import AXES, ROUND, Choice, Debrief, Scene, Story
from elearn.rules.steps import Position, scene_at, start, take


@dataclass(frozen=True)
class StripItem:
    """A scene on the way, and what was chosen there; None in the last one."""

    scene: Scene
    choice: Choice | None

    @property
    def was_skipped(self) -> bool:
        """Whether someone took the way round this scene, and so did not read it."""
        return self.choice is not None and self.choice.number == ROUND


@dataclass(frozen=True)
class SceneDebrief:
    """What the voices see in a scene that someone passed."""

    scene: Scene
    debriefs: tuple[Debrief, ...]


@dataclass(frozen=True)
class Mirror:
    """A run looked back on. `axes` has the value after every step, the start included."""

    roles: tuple[str, ...]
    counts: Mapping[str, int]
    axes: Mapping[str, tuple[int, ...]]
    state: Mapping[str, int]
    revealed: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    debriefs: tuple[SceneDebrief, ...]
    strip: tuple[StripItem, ...]
    ending: str


def mirror(story: Story, choices: Sequence[int]) -> Mirror:
    """The mirror of a finished or stopped run.

    Raises:
        NotOffered: the choices do not fit this story.
    """
    positions = [start(story)]
    for number in choices:
        positions.append(take(story, positions[-1], positions[-1].scene, number))
    strip = _strip(story, positions, choices)
    roles = tuple(item.choice.role for item in strip if item.choice and item.choice.role)
    last = positions[-1]
    return Mirror(
        roles=roles,
        counts=dict(Counter(roles).most_common()),
        axes={axis: tuple(position.state[axis] for position in positions) for axis in AXES},
        state=last.state,
        revealed=tuple((fact, text) for fact, text in story.facts.items() if fact in last.facts),
        hidden=tuple((fact, text) for fact, text in story.facts.items() if fact not in last.facts),
        debriefs=_debriefs(strip),
        strip=strip,
        ending=strip[-1].scene.ending,
    )


def _strip(story: Story, positions: Sequence[Position], choices: Sequence[int]) -> tuple[StripItem, ...]:
    scenes = [scene_at(story, position) for position in positions]
    made = [scene.choice(number) for scene, number in zip(scenes, choices, strict=False)]
    return tuple(StripItem(scene, choice) for scene, choice in zip(scenes, [*made, None], strict=True))


def _debriefs(strip: Sequence[StripItem]) -> tuple[SceneDebrief, ...]:
    """In the order of the first visit, each scene once; not those that someone went round."""
    visited = {item.scene.id: item.scene for item in strip if not item.was_skipped}
    return tuple(SceneDebrief(scene, scene.debriefs) for scene in visited.values() if scene.debriefs)
