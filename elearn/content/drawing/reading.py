"""Reads an SVG drawing: markup again, of which every element and attribute was judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat  # document types and entities are refused below

from markupsafe import Markup, escape

from elearn.content.codes import DrawingCode
from elearn.content.drawing.inline import Drawing, OwnId
from elearn.content.drawing.judging import Judge
from elearn.content.problems import Problem, Problems, has_errors


def read_drawing(source: str, path: str) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """Read a drawing; None when there are errors in it. Never raises."""
    reader = _Reader(Problems(path))
    judge = reader.judge
    try:
        reader.parser.Parse(source.encode("utf-8", "replace"), True)
    except _RefusedError:
        judge.add(DrawingCode.DRAWING_DOCTYPE, "a document type or entity is refused", "save as plain SVG")
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        judge.problems.add(DrawingCode.DRAWING_XML, error.lineno, f"the drawing cannot be read: {said}")
    else:
        judge.finish()
    problems = tuple(sorted(judge.problems))
    if has_errors(problems):
        return None, problems
    return Drawing(path, reader.view_box, tuple(reader.pieces), " ".join(reader.desc.split())), problems


class _RefusedError(Exception):
    pass


@dataclass
class _Element:
    name: str
    classes: frozenset[str]
    shown: bool = True
    """Whether its tags are written; the words of the picture itself are taken out."""


class _Reader:
    def __init__(self, problems: Problems) -> None:
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse
        self.judge = Judge(problems, self.parser)
        self.pieces: list[Markup | OwnId] = []
        self.stack: list[_Element] = []
        self.skipping = 0
        self.view_box = self.desc = ""

    def refuse(self, *_: object) -> None:
        raise _RefusedError

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if self.skipping or not self.judge.knows(name, is_root=not self.stack):
            self.skipping += 1
            return
        own = frozenset(attrs.get("class", "").split())
        every = own | (self.stack[-1].classes if self.stack else frozenset())
        is_kept = any(element.name in ("defs", "symbol") for element in self.stack)
        self.judge.classes(name, own, every, is_kept=is_kept)
        words = len(self.stack) == 1 and name in ("title", "desc")
        self.stack.append(_Element(name, every, shown=name != "svg" and not words))
        if name == "svg":
            self.judge.root(attrs)
            self.view_box = attrs.get("viewBox", "")
        elif not words:
            self.open(name, attrs)

    def open(self, name: str, attrs: Mapping[str, str]) -> None:
        self.pieces.append(Markup("<{}").format(name))
        for key, value in attrs.items():
            if self.judge.allows(key):
                self.attribute(key, value)
        self.pieces.append(Markup(">"))

    def attribute(self, key: str, value: str) -> None:
        if key == "font-size":
            self.judge.font_size(value)
        if key == "href":
            self.judge.use(value.removeprefix("#"))
            self.pieces += [Markup(' href="#'), OwnId(value.removeprefix("#")), Markup('"')]
        elif key == "id":
            self.judge.id(value)
            self.pieces += [Markup(' id="'), OwnId(value), Markup('"')]
        elif key != "xmlns":
            self.pieces.append(Markup(' {}="{}"').format(key, value))

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif self.stack.pop().shown:
            self.pieces.append(Markup("</{}>").format(name))

    def words(self, text: str) -> None:
        if self.skipping or not self.stack:
            return
        element = self.stack[-1]
        if element.name == "desc" and not element.shown:
            self.desc += text
        elif element.shown and element.name in ("text", "tspan", "title", "desc"):
            self.pieces.append(escape(text))
