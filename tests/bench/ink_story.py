"""A scenario as an Ink story with the same scenes, choices, conditions and effects, for the comparison with inkjs."""

from collections.abc import Iterator

from elearn.blocks.condition import And, Compare, Condition, Known, Not, Or
from elearn.blocks.story import AXES, Choice, Scene, Story


def as_ink(story: Story) -> str:
    """The story in Ink; texts are short, because only the playing is compared."""
    return "\n".join(_lines(story)) + "\n"


def _lines(story: Story) -> Iterator[str]:
    for name in (*story.state, *AXES):
        yield f"VAR {_name(name)} = {story.state[name].start if name in story.state else 0}"
    for name in (*story.facts, *story.marks):
        yield f"VAR {_name(name)} = false"
    yield f"-> {_name(story.start)}_scene"
    for scene in story.scenes:
        yield from _scene(story, scene)


def _scene(story: Story, scene: Scene) -> Iterator[str]:
    yield f"=== {_name(scene.id)}_scene ==="
    yield scene.title.replace("-", " ")
    for choice in scene.choices:
        condition = f"{{{_condition(choice.condition)}}} " if choice.condition else ""
        yield f"{'*' if choice.once else '+'} {condition}[{choice.number}]"
        yield from _effects(story, choice)
        yield f"  -> {_name(choice.target)}_scene"
    if scene.ending:
        yield "-> END"


def _effects(story: Story, choice: Choice) -> Iterator[str]:
    for name, effect in choice.effects.items():
        reach = story.range_of(name)
        yield f"  ~ {_name(name)} = MAX({reach.min}, MIN({reach.max}, {_name(name)} + {effect}))"
    for name in (*choice.reveals, *choice.marks):
        yield f"  ~ {_name(name)} = true"


def _condition(condition: Condition) -> str:
    match condition:
        case Compare(name, sign, number):
            return f"({_name(name)} {sign} {number})"
        case Known(name):
            return _name(name)
        case Not(part):
            return f"(not {_condition(part)})"
        case And(parts):
            return "(" + " && ".join(map(_condition, parts)) + ")"
        case Or(parts):
            return "(" + " || ".join(map(_condition, parts)) + ")"


def _name(name: str) -> str:
    """A name that is no word of Ink itself."""
    return "v_" + name.replace("-", "_")
