"""What is previewed: a folder of courses, and the course, module or file in it that is being written."""

from dataclasses import dataclass
from pathlib import Path

from elearn.checking import courses_folder
from elearn.library import Addresses
from elearn.library.layout import GLOSSARY, ROUTES, SOURCES, spot


class NoCourse(Exception):
    """There is nothing to preview; the message says what to do."""


@dataclass(frozen=True)
class Place:
    """`root` holds the courses; `inside` is what was asked for in it, and empty for all of it."""

    root: Path
    inside: str = ""

    def inside_of(self, path: str) -> str:
        """A path as it is called inside the folder of courses."""
        return Path(path).relative_to(self.root).as_posix() if Path(path).is_relative_to(self.root) else path

    def concerns(self, inside: str) -> bool:
        """Whether a file has to do with courses: other things may lie beside a course that is previewed alone."""
        first, *rest = inside.split("/")
        if not self.inside or (rest and first == ROUTES) or (not rest and first in (GLOSSARY, SOURCES)):
            return True
        return bool(rest) and (first == self.inside.split("/")[0] or (self.root / first / "course.md").is_file())

    @property
    def address(self) -> str:
        """The address at which it is shown."""
        site, found = Addresses(), spot(self.inside)
        if found is None or found.kind == "drawing":
            return self._address_of_folder(site)
        match found.kind:
            case "page":
                return site.for_page(found.course, found.module, found.name)
            case "story":
                return site.for_story(found.course, found.name)
            case "route":
                return site.for_route(found.name)
            case "glossary":
                return site.glossary
            case "sources":
                return site.sources
        return self._address_of_folder(site)

    def _address_of_folder(self, site: Addresses) -> str:
        course, module, *_ = [*self.inside.split("/"), "", ""]
        if not (self.root / course / "course.md").is_file():
            return "/"
        if (self.root / course / module / "index.md").is_file():
            return site.for_module(course, module)
        return site.for_course(course)


def find_place(path: Path) -> Place:
    """What there is to preview at a path.

    Raises:
        NoCourse: the path is not there, or there is no course at it, above it or below it.
    """
    if not path.exists():
        raise NoCourse(f"{path}: there is no such file or folder")
    path = path.resolve()
    root = courses_folder(path)
    if not any(root.glob("*/course.md")):
        raise NoCourse(f"{path}: there is no course here; `elearn new course NAME` makes one")
    inside = path.relative_to(root).as_posix()
    return Place(root, "" if inside == "." else inside)
