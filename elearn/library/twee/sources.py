"""The scenes of a scenario as they were written: nodes with their lines, so that any part can be kept as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from elearn.blocks.reading import LISTS
from elearn.blocks.story_choices import is_choice_list
from elearn.content.parser import parse
from elearn.content.tree import Directive, Document, Node

COMMENT = re.compile(r"^<!--.*?-->[ \t]*$", re.DOTALL | re.MULTILINE)
ITEM_TEXT = re.compile(r"\s*(?:[-+*]|\d+[.)])\s+\[(.*?)\]\(#", re.DOTALL)
QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A node, what was written for it, and the comments behind it."""

    node: Node
    source: str
    comments: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        return self.node.type in LISTS


@dataclass(frozen=True)
class ChoiceSource:
    """The words of a choice and of what is read after it, as nodes and as they were written."""

    words: Sequence[Node]
    words_source: str
    reply: Sequence[Node]
    reply_source: str


@dataclass
class SceneSource:
    """Everything below a heading; the introduction has none."""

    parts: list[Part] = field(default_factory=list)
    choices: list[ChoiceSource] = field(default_factory=list)
    debriefs: list[str] = field(default_factory=list)


def read_sources(source: str) -> tuple[SceneSource, list[SceneSource]]:
    """The introduction, and the scenes in their order."""
    document = parse(source, "")
    lines = document.source.split("\n")
    introduction, scenes = SceneSource(), list[SceneSource]()
    for part in parts_of(document.nodes, lines, len(lines) + 1):
        if part.node.type == "heading" and part.node.tag == "h2":
            scenes.append(SceneSource())
            scenes[-1].parts += [Part(Node("comment", part.node.line), "", part.comments)] if part.comments else []
            continue
        _put(part, scenes[-1] if scenes else introduction, lines)
    introduction.parts[:0] = _first_comments(document, lines)
    return introduction, scenes


def _first_comments(document: Document, lines: list[str]) -> list[Part]:
    """The comments before the first node, which no node has behind it."""
    first = document.nodes[0].line if document.nodes else len(lines) + 1
    begin = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    found = tuple(COMMENT.findall("\n".join(lines[begin + 1 : first - 1])))
    return [Part(Node("comment", 1), "", found)] if found else []


def parts_of(nodes: Sequence[Node], lines: Sequence[str], end: int) -> Iterator[Part]:
    """These nodes with their source; the last of them goes up to the line `end`."""
    for node, after in zip(nodes, [*(node.line for node in nodes), end][1:], strict=True):
        last = _last_line(node, after)
        written = "\n".join(lines[node.line - 1 : last])
        behind = "\n".join(lines[last : after - 1])
        yield Part(node, COMMENT.sub("", written).rstrip(), tuple(COMMENT.findall(written + "\n" + behind)))


def _last_line(node: Node, after: int) -> int:
    if node.directive is None:
        return after - 1
    return node.line + node.directive.source.rstrip("\n").count("\n")


def _put(part: Part, scene: SceneSource, lines: Sequence[str]) -> None:
    directive = part.node.directive
    if directive and directive.name == "debrief":
        scene.debriefs.append(part.source)
    elif is_choice_list(part.node):
        scene.choices += _choices(part.node, lines)
    else:
        scene.parts.append(part)
        return
    scene.parts += [Part(Node("comment", part.node.line), "", part.comments)] if part.comments else []


def _choices(node: Node, lines: Sequence[str]) -> Iterator[ChoiceSource]:
    items = node.children
    for item, after in zip(items, [*(item.line for item in items[1:]), None], strict=True):
        written = lines[item.line - 1 : after - 1 if after else None]
        link = next(child for child in item.children[0].children if child.type == "link")
        found = ITEM_TEXT.match("\n".join(written[:50]))
        quotes = [child for child in item.children[1:] if child.type == "blockquote"]
        reply = [inside for quote in quotes for inside in quote.children]
        yield ChoiceSource(link.children, found[1] if found else link.plain, reply, _quoted(quotes, lines))


def _quoted(quotes: Sequence[Node], lines: Sequence[str]) -> str:
    """What was written in these quotations, without their signs."""
    said = []
    for quote in quotes:
        end = quote.line
        while end < len(lines) and lines[end].lstrip().startswith(">"):
            end += 1
        said.append(QUOTE.sub("", "\n".join(lines[quote.line - 1 : end])))
    return "\n\n".join(said)


def inside(directive: Directive, lines: Sequence[str]) -> Iterator[Part]:
    """The parts in the body of a block."""
    end = directive.line + directive.source.rstrip("\n").count("\n")
    return parts_of(directive.nodes, lines, end)
