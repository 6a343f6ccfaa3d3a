"""States and marks that are set and never read, or read and never set.

The mirror shows the three axes, and a run shows what was revealed, so axes and facts are always read. Of a state
only conditions read: its label is not shown to learners.
"""

from collections.abc import Iterator, Mapping

from elearn.blocks.block import blocks_in
from elearn.blocks.condition import Compare, Condition, leaves
from elearn.blocks.story import AXES, Story
from elearn.blocks.when import When
from elearn.content.front import split_front
from elearn.content.problems import Problems
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.report import Desk, Report


def idle_names(desk: Desk) -> Iterator[Report]:
    """Everything declared of which one half is missing; an axis that is only read is told at its first condition."""
    story = desk.story
    front, _text = split_front(story.source, Problems(desk.path))
    read, written = _read(story), _written(story)
    declared = {name: ("state", front.line_of("state", name)) for name in story.state}
    for place, name in enumerate(story.marks):
        declared[name] = ("mark", front.line_of("marks", str(place)))
    for name, (what, line) in declared.items():
        if name in read and name not in written:
            hint = f"let a choice set it, or take the {what} away"
            yield desk.report(ProofCode.NEVER_SET, line, f"the {what} `{name}` is read and never set", hint)
        elif name in written and name not in read:
            hint = f"let a condition read it, or take the {what} away"
            yield desk.report(ProofCode.NEVER_READ, line, f"the {what} `{name}` is set and never read", hint)
        elif name not in written:
            yield desk.report(ProofCode.NEVER_USED, line, f"nothing uses the {what} `{name}`", "take it away")
    for axis in AXES:
        if axis in read and axis not in written:
            hint = f"let a choice change it: {axis}=+1"
            yield desk.report(ProofCode.NEVER_SET, read[axis], f"the axis `{axis}` is read and never set", hint)


def _read(story: Story) -> Mapping[str, int]:
    """What conditions read, with the line of the first that does."""
    found: dict[str, int] = {}
    for line, condition in _conditions(story):
        for leaf in leaves(condition):
            found.setdefault(leaf.state if isinstance(leaf, Compare) else leaf.fact, line)
    return found


def _conditions(story: Story) -> Iterator[tuple[int, Condition]]:
    for scene in story.scenes:
        for block in blocks_in(scene.parts):
            if isinstance(block, When) and block.condition:
                yield block.line, block.condition
        for choice in scene.choices:
            if choice.condition:
                yield choice.line, choice.condition


def _written(story: Story) -> set[str]:
    choices = [choice for scene in story.scenes for choice in scene.choices]
    changed = {name for choice in choices for name, effect in choice.effects.items() if effect}
    return changed | {mark for choice in choices for mark in choice.marks}
