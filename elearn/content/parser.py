"""From a source text to a document: nodes with absolute lines, and everything that was not understood."""

from collections.abc import Sequence

from markdown_it.token import Token

from elearn.content.codes import TextCode
from elearn.content.fences import match_fences
from elearn.content.front import split_front
from elearn.content.growing import grow
from elearn.content.hanging import hang_attributes
from elearn.content.problems import Problems
from elearn.content.source import normalise
from elearn.content.syntax import DEEPEST, course_parser
from elearn.content.tree import Document, Node


def parse(source: str, path: str) -> Document:
    """Read one Markdown file. Never raises: what is wrong is in `problems`, sorted by line."""
    text = normalise(source)
    problems = Problems(path)
    front, body = split_front(text, problems)
    nodes = _nodes(body, problems)
    return Document(path, text, front, nodes, tuple(sorted(problems)))


def _nodes(text: str, problems: Problems) -> tuple[Node, ...]:
    fences = match_fences(text, problems)
    tokens: Sequence[Token] = course_parser().parse(text, {"fences": fences, "problems": problems})
    deep = next((token for token in tokens if token.level >= DEEPEST - 1 and token.map), None)
    if deep is not None and deep.map is not None:
        problems.add(TextCode.TOO_DEEP, deep.map[0] + 1, "lists and quotations are nested too deep here")
    nodes = grow(tokens, problems)
    hang_attributes(nodes, problems)
    return tuple(nodes)
