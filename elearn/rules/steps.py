"""The steps of a scenario: where someone stands after their choices, and what can be chosen next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from elearn.blocks.block import Part, Parts
from elearn.blocks.condition import evaluate
from elearn.blocks.story import AXES, Choice, Scene, Story
from elearn.blocks.when import When


class NotOffered(ValueError):
    """A choice that is not there, or not at this moment."""


@dataclass(frozen=True)
class Step:
    """One choice that was made: in which scene, and its number there."""

    scene: str
    number: int


@dataclass(frozen=True)
class Position:
    """Where someone stands: the scene, the states and axes, the facts they know, and how they came there."""

    scene: str
    state: Mapping[str, int]
    facts: frozenset[str] = frozenset()
    path: tuple[Step, ...] = field(default=())

    @property
    def used(self) -> frozenset[Step]:
        """The choices that were made at least once."""
        return frozenset(self.path)


def start(story: Story) -> Position:
    """Where everyone begins."""
    states = {name: one.start for name, one in story.state.items()}
    return Position(story.start, states | dict.fromkeys(AXES, 0))


def scene_at(story: Story, position: Position) -> Scene:
    """The scene someone stands in.

    Raises:
        NotOffered: the story has no such scene.
    """
    scene = story.scene(position.scene)
    if scene is None:
        raise NotOffered(position.scene)
    return scene


def offered(story: Story, position: Position) -> tuple[Choice, ...]:
    """The choices that can be made here and now."""
    scene = story.scene(position.scene)
    return tuple(choice for choice in scene.choices if _is_offered(choice, position)) if scene else ()


def _is_offered(choice: Choice, position: Position) -> bool:
    if choice.once and Step(position.scene, choice.number) in position.used:
        return False
    return evaluate(choice.condition, position.state, position.facts)


def take(story: Story, position: Position, scene_id: str, number: int) -> Position:
    """Make a choice that was shown in scene `scene_id`.

    Raises:
        NotOffered: someone stands elsewhere by now, or the choice is not offered.
    """
    if scene_id != position.scene:
        raise NotOffered(f"{scene_id}: now in {position.scene}")
    choice = next((choice for choice in offered(story, position) if choice.number == number), None)
    if choice is None or story.scene(choice.target) is None:
        raise NotOffered(f"{scene_id}: {number}")
    state = dict(position.state)
    for name, effect in choice.effects.items():
        state[name] = story.range_of(name).clip(state.get(name, 0) + effect)
    return Position(
        scene=choice.target,
        state=state,
        facts=position.facts | frozenset(choice.reveals),
        path=(*position.path, Step(scene_id, number)),
    )


def replay(story: Story, choices: Sequence[int]) -> Position:
    """Where someone stands after these choices, from the start.

    Raises:
        NotOffered: one of them does not fit.
    """
    position = start(story)
    for number in choices:
        position = take(story, position, position.scene, number)
    return position


def is_ending(story: Story, position: Position) -> bool:
    return bool(scene_at(story, position).ending)


def shown_parts(story: Story, position: Position) -> Parts:
    """What is read in this scene: its parts, with those of `when` where the condition holds."""
    return tuple(_shown(scene_at(story, position).parts, position))


def _shown(parts: Iterable[Part], position: Position) -> Iterable[Part]:
    for part in parts:
        if not isinstance(part, When):
            yield part
        elif evaluate(part.condition, position.state, position.facts):
            yield from _shown(part.parts, position)
