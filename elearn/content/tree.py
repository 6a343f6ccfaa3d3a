"""The shapes a Markdown text is read into: nodes, attributes, directives and the document around them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from elearn.content.attributes import Found
from elearn.content.problems import Problem

INLINE = frozenset({"text", "em", "strong", "link", "code_inline", "softbreak", "hardbreak", "raw_html", "image"})


@dataclass(frozen=True)
class Attributes:
    """`{#id key=value key="quoted" flag}`: a flag is a key with an empty value."""

    line: int
    id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """One `:key: value` line of a block."""

    value: str
    line: int


@dataclass(frozen=True)
class Braces:
    """Attributes in the text that have not been hung on anything yet; place is `link`, `end` or `middle`."""

    found: Found
    place: str


@dataclass(slots=True)
class Node:
    """One piece of the text. `given` holds attributes in braces, `task` the box of a `- [x]` item."""

    type: str
    line: int
    tag: str = ""
    text: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    given: Attributes | None = None
    task: bool | None = None
    directive: "Directive | None" = None
    braces: "Braces | None" = None

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def plain(self) -> str:
        """The words of this node, without any markup."""
        if self.type in ("softbreak", "hardbreak"):
            return " "
        glue = "" if not self.children or self.children[0].type in INLINE else " "
        return self.text + glue.join(child.plain for child in self.children)


@dataclass(frozen=True)
class Directive:
    """A block as written: `:::{name} argument`, its options, its parsed body and its source text."""

    name: str
    argument: str
    line: int
    options: Mapping[str, Option]
    nodes: tuple[Node, ...]
    source: str
    blank: bool = False
    """Whether nothing was written in it."""


@dataclass(frozen=True)
class FrontMatter:
    """The YAML on top: its data, and the absolute line of each key (nested keys as `state.trust`)."""

    data: Mapping[str, Any]
    lines: Mapping[str, int]
    line: int = 1

    def line_of(self, *names: str) -> int:
        """The line of the deepest of these nested keys that exists."""
        for count in range(len(names), 0, -1):
            line = self.lines.get(".".join(names[:count]))
            if line is not None:
                return line
        return self.line


@dataclass(frozen=True)
class Document:
    """A Markdown file, read: nothing in it has been given a meaning yet."""

    path: str
    source: str
    front: FrontMatter
    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]
