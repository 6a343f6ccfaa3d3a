"""Reads what a `compare` compares: one section for each thing, with points under bold titles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from elearn.blocks.block import Context
from elearn.blocks.codes import BlockCode
from elearn.blocks.exercise import Item
from elearn.blocks.reading import ID_HINT, LISTS, is_id
from elearn.content.schema import suggestion
from elearn.content.tree import Directive, Node

WEIGHS = ("meets", "hinders")


@dataclass(frozen=True)
class Point:
    """One point of a thing; `meets` and `hinders` are ids of wishes."""

    label: Markup
    meets: tuple[str, ...]
    hinders: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The points under one bold title; `text` is that title as plain words."""

    title: Markup
    text: str
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Thing(Item):
    """One of the things; `about` is the text below its name."""

    about: Markup
    groups: tuple[Group, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for group in self.groups for point in group.points)


@dataclass(frozen=True)
class ThingsBody:
    """What stands before the first thing, and the things."""

    question: tuple[Node, ...]
    things: tuple[Thing, ...]


@dataclass
class _Section:
    heading: Node
    nodes: list[Node] = field(default_factory=list)


def read_things(directive: Directive, context: Context, wishes: tuple[str, ...]) -> ThingsBody:
    """Split the body of a compare at its `###` headings."""
    question: list[Node] = []
    sections: list[_Section] = []
    for node in directive.nodes:
        if node.type == "heading" and node.tag == "h3":
            sections.append(_Section(node))
        elif sections:
            sections[-1].nodes.append(node)
        else:
            question.append(node)
    return ThingsBody(tuple(question), tuple(_things(sections, context, wishes)))


def _things(sections: Iterable[_Section], context: Context, wishes: tuple[str, ...]) -> Iterator[Thing]:
    seen: set[str] = set()
    for section in sections:
        name = _name(section.heading, context)
        if name and name not in seen:  # two headings with one id are a problem of the page, and reported there
            seen.add(name)
            yield _thing(name, section, context, wishes)


def _name(heading: Node, context: Context) -> str:
    name = heading.given.id if heading.given else ""
    for key in heading.given.values if heading.given else ():
        message = f"`{key}` means nothing on a thing"
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, heading.line, message, "only {#id} does")
    if not name:
        hint = "write ### Name {#some-id}"
        context.problems.add(BlockCode.MISSING_ITEM_ID, heading.line, "this thing has no id", hint)
    elif not is_id(name):
        context.problems.add(BlockCode.BAD_ID, heading.line, f"`#{name[:40]}` cannot be an id", ID_HINT)
        return ""
    return name


def _thing(name: str, section: _Section, context: Context, wishes: tuple[str, ...]) -> Thing:
    """Paragraphs before the first bold title describe it; from there on, titles and lists take turns."""
    first = next(
        (place for place, node in enumerate(section.nodes) if node.type != "paragraph" or _is_title(node)), None
    )
    described = section.nodes[:first]
    groups = _groups(section.nodes[len(described) :], context, wishes)
    heading = section.heading
    return Thing(
        id=name,
        label=context.renderer.inline(heading.children),
        text=" ".join(heading.plain.split()),
        feedback=Markup(""),
        about=context.renderer.html(described).strip(),
        line=heading.line,
        groups=tuple(groups),
    )


def _groups(nodes: Iterable[Node], context: Context, wishes: tuple[str, ...]) -> Iterator[Group]:
    title: Node | None = None
    for node in nodes:
        if title is not None and node.type in LISTS:
            words, text = _inside(title)[0].children, " ".join(title.plain.split())
            yield Group(
                context.renderer.inline(words), text, tuple(_point(each, context, wishes) for each in node.children)
            )
            title = None
            continue
        _report_stray(title if _is_title(node) else node, context)
        title = node if _is_title(node) else title
    _report_stray(title, context)


def _report_stray(node: Node | None, context: Context) -> None:
    if node is not None:
        message = "no list stands below this title" if _is_title(node) else "this belongs to no bold title"
        hint = "a thing is a heading, a paragraph, and lists that each stand below a line in bold"
        context.problems.add(BlockCode.STRAY_POINT, node.line, message, hint)


def _is_title(node: Node) -> bool:
    words = _inside(node)
    return node.type == "paragraph" and len(words) == 1 and words[0].type == "strong"


def _inside(node: Node) -> list[Node]:
    """What stands in a paragraph, without the empty texts that the parser leaves around emphasis."""
    return [child for child in node.children if child.text.strip() or child.children]


def _point(item: Node, context: Context, wishes: tuple[str, ...]) -> Point:
    words = item.children[0].children if item.children and item.children[0].type == "paragraph" else []
    if len(item.children) != 1 or not words:
        context.problems.add(BlockCode.ITEM_CONTENT, item.line, "a point is one paragraph", "split it in two points")
    values = dict(item.given.values) if item.given else {}
    if item.given and item.given.id:
        message = f"a point has no id, and this one has `#{item.given.id[:40]}`"
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, item.line, message, "take the id away")
    for key in sorted(set(values) - set(WEIGHS)):
        hint = suggestion(key, WEIGHS)
        context.problems.add(BlockCode.UNKNOWN_ATTRIBUTE, item.line, f"`{key}` means nothing on a point", hint)
    meets, hinders = (_known(values.get(key, ""), item, context, wishes) for key in WEIGHS)
    return Point(context.renderer.inline(words), meets, hinders)


def _known(said: str, item: Node, context: Context, wishes: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(said.split()))
    for name in names:
        if name not in wishes:
            message = f"there is no wish `{name[:40]}`"
            context.problems.add(BlockCode.UNKNOWN_WISH, item.line, message, suggestion(name, wishes))
    return tuple(name for name in names if name in wishes)
