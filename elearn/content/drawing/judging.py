"""Says what cannot be in a drawing, at its line, and what to do instead."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from elearn.content.codes import DrawingCode
from elearn.content.drawing.allowed import ATTRIBUTES, CLASSES, ELEMENTS, LABELS, LOOKS, SHAPES, SMALLEST, WIDEST
from elearn.content.problems import Problems
from elearn.content.schema import suggestion

NUMBER = re.compile(r"\d+(?:\.\d+)?")
VIEW_BOX = re.compile(r"\s*(?:-?\d+(?:\.\d+)?[\s,]+){2}(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*")
NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass
class Judge:
    """Looks at one drawing, in the order of its source; `parser` knows the line."""

    problems: Problems
    parser: XMLParserType
    ids: Counter[str] = field(default_factory=Counter)
    uses: list[tuple[str, int]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def add(self, code: DrawingCode, message: str, hint: str = "") -> None:
        self.problems.add(code, self.parser.CurrentLineNumber, message, hint)

    def knows(self, name: str, *, is_root: bool) -> bool:
        """Whether this element is drawn."""
        if is_root and name != "svg":
            self.add(DrawingCode.DRAWING_ROOT, f"the drawing starts with `{name}`", "it has to be an svg element")
        elif name not in ELEMENTS or (name == "svg" and not is_root):
            hint = "only shapes, paths, groups, text, title, desc and use are drawn"
            self.add(DrawingCode.DRAWING_ELEMENT, f"`{name}` is not allowed in a drawing", hint)
        else:
            return True
        return False

    def root(self, attrs: Mapping[str, str]) -> None:
        """The attributes of the svg element."""
        box = VIEW_BOX.fullmatch(attrs.get("viewBox", ""))
        if box is None:
            self.add(DrawingCode.DRAWING_ROOT, "the drawing has no viewBox", 'for example viewBox="0 0 640 400"')
        elif float(box[1]) > WIDEST:
            hint = f"make the viewBox at most {WIDEST} wide, with text at least {SMALLEST} high"
            self.add(DrawingCode.DRAWING_SMALL, "text becomes too small on a phone", hint)
        for name in attrs:
            if name in ("width", "height"):
                self.add(DrawingCode.DRAWING_ATTRIBUTE, f"`{name}` cannot stand on svg", "the viewBox is enough")
            else:
                self.allows(name)

    def classes(self, name: str, own: frozenset[str], every: frozenset[str], *, is_kept: bool) -> None:
        """The classes of an element, and every one that it lies under; what `is_kept` gets looks where it is used."""
        for unknown in sorted(own - CLASSES):
            message = f"the class `{unknown[:40]}` has no colour"
            self.add(DrawingCode.DRAWING_CLASS, message, suggestion(unknown, CLASSES))
        if name == "text" and not every & LABELS:
            self.add(DrawingCode.DRAWING_CLASS, "this text has no class", "give it `label` or `label-small`")
        elif name in SHAPES - {"use"} and not every and not is_kept:
            self.add(DrawingCode.DRAWING_CLASS, f"this {name} has no class", suggestion("", CLASSES - LABELS))

    def allows(self, key: str) -> bool:
        """Whether this attribute can be there; said once for each: who used it once, used it everywhere."""
        if key not in ATTRIBUTES and key not in self.refused:
            self.refused.add(key)
            hint = "colours and looks come from the classes" if key in LOOKS else suggestion(key, ATTRIBUTES)
            self.add(DrawingCode.DRAWING_ATTRIBUTE, f"`{key[:40]}` is not allowed in a drawing", hint)
        return key in ATTRIBUTES

    def font_size(self, value: str) -> None:
        if not (NUMBER.fullmatch(value) and float(value) >= SMALLEST):
            hint = f"make it at least {SMALLEST} units high"
            self.add(DrawingCode.DRAWING_SMALL, f"text of {value[:20]} is too small to read on a phone", hint)

    def id(self, value: str) -> None:
        self.ids[value] += 1
        if not NAME.fullmatch(value) or self.ids[value] > 1:
            hint = "use letters, digits and hyphens, each id once"
            self.add(DrawingCode.DRAWING_REFERENCE, f"`{value[:40]}` cannot be an id here", hint)

    def use(self, name: str) -> None:
        self.uses.append((name, self.parser.CurrentLineNumber))

    def finish(self) -> None:
        """Everything was seen: what is used has to be there."""
        for name, line in self.uses:
            if name not in self.ids:
                hint = "use can only repeat an id of the same drawing, as #id"
                self.problems.add(DrawingCode.DRAWING_REFERENCE, line, f"there is no `{name[:40]}` here", hint)
