"""Reads a text and renders it, for tests of the content room."""

from dataclasses import dataclass, field

from elearn.content.anchors import give_anchors
from elearn.content.parser import parse
from elearn.content.problems import Problems
from elearn.content.render import Link, Renderer
from elearn.content.tree import Node


@dataclass
class Rendered:
    """The HTML of a text, the links that were asked for, and the codes of its problems."""

    html: str
    links: list[tuple[str, int]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def rendered(source: str) -> Rendered:
    document = parse(source, "x.md")
    problems = Problems("x.md", list(document.problems))
    result = Rendered("")

    def resolve(href: str, line: int) -> Link | None:
        result.links.append((href, line))
        if href == "nergens.md":
            return None
        return Link("#begrip-buddy", "buddy") if href.startswith("begrippen") else Link(f"/{href}")

    give_anchors(document.nodes, problems)
    result.html = Renderer(resolve, problems).html(document.nodes)
    result.codes = [problem.code.value for problem in problems]
    return result


def html_of(source: str) -> str:
    result = rendered(source)
    assert result.codes == []
    return result.html


def first(source: str, kind: str) -> Node:
    """The first node of a kind in a text."""
    return next(node for top in parse(source, "x.md").nodes for node in top.walk() if node.type == kind)
