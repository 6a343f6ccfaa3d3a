"""What an address shows, which problems lie in it, and whether they keep it from being shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from elearn.database import db
from elearn.library import Catalogue
from elearn.library.layout import FOLDER, GLOSSARY, ROUTES, SCENARIO, SOURCES, spot
from elearn.previewing.place import Place
from elearn.previewing.watching import Found
from elearn.scenarios.models import Run

OWN, MODULE, COURSE, ELSEWHERE = range(4)
"""how far from what is shown a file lies"""
CLOSING = ("lessons.course", "lessons.module", "lessons.paper", "lessons.page", "lessons.route", "scenarios.story")
"""the addresses that cannot show what they are for while it holds a mistake"""
EXERCISES = ("answer", "sheet", "drawing")


@dataclass(frozen=True)
class Shown:
    """A course, module, page, scenario, route, the glossary or the sources; `run_text` is what a run was begun on."""

    kind: str
    course: str = ""
    module: str = ""
    name: str = ""
    run_text: str = ""

    def distance(self, inside: str) -> int:
        """How far from it a file lies."""
        if self._is_own(inside):
            return OWN
        if self.module and inside.startswith(f"{self.course}/{self.module}/"):
            return MODULE
        return COURSE if self.course and self._is_of_course(inside) else ELSEWHERE

    def _is_own(self, inside: str) -> bool:
        found = spot(inside)
        match self.kind:
            case "module":
                return inside.startswith(f"{self.course}/{self.module}/")
            case "glossary" | "sources":
                return inside.rsplit("/", 1)[-1] == (GLOSSARY if self.kind == "glossary" else SOURCES)
            case "route":
                return inside == f"{ROUTES}/{self.name}.md"
        mine = (self.kind, self.course, self.module, self.name)
        return found is not None and (found.kind, found.course, found.module, found.name) == mine

    def _is_of_course(self, inside: str) -> bool:
        """Whether a file is of the course as a whole; drawings are, because any page may show them."""
        own = self.kind == "course" or inside.count("/") == 1 or inside.endswith(".svg")
        return own and inside.startswith(f"{self.course}/")

    def is_in(self, books: Catalogue) -> bool:
        """Whether it can be shown."""
        match self.kind:
            case "course":
                course = books.course(self.course)
                return course is not None and not course.broken
            case "module":
                module = books.module(self.course, self.module)
                return module is not None and not module.broken
            case "page":
                return books.page(self.course, self.module, self.name) is not None
            case "story":
                return books.story(f"{self.course}/{self.name}") is not None
            case "route":
                return books.route(self.name) is not None
        return True


@dataclass(frozen=True)
class Sorted:
    """Problems in what is shown, and elsewhere; it is `closed` when those here keep it from being shown."""

    here: tuple[Found, ...]
    elsewhere: tuple[Found, ...]
    closed: bool = False


def sort_problems(found: Iterable[Found], shown: Shown | None, books: Catalogue) -> Sorted:
    """Sort the problems around what is shown; where it is not there, with what keeps it away."""
    if shown is None:
        return Sorted((), tuple(found))
    far = [(shown.distance(each.inside), each) for each in found]
    errors = [distance for distance, each in far if each.problem.is_error and distance < ELSEWHERE]
    closed = not shown.is_in(books) and bool(errors)
    widest = min(errors) if closed else OWN if shown.is_in(books) else MODULE
    here = [each for distance, each in far if distance <= widest]
    return Sorted(tuple(here), tuple(each for distance, each in far if distance > widest), closed)


def what_is_shown(endpoint: str, values: dict[str, Any], books: Catalogue, place: Place) -> Shown | None:
    """What an address of the site is for."""
    course = str(values.get("course", ""))
    feature, _, view = endpoint.partition(".")
    match feature, view:
        case "lessons", "course":
            return Shown("course", course)
        case "lessons", "module" | "paper":
            return Shown("module", course, str(values["module"]))
        case "lessons", "page":
            return Shown("page", course, str(values["module"]), str(values["page"]))
        case "lessons", "route":
            return Shown("route", name=str(values["route"]))
        case "lessons", "glossary" | "sources":
            return Shown(view)
        case "scenarios", "story":
            return _story(course, str(values["story"]), books, place)
        case "scenarios", _ if "run_id" in values:
            return _run(values["run_id"], books, place)
        case "exercises", name if name in EXERCISES:
            return _page_of(f"{course}/{values.get('exercise', '')}", books)
        case "reflections", "sheet":
            return _page_of(f"{course}/{values['question']}", books)
    return None


def _page_of(key: str, books: Catalogue) -> Shown | None:
    page = books.where(key)
    return Shown("page", page.course, page.module, page.slug) if page else None


def _story(course: str, story: str, books: Catalogue, place: Place, run_text: str = "") -> Shown:
    module = books.story_module(f"{course}/{story}")
    name = module.id if module else ""
    if not module and FOLDER.fullmatch(course) and FOLDER.fullmatch(story):
        name = next((path.parent.name for path in place.root.glob(f"{course}/*/{story}{SCENARIO}")), "")
    return Shown("story", course, name, story, run_text)


def _run(number: int, books: Catalogue, place: Place) -> Shown | None:
    run = db.session.get(Run, number)
    if run is None:
        return None
    course, _, story = run.scenario_key.partition("/")
    return _story(course, story, books, place, run.text_hash)
