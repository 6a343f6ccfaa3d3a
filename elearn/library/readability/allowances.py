"""Reads `<!-- mag: word (why) -->`: words that may stand in what comes right below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from elearn.content.tree import Document, Node

COMMENT = re.compile(r"^\s*<!--\s*mag:\s*(?P<words>[^()]*[^()\s])\s*\((?P<why>[^()]*\w[^()]*)\)\s*-->\s*$")


@dataclass(frozen=True)
class Allowance:
    """Words that are spoken about, and may therefore be used, from one line to another."""

    words: frozenset[str]
    first: int
    last: int

    def allows(self, word: str, line: int) -> bool:
        return self.first <= line <= self.last and word.casefold() in self.words


def allowances_of(document: Document) -> Iterator[Allowance]:
    """Each allowance of a file: it holds for the paragraph, the list, the table or the block that comes next."""
    for number, line in enumerate(document.source.split("\n"), start=1):
        if found := COMMENT.match(line):
            below = _next(document, number)
            if below:
                words = frozenset(word.strip().casefold() for word in found["words"].split(","))
                yield Allowance(words, below.line, max(node.line for node in below.walk()))


def _next(document: Document, line: int) -> Node | None:
    nodes = (node for top in document.nodes for node in top.walk())
    return next((node for node in nodes if node.line > line), None)
