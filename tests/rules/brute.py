"""The slow truth about a story: every whole position that `steps` can lead to, one after another."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from elearn.blocks.condition import Condition
from elearn.blocks.story import ROUND, Story
from elearn.rules import steps
from elearn.rules.proof.residue import residue
from elearn.rules.steps import Position, Step

Key = tuple[object, ...]


@dataclass
class Truth:
    """What can happen. `nearest` has for each scene the least number of choices to it."""

    scenes: set[str] = field(default_factory=set)
    choices: set[Step] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    trapped: set[str] = field(default_factory=set)
    nearest: dict[str, int] = field(default_factory=dict)
    values_before: dict[tuple[Step, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    together: dict[str, set[tuple[int, ...]]] = field(default_factory=lambda: defaultdict(set))
    failing: set[Step] = field(default_factory=set)
    """choices whose condition fails in some position"""


def key_of(position: Position) -> Key:
    state = tuple(sorted(position.state.items()))
    return position.scene, state, position.facts, position.marks, position.used


def numbers_at(story: Story, position: Position) -> list[int]:
    if steps.is_ending(story, position):
        return []
    around = [ROUND] if steps.way_round(story, position) else []
    return around + [choice.number for choice in steps.offered(story, position)]


def whole_truth(story: Story) -> Truth:
    truth = Truth()
    first = steps.start(story)
    seen, waiting = {key_of(first)}, [(first, 0)]
    targets: dict[Key, list[Key]] = {}
    scene_of: dict[Key, str] = {}
    for position, far in waiting:
        key = key_of(position)
        numbers = numbers_at(story, position)
        _note(truth, story, position, numbers, far)
        scene_of[key] = position.scene
        targets[key] = []
        for number in numbers:
            after = replace(steps.take(story, position, position.scene, number), path=())
            targets[key].append(key_of(after))
            if key_of(after) not in seen:
                seen.add(key_of(after))
                waiting.append((after, far + 1))
    hopeless = set(targets) - _with_an_end(targets)
    truth.trapped = {scene_of[key] for key in hopeless}
    return truth


def _note(truth: Truth, story: Story, position: Position, numbers: list[int], far: int) -> None:
    scene = steps.scene_at(story, position)
    truth.scenes.add(scene.id)
    truth.nearest.setdefault(scene.id, far)
    truth.together[scene.id].add(tuple(numbers))
    if not scene.ending and not [number for number in numbers if number != ROUND]:
        truth.stuck.add(scene.id)
    for number in numbers:
        choice, step = scene.choice(number), Step(scene.id, number)
        truth.choices.add(step)
        for name in choice.effects if choice else ():
            truth.values_before[step, name].add(position.state[name])
    for choice in scene.choices:
        step = Step(scene.id, choice.number)
        if _fails(choice.condition, position, step in position.used):
            truth.failing.add(step)


def _fails(condition: Condition | None, position: Position, is_used: bool) -> bool:
    """Where a choice was used up, its condition fails only if facts and marks make it fail for good."""
    if condition is None or not is_used:
        return not position.holds(condition)
    known = position.facts | position.marks
    return residue(condition, known.__contains__) is False


def _with_an_end(targets: dict[Key, list[Key]]) -> set[Key]:
    hopeful = {key for key, following in targets.items() if not following}
    grows = True
    while grows:
        more = {key for key, following in targets.items() if key not in hopeful and hopeful.intersection(following)}
        hopeful |= more
        grows = bool(more)
    return hopeful
