"""Writes a scenario file: its front matter, its scenes, and the choices in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from elearn.library.twee.conditions import write_condition
from elearn.library.twee.drafts import Piece, Words

COLONS = re.compile(r"^[ >*+-]*(:{3,})", re.MULTILINE)


@dataclass(frozen=True)
class ChoiceText:
    """A choice as it is written; `attributes` are in the order in which they are written."""

    text: str
    target: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    reply: str = ""


@dataclass(frozen=True)
class SceneText:
    """A scene as it is written; `attributes` are those of its heading, behind the id."""

    id: str
    title: str
    pieces: Sequence[Piece]
    choices: Sequence[ChoiceText]
    debriefs: Sequence[str]
    attributes: Mapping[str, str] = field(default_factory=dict)


def write_front(front: Mapping[str, object]) -> str:
    """The front matter: every key on a line of its own, a state too."""
    lines = ["---"]
    for key, value in front.items():
        if isinstance(value, Mapping):
            lines.append(f"{key}:")
            lines += [f"  {_yaml(name)}: {_yaml(one)}" for name, one in value.items()]
        else:
            lines.append(f"{key}: {_yaml(value)}")
    return "\n".join([*lines, "---"])


def _yaml(value: object) -> str:
    """One value on one line."""
    written = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**9)
    return written.removesuffix("\n").removesuffix("\n...")


def write_scene(scene: SceneText) -> str:
    text = write_pieces(scene.pieces)
    mark = next((mark for mark in "-+*" if not re.search(rf"^{re.escape(mark)}", text, re.MULTILINE)), "-")
    choices = "\n".join(_choice(choice, mark) for choice in scene.choices)
    parts = [f"## {scene.title} {{#{scene.id}{_attributes(scene.attributes)}}}", text, choices, *scene.debriefs]
    return "\n\n".join(part for part in parts if part.strip())


def write_pieces(pieces: Iterable[Piece]) -> str:
    return "\n\n".join(written for piece in pieces if (written := _piece(piece)))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.markdown
    inside = write_pieces(piece.pieces)
    colons = ":" * (max((len(found) for found in COLONS.findall(inside)), default=2) + 1)
    return f"{colons}{{when}} {write_condition(piece.condition)}\n{inside}\n{colons}"


def _choice(choice: ChoiceText, mark: str) -> str:
    given = _attributes(choice.attributes).strip()
    line = (
        f"{mark} [{choice.text}](#{choice.target}){{{given}}}" if given else f"{mark} [{choice.text}](#{choice.target})"
    )
    reply = [f"  > {one}".rstrip() for one in choice.reply.split("\n")] if choice.reply else []
    return "\n".join([line, *reply])


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f" {key}{_value(value)}" for key, value in attributes.items())


def _value(value: str) -> str:
    if not value:
        return ""
    if re.fullmatch(r"[\w+-]+", value):
        return f"={value}"
    return f"='{value}'" if '"' in value and "'" not in value else '="' + value.replace('"', "”") + '"'
