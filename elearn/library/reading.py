"""Reads one file of a course: its front matter, its blocks, its links, its headings."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from elearn.blocks.block import Context, Parts
from elearn.blocks.kinds import kinds
from elearn.content.anchors import give_anchors
from elearn.content.drawing import Drawing, read_drawing
from elearn.content.parser import parse
from elearn.content.problems import Problem, Problems
from elearn.content.render import Renderer
from elearn.content.tree import FrontMatter, Node
from elearn.library.addresses import Addresses
from elearn.library.codes import LibraryCode
from elearn.library.links import LinkUse, Resolver
from elearn.library.snapshot import SourceFile

Files = Mapping[str, SourceFile]
Made = TypeVar("Made")
NAMES_DRAWING = re.compile(r"[^/\s]+\.svg\b")


class Memo:
    """Keeps what was made from the same sources; what a load did not ask for is forgotten."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def next_round(self) -> None:
        self._before, self._now = self._now, {}

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        made: Made = self._now[key]
        return made


@dataclass(frozen=True)
class Sources:
    """All files, and how their links are written."""

    files: Files
    addresses: Addresses
    memo: Memo

    def drawing_for(self, inside: str, problems: Problems) -> Callable[[str, int], Drawing | None]:
        """Finds drawings named in the file `inside`: beside it, or else from its course's folder."""
        folders = (posixpath.dirname(inside), inside.split("/", 1)[0])

        def find(reference: str, line: int) -> Drawing | None:
            paths = (posixpath.normpath(posixpath.join(folder, reference)) for folder in folders)
            path = next((path for path in paths if path.endswith(".svg") and path in self.files), None)
            if path is None:
                hint = "the path starts at the folder of this file, or of the course"
                problems.add(LibraryCode.MISSING_DRAWING, line, f"there is no drawing `{reference[:60]}`", hint)
                return None
            drawing, found = self.drawing(path)
            problems.found += [problem for problem in found if problem not in problems.found]
            return drawing

        return find

    def below(self, folder: str) -> Files:
        """The files in `course/module` and the folders in it."""
        return self._by_folder.get(folder, {})

    @cached_property
    def _by_folder(self) -> Mapping[str, Files]:
        found: dict[str, dict[str, SourceFile]] = defaultdict(dict)
        for path, file in self.files.items():
            course, _, rest = path.partition("/")
            if "/" in rest:
                found[f"{course}/{rest.partition('/')[0]}"][path] = file
        return found

    def drawings_named_in(self, file: SourceFile) -> Iterable[tuple[str, str]]:
        """Path and hash of every drawing that this text can mean: those of a name that stands in it."""
        names = self.memo.of(("names", file.hash), lambda: frozenset(NAMES_DRAWING.findall(file.text)))
        return (drawing for name in names for drawing in self._by_name.get(name, ()))

    @cached_property
    def _by_name(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for path, file in self.files.items():
            if path.endswith(".svg"):
                found[posixpath.basename(path)].append((path, file.hash))
        return found

    def drawing(self, path: str) -> tuple[Drawing | None, tuple[Problem, ...]]:
        file = self.files[path]
        if file.problem:
            return None, (file.problem,)
        return self.memo.of(("drawing", file.path, file.hash), lambda: read_drawing(file.text, file.path))


@dataclass
class Reading:
    """A file that is being read."""

    inside: str
    file: SourceFile
    front: FrontMatter
    nodes: tuple[Node, ...]
    problems: Problems
    resolver: Resolver
    context: Context
    anchors: frozenset[str] = frozenset()

    def parts(self, nodes: Iterable[Node]) -> Parts:
        """Render nodes with headings that can be linked to."""
        given = tuple(nodes)
        self.anchors = give_anchors(given, self.problems)
        return self.context.parts(given)

    @property
    def uses(self) -> tuple[LinkUse, ...]:
        return tuple(self.resolver.uses)

    @property
    def term_ids(self) -> tuple[str, ...]:
        return tuple(self.resolver.terms)


def open_file(inside: str, sources: Sources) -> Reading:
    """Parse a file and prepare what renders it; problems with the file itself are already in it."""
    file = sources.files[inside]
    document = parse(file.text, file.path)
    problems = Problems(file.path, [file.problem] if file.problem else list(document.problems))
    resolver = Resolver(inside, sources.addresses, problems)
    drawing = sources.drawing_for(inside, problems)
    context = Context(problems, Renderer(resolver, problems), kinds("page"), drawing)
    return Reading(inside, file, document.front, document.nodes, problems, resolver, context)
