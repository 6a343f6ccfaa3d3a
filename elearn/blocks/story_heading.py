"""Reads the heading of a scene: its id, whether it is an ending, and the note and the way round a hard scene."""

from collections.abc import Mapping
from dataclasses import dataclass

from elearn.blocks.codes import StoryCode
from elearn.blocks.reading import is_id
from elearn.content.problems import Problems
from elearn.content.schema import suggestion
from elearn.content.tree import Node

KEYS = ("ending", "note", "around")
UNNAMED = "?"


@dataclass(frozen=True)
class Heading:
    """What a heading says of its scene; `id` is None when it has none that can be used."""

    id: str | None
    title: str
    line: int
    ending: str = ""
    note: str = ""
    around: str = ""


def read_heading(heading: Node, problems: Problems) -> Heading:
    """The heading of a scene; what is wrong with it is added to the problems."""
    values = heading.given.values if heading.given else {}
    for key in values:
        if key not in KEYS:
            message = f"`{key}` means nothing on a scene"
            problems.add(StoryCode.BAD_SCENE, heading.line, message, suggestion(key, KEYS))
    return Heading(
        id=_id(heading, problems),
        title=" ".join(heading.plain.split()),
        line=heading.line,
        ending=_ending(values, heading.line, problems),
        note=_note(values, heading.line, problems),
        around=values.get("around", "").removeprefix("#"),
    )


def _id(heading: Node, problems: Problems) -> str | None:
    name = heading.given.id if heading.given else ""
    if is_id(name):
        return name
    hint = "end the heading with {#some-id}: lower-case letters, digits and hyphens"
    problems.add(StoryCode.BAD_SCENE, heading.line, "this scene has no id that can be used", hint)
    return None


def _ending(values: Mapping[str, str], line: int, problems: Problems) -> str:
    if "ending" in values and not values["ending"]:
        problems.add(StoryCode.BAD_SCENE, line, "this ending has no name", 'write ending="Name"')
        return UNNAMED
    return values.get("ending", "")


def _note(values: Mapping[str, str], line: int, problems: Problems) -> str:
    note, around = values.get("note", ""), values.get("around", "")
    if "around" in values and not note:
        message = "there is a way round this scene, and no note that says why"
        problems.add(StoryCode.BAD_DETOUR, line, message, 'write note="Het gaat over …"')
    elif "note" in values and not (note and around):
        message = "this note leaves no way to go on without the scene"
        problems.add(StoryCode.BAD_DETOUR, line, message, 'write note="Het gaat over …" around=#other-scene')
    return note
