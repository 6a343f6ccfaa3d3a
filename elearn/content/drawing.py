"""Reads an SVG drawing by an allow-list and gives inline markup with ids of its own for every use."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat  # document types and entities are refused below

from markupsafe import Markup, escape

from elearn.content.codes import DrawingCode
from elearn.content.problems import Problem, Problems, has_errors
from elearn.content.schema import suggestion

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"})
ELEMENTS = SHAPES | {"svg", "g", "text", "tspan", "title", "desc", "defs", "symbol"}
GEOMETRY = {
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "dx",
    "dy",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
    "points",
}
MANNER = {"font-size", "font-weight", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
PLACING = {"transform", "viewBox", "text-anchor", "dominant-baseline", "preserveAspectRatio"}
ATTRIBUTES = frozenset(GEOMETRY | MANNER | PLACING | {"id", "class", "href", "xmlns"})
FILLS = frozenset(f"fill-{name}" for name in ("paper", "course", "voice", "own", "exercise", "scenario"))
LABELS = frozenset({"label", "label-small"})
CLASSES = FILLS | LABELS | {"ink", "soft", "line", "thin"}
LOOKS = {"fill", "stroke", "style", "opacity", "color", "font-family"}
WIDEST = 640
SMALLEST = 14
NUMBER = re.compile(r"\d+(?:\.\d+)?")
VIEW_BOX = re.compile(r"\s*(?:-?\d+(?:\.\d+)?[\s,]+){2}(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*")
NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True)
class OwnId:
    """An id of the drawing, to be made unique wherever the drawing is used."""

    name: str


@dataclass(frozen=True)
class Drawing:
    """A drawing that was read; `pieces` is its inside, `desc` its description in words."""

    path: str
    view_box: str
    pieces: tuple[Markup | OwnId, ...]
    desc: str = ""

    def inline(self, use: str, label: str) -> Markup:
        """The svg element; `use` must be unique on the page and `label` says what is in the picture."""
        inside = Markup("").join(
            Markup("{}-{}").format(use, piece.name) if isinstance(piece, OwnId) else piece for piece in self.pieces
        )
        described = Markup(' aria-describedby="{}-desc"').format(use) if self.desc else ""
        desc = Markup('<desc id="{}-desc">{}</desc>').format(use, self.desc) if self.desc else ""
        return Markup(
            '<svg class="course-drawing" viewBox="{}" role="img" aria-labelledby="{}-title"{}>'
            '<title id="{}-title">{}</title>{}{}</svg>'
        ).format(self.view_box, use, described, use, label, desc, inside)


def read_drawing(source: str, path: str) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """Read a drawing; None when there are errors in it. Never raises."""
    reader = _Reader(Problems(path))
    try:
        reader.parser.Parse(source.encode("utf-8", "replace"), True)
    except _RefusedError:
        reader.add(DrawingCode.DRAWING_DOCTYPE, "a document type or entity is refused", "save as plain SVG")
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        reader.problems.add(DrawingCode.DRAWING_XML, error.lineno, f"the drawing cannot be read: {said}")
    else:
        reader.finish()
    problems = tuple(sorted(reader.problems))
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


@dataclass
class _Reader:
    problems: Problems
    pieces: list[Markup | OwnId] = field(default_factory=list)
    stack: list[_Element] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    uses: list[tuple[str, int]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    skipping: int = 0
    view_box: str = ""
    desc: str = ""

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise _RefusedError

    def add(self, code: DrawingCode, message: str, hint: str = "") -> None:
        self.problems.add(code, self.parser.CurrentLineNumber, message, hint)

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if self.skipping or not self.known(name):
            self.skipping += 1
            return
        classes = frozenset(attrs.get("class", "").split())
        inherited = self.stack[-1].classes if self.stack else frozenset()
        self.check_classes(name, classes, classes | inherited)
        words = len(self.stack) == 1 and name in ("title", "desc")
        self.stack.append(_Element(name, classes | inherited, shown=len(self.stack) > 0 and not words))
        if name == "svg":
            self.root(attrs)
        elif not words:
            self.open(name, attrs)

    def known(self, name: str) -> bool:
        if not self.stack and name != "svg":
            self.add(DrawingCode.DRAWING_ROOT, f"the drawing starts with `{name}`", "it has to be an svg element")
            return False
        if name not in ELEMENTS or (name == "svg" and self.stack):
            hint = "only shapes, paths, groups, text, title, desc and use are drawn"
            self.add(DrawingCode.DRAWING_ELEMENT, f"`{name}` is not allowed in a drawing", hint)
            return False
        return True

    def root(self, attrs: Mapping[str, str]) -> None:
        box = VIEW_BOX.fullmatch(attrs.get("viewBox", ""))
        if box is None:
            self.add(DrawingCode.DRAWING_ROOT, "the drawing has no viewBox", 'for example viewBox="0 0 640 400"')
        elif float(box[1]) > WIDEST:
            hint = f"make the viewBox at most {WIDEST} wide, with text at least 14 high"
            self.add(DrawingCode.DRAWING_SMALL, "text becomes too small on a phone", hint)
        for name in ("width", "height"):
            if name in attrs:
                self.add(DrawingCode.DRAWING_ATTRIBUTE, f"`{name}` cannot stand on svg", "the viewBox is enough")
        self.view_box = attrs.get("viewBox", "")
        self.attributes({key: value for key, value in attrs.items() if key not in ("width", "height")}, write=False)

    def open(self, name: str, attrs: Mapping[str, str]) -> None:
        self.pieces.append(Markup("<{}").format(name))
        self.attributes(attrs)
        self.pieces.append(Markup(">"))

    def attributes(self, attrs: Mapping[str, str], write: bool = True) -> None:
        for key, value in attrs.items():
            if key not in ATTRIBUTES:
                self.refuse_attribute(key)
            elif write:
                self.attribute(key, value)

    def refuse_attribute(self, key: str) -> None:
        """Say it once for each attribute: who used it once, used it everywhere."""
        if key not in self.refused:
            self.refused.add(key)
            hint = "colours and looks come from the classes" if key in LOOKS else suggestion(key, ATTRIBUTES)
            self.add(DrawingCode.DRAWING_ATTRIBUTE, f"`{key[:40]}` is not allowed in a drawing", hint)

    def attribute(self, key: str, value: str) -> None:
        if key == "font-size" and not (NUMBER.fullmatch(value) and float(value) >= SMALLEST):
            hint = f"make it at least {SMALLEST} units high"
            self.add(DrawingCode.DRAWING_SMALL, f"text of {value[:20]} is too small to read on a phone", hint)
        if key == "href":
            self.uses.append((value.removeprefix("#"), self.parser.CurrentLineNumber))
            self.pieces += [Markup(' href="#'), OwnId(value.removeprefix("#")), Markup('"')]
        elif key == "id":
            self.ids[value] += 1
            self.check_id(value)
            self.pieces += [Markup(' id="'), OwnId(value), Markup('"')]
        elif key != "xmlns":
            self.pieces.append(Markup(' {}="{}"').format(key, value))

    def check_id(self, value: str) -> None:
        if not NAME.fullmatch(value) or self.ids[value] > 1:
            hint = "use letters, digits and hyphens, each id once"
            self.add(DrawingCode.DRAWING_REFERENCE, f"`{value[:40]}` cannot be an id here", hint)

    def check_classes(self, name: str, own: frozenset[str], all_of_them: frozenset[str]) -> None:
        for unknown in sorted(own - CLASSES):
            message = f"the class `{unknown[:40]}` has no colour"
            self.add(DrawingCode.DRAWING_CLASS, message, suggestion(unknown, CLASSES))
        inside_defs = any(element.name in ("defs", "symbol") for element in self.stack)
        if name == "text" and not all_of_them & LABELS:
            self.add(DrawingCode.DRAWING_CLASS, "this text has no class", "give it `label` or `label-small`")
        elif name in SHAPES - {"use"} and not all_of_them and not inside_defs:
            self.add(DrawingCode.DRAWING_CLASS, f"this {name} has no class", suggestion("", CLASSES - LABELS))

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

    def finish(self) -> None:
        for name, line in self.uses:
            if name not in self.ids:
                hint = "use can only repeat an id of the same drawing, as #id"
                self.problems.add(DrawingCode.DRAWING_REFERENCE, line, f"there is no `{name[:40]}` here", hint)
