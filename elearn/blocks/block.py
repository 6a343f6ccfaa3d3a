"""What every block shares: its kind, its id and its line, and the context in which it is built."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from markupsafe import Markup

from elearn.blocks.codes import BlockCode
from elearn.content.codes import TextCode
from elearn.content.drawing import Drawing
from elearn.content.problems import Problems
from elearn.content.render import Renderer
from elearn.content.schema import suggestion
from elearn.content.tree import Directive, Node


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block in a text. A kind is one module of this package with one class that sets `kind`."""

    kind: ClassVar[str] = ""
    options: ClassVar[tuple[str, ...]] = ()
    rooms: ClassVar[frozenset[str]] = frozenset({"page"})
    """Where it may lie: on a `page`, in a `story`, or both."""
    answers: ClassVar[bool] = False
    """Whether it holds a form or leads away: such blocks cannot lie inside each other."""

    id: str = ""
    line: int

    @classmethod
    def build(cls, directive: Directive, context: "Context") -> Self | None:
        """The block, or None when it cannot be made; what is wrong is added to `context.problems`."""
        raise NotImplementedError

    @property
    def inside(self) -> "Parts":
        """The parts in its body, among which other blocks may be."""
        return ()


Part = Markup | Block
Parts = tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Wrapping(Block):
    """A block around other parts."""

    parts: Parts

    @property
    def inside(self) -> Parts:
        return self.parts


ReadDrawing = Callable[[str, int], Drawing | None]
"""Gives the drawing of a path named on a line, or None when it recorded a problem itself."""


@dataclass(frozen=True)
class Context:
    """What a block needs to be built: how text is rendered, how drawings are found, where problems go."""

    problems: Problems
    renderer: Renderer
    kinds: Mapping[str, type[Block]]
    drawing: ReadDrawing
    within: tuple[type[Block], ...] = field(default=())

    def parts(self, nodes: Iterable[Node]) -> Parts:
        """Text and blocks in their order; text between two blocks is one part."""
        parts: list[Part] = []
        text: list[Node] = []
        for node in nodes:
            if node.directive is None:
                text.append(node)
                continue
            parts += self._text(text)
            text = []
            block = self.block(node.directive)
            parts += [block] if block else []
        return tuple(parts + self._text(text))

    def _text(self, nodes: list[Node]) -> list[Part]:
        html = self.renderer.html(nodes).strip()
        return [html] if html else []

    def block(self, directive: Directive) -> Block | None:
        """The block of a directive, or None with the reason among the problems."""
        kind = self.kinds.get(directive.name)
        if kind is None:
            hint = suggestion(directive.name, self.kinds)
            self.problems.add(BlockCode.UNKNOWN_BLOCK, directive.line, f"there is no block `{directive.name}`", hint)
            return None
        if kind.answers and any(outer.answers for outer in self.within):
            hint = "close the outer one first"
            message = f"a {kind.kind} cannot lie inside a {self.within[-1].kind}"
            self.problems.add(TextCode.MISPLACED_BLOCK, directive.line, message, hint)
            return None
        self.check_options(directive, kind.kind, kind.options)
        return kind.build(directive, replace(self, within=(*self.within, kind)))

    def check_options(self, directive: Directive, name: str, known: tuple[str, ...]) -> None:
        """Report the options that a block of this name does not have."""
        for key, option in directive.options.items():
            if key not in known:
                hint = suggestion(key, known) or "it has no options at all"
                message = f"`{name}` has no option `:{key}:`"
                self.problems.add(BlockCode.UNKNOWN_OPTION, option.line, message, hint)


def blocks_in(parts: Iterable[Part]) -> Iterable[Block]:
    """Every block among these parts, those inside other blocks too, in reading order."""
    for part in parts:
        if isinstance(part, Block):
            yield part
            yield from blocks_in(part.inside)
