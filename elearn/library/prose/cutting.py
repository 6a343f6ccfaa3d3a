"""Cuts a file into pieces of prose: knows what of a block is read at once, and what only later."""

from collections.abc import Iterable, Iterator, Sequence

from elearn.blocks.exercise import Exercise
from elearn.blocks.kinds import kinds
from elearn.blocks.reading import LISTS
from elearn.content.render import SOURCE_LINE
from elearn.content.tree import Directive, Document, FrontMatter, Node
from elearn.library.prose.pieces import Kind, Piece, When, said, written

SENTENCES = ("alt", "why")
"""options that are read as a sentence"""
PAIRS = ("poles", "wishes", "choices", "unknown")
"""options that name several things, between signs: `name = words | name = words`"""
ATTRIBUTES = ("left", "right", "choices", "ending", "note")
KEYS = ("title", "summary", "aim", "note")
NAMED = ("note", "voice", "debrief")
"""blocks of which the argument is read"""
LATE = ("recall", "debrief")
"""blocks that are read when something was done, or when it was not"""


def pieces_of(document: Document, references: bool = False) -> Iterator[Piece]:
    """Every piece of a file, in the order in which they stand there; lists of references are no prose."""
    yield from _front(document.front)
    nodes = (node for node in document.nodes if not (references and node.type in LISTS))
    yield from _nodes(nodes, When.OPEN)


def _front(front: FrontMatter) -> Iterator[Piece]:
    for key in KEYS:
        if isinstance(front.data.get(key), str):
            yield said(front.data[key], front.line_of(key))
    for group in ("facts", "state"):
        values = front.data.get(group)
        for key, value in values.items() if isinstance(values, dict) else ():
            words = value.get("label") if isinstance(value, dict) else value
            if isinstance(words, str):
                yield said(words, front.line_of(group, str(key)))


def _nodes(nodes: Iterable[Node], when: When) -> Iterator[Piece]:
    for node in nodes:
        yield from _attributes(node)
        if node.directive:
            yield from _directive(node.directive, when)
        elif node.type == "heading":
            yield written(Kind.HEADING, when, node.children, node.line)
        elif node.type == "paragraph":
            yield _paragraph(node, when)
        elif node.type in ("th", "td"):
            yield written(Kind.CELL, when, node.children, node.line)
        elif node.type == "list_item":
            yield from _item(node, when)
        elif node.type != "fence":
            yield from _nodes(node.children, when)


def _paragraph(node: Node, when: When) -> Piece:
    is_source = node.plain.startswith(SOURCE_LINE)
    return written(Kind.PARAGRAPH, When.SOURCE if is_source else when, node.children, node.line)


def _item(node: Node, when: When) -> Iterator[Piece]:
    for child in node.children:
        if child.type == "paragraph":
            yield written(Kind.ITEM, when, child.children, child.line)
        else:
            yield from _nodes([child], when)


def _attributes(node: Node) -> Iterator[Piece]:
    for name in ATTRIBUTES if node.given else ():
        words = node.given.values.get(name, "") if node.given else ""
        for part in words.split("|"):
            if part.strip("\\ "):
                yield said(part.strip("\\ "), node.line)


def _directive(directive: Directive, when: When) -> Iterator[Piece]:
    yield from _options(directive)
    if directive.name in NAMED and directive.argument:
        yield said(directive.argument, directive.line)
    at = _later_from(directive)
    yield from _nodes(directive.nodes[:at], when)
    yield from _nodes(directive.nodes[at:], When.LATER)


def _options(directive: Directive) -> Iterator[Piece]:
    for name, option in directive.options.items():
        if name in SENTENCES:
            yield said(option.value, option.line)
        elif name in PAIRS:
            for part in option.value.split("|"):
                yield said(part.rpartition("=")[2].strip(), option.line)


def _later_from(directive: Directive) -> int:
    """From which node on a block is not read at once."""
    nodes = directive.nodes
    if directive.name in LATE:
        return 0
    if directive.name == "figure":
        return 1 if nodes and nodes[0].type == "paragraph" else 0
    kind = kinds("page").get(directive.name)
    if directive.name == "reflection" or (kind and issubclass(kind, Exercise)):
        return _first_thing(nodes)
    return len(nodes)


def _first_thing(nodes: Sequence[Node]) -> int:
    """Where the question ends: at the first list, table, or heading of a thing to compare."""
    things = (place for place, node in enumerate(nodes) if node.type in (*LISTS, "table", "heading"))
    return next(things, len(nodes))
