"""Reads the choices of a scene: list items that are one link, with what choosing them changes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from elearn.blocks.block import Context
from elearn.blocks.codes import StoryCode
from elearn.blocks.reading import LISTS, read_feedback
from elearn.blocks.story import AXES, ROLES, Choice
from elearn.blocks.when import read_condition
from elearn.content.schema import suggestion
from elearn.content.tree import Attributes, Node

EFFECT = re.compile(r"[+-]\d{1,3}")
KEYWORDS = ("role", "reveals", "marks", "if", "once")
SHAPE = "an item is one link to a scene: - [what you say](#scene){role=…}"


@dataclass(frozen=True)
class Names:
    """What the front matter declares."""

    states: frozenset[str]

    @property
    def effects(self) -> frozenset[str]:
        return self.states | frozenset(AXES)


def is_choice_list(node: Node) -> bool:
    """Whether a list holds choices: one of its items starts with a link to a scene."""
    return node.type in LISTS and any(_link(item) is not None for item in node.children)


def read_choices(lists: Iterable[Node], names: Names, context: Context) -> Iterator[Choice]:
    """The choices in these lists, numbered from 1; an item that is none keeps its number."""
    items = (item for node in lists for item in node.children)
    for number, item in enumerate(items, start=1):
        link = _link(item)
        if link is None or not _alone(link, item):
            context.problems.add(StoryCode.BAD_CHOICE, item.line, "this item is not a choice", SHAPE)
            continue
        yield _choice(number, link, item, names, context)


def _words(item: Node) -> list[Node]:
    first = item.children[0] if item.children else None
    return first.children if first and first.type == "paragraph" else []


def _link(item: Node) -> Node | None:
    link = next((node for node in _words(item) if node.type == "link"), None)
    return link if link and link.attrs.get("href", "").startswith("#") else None


def _alone(link: Node, item: Node) -> bool:
    return all(node is link or not node.plain.strip() for node in _words(item)) and bool(link.plain.strip())


def _choice(number: int, link: Node, item: Node, names: Names, context: Context) -> Choice:
    given = link.given or item.given or Attributes(item.line)
    _refuse_id(given, context)
    values = dict(given.values)
    condition = read_condition(values["if"], given.line, context.problems) if "if" in values else None
    return Choice(
        number=number,
        text=context.renderer.inline(link.children),
        target=link.attrs["href"].removeprefix("#"),
        line=item.line,
        role=_role(values, given.line, context),
        effects=dict(_effects(values, given.line, names, context)),
        reveals=_names_in(values, "reveals"),
        condition=condition,
        once="once" in values,
        marks=_names_in(values, "marks"),
        reply=read_feedback(item, context),
    )


def _names_in(values: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values.get(key, "").split()))


def _refuse_id(given: Attributes, context: Context) -> None:
    if given.id:
        message = f"`#{given.id}` means nothing on a choice"
        context.problems.add(StoryCode.BAD_CHOICE, given.line, message, "a choice has no id")


def _role(values: Mapping[str, str], line: int, context: Context) -> str:
    role = values.get("role", "")
    if "role" in values and role not in ROLES:
        message = f"`{role[:40]}` is not a role"
        context.problems.add(StoryCode.UNKNOWN_ROLE, line, message, suggestion(role, ROLES))
        return ""
    return role


def _effects(values: Mapping[str, str], line: int, names: Names, context: Context) -> Iterator[tuple[str, int]]:
    for name, value in values.items():
        if name in KEYWORDS:
            continue
        if name not in names.effects:
            message = f"there is no state `{name[:40]}`"
            hint = suggestion(name, names.effects | set(KEYWORDS))
            context.problems.add(StoryCode.UNKNOWN_NAME, line, message, hint)
        elif not EFFECT.fullmatch(value):
            message = f"`{name}={value[:20]}` is not an effect"
            context.problems.add(StoryCode.BAD_EFFECT, line, message, f"write {name}=+1 or {name}=-1")
        else:
            yield name, int(value)
