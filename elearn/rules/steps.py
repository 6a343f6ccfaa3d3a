"""The steps of a scenario: where someone stands after their choices, and what can be chosen next.

This is what the rules mean; `rules/walking` does the same faster, and a test holds the two together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from elearn.blocks.block import Part, Parts, blocks_in
from elearn.blocks.condition import Condition, evaluate
from elearn.blocks.say import Say
from elearn.blocks.story import AXES, ROUND, Choice, Scene, Story
from elearn.blocks.when import When


class NotOffered(ValueError):
    """A choice that is not there, or not at this moment."""


@dataclass(frozen=True)
class Step:
    """One choice that was made: in which scene, and its number there; `ROUND` is the way round the scene."""

    scene: str
    number: int


@dataclass(frozen=True)
class Position:
    """Where someone stands: the scene, the states and axes, the facts they know, and how they came there.

    `marks` are what the story remembers without showing it, `used` the once-only choices that were made.
    """

    scene: str
    state: Mapping[str, int]
    facts: frozenset[str] = frozenset()
    path: tuple[Step, ...] = field(default=())
    marks: frozenset[str] = frozenset()
    used: frozenset[Step] = frozenset()

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition holds here."""
        return evaluate(condition, self.state, self.facts | self.marks)


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
    """The choices that can be made here and now; the way round the scene is not among them."""
    scene = story.scene(position.scene)
    return tuple(choice for choice in scene.choices if _is_offered(choice, position)) if scene else ()


def _is_offered(choice: Choice, position: Position) -> bool:
    if choice.once and Step(position.scene, choice.number) in position.used:
        return False
    return position.holds(choice.condition)


def way_round(story: Story, position: Position) -> Choice | None:
    """The way round the scene someone stands in: a step with the number `ROUND`, which changes nothing."""
    return scene_at(story, position).way_round


def take(story: Story, position: Position, scene_id: str, number: int) -> Position:
    """Make a choice that was shown in scene `scene_id`, or go round it with the number `ROUND`.

    Raises:
        NotOffered: someone stands elsewhere by now, or the choice is not offered.
    """
    if scene_id != position.scene:
        raise NotOffered(f"{scene_id}: now in {position.scene}")
    choice = way_round(story, position) if number == ROUND else _offered_as(story, position, number)
    if choice is None or story.scene(choice.target) is None:
        raise NotOffered(f"{scene_id}: {number}")
    state = dict(position.state)
    for name, effect in choice.effects.items():
        state[name] = story.range_of(name).clip(state.get(name, 0) + effect)
    step = Step(scene_id, number)
    return Position(
        scene=choice.target,
        state=state,
        facts=position.facts.union(choice.reveals),
        path=(*position.path, step),
        marks=position.marks.union(choice.marks),
        used=position.used | {step} if choice.once else position.used,
    )


def _offered_as(story: Story, position: Position, number: int) -> Choice | None:
    choice = scene_at(story, position).choice(number)
    return choice if choice and _is_offered(choice, position) else None


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
        elif position.holds(part.condition):
            yield from _shown(part.parts, position)


def moments(story: Story, position: Position) -> tuple[Say, ...]:
    """The free moments of this scene: what the learner may write here, and need not."""
    return tuple(block for block in blocks_in(shown_parts(story, position)) if isinstance(block, Say))
