"""Reads a course: its landing text, and the modules that it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.content.problems import Problem, Problems
from elearn.content.schema import read_front, suggestion
from elearn.content.tree import FrontMatter
from elearn.library.codes import LibraryCode
from elearn.library.fronts import CourseFront
from elearn.library.layout import spot
from elearn.library.links import LinkUse
from elearn.library.modules import ModuleDraft, read_module
from elearn.library.reading import Sources, open_file
from elearn.library.shapes import Course

DEFAULT_LANGUAGE = "nl"


@dataclass(frozen=True)
class CourseDraft:
    """A course before its files were checked against each other."""

    course: Course
    modules: tuple[ModuleDraft, ...]
    problems: tuple[Problem, ...]
    uses: tuple[LinkUse, ...]
    term_ids: tuple[str, ...]
    anchors: frozenset[str]


def read_course(name: str, sources: Sources) -> CourseDraft:
    """Read the course in the folder `name`."""
    inside = f"{name}/course.md"
    if inside not in sources.files:
        return _without_index(name, sources)
    reading = open_file(inside, sources)
    front = read_front(CourseFront, reading.front, reading.problems) if not reading.file.problem else None
    introduction = reading.parts(reading.nodes)
    language = front.language if front else DEFAULT_LANGUAGE
    folders = _folders(name, sources)
    named = list(_named(front.modules if front else [], folders, reading.front, reading.problems))
    if front:
        _report_unlisted(sorted(set(folders) - set(named)), folders, reading.problems)
    course = Course(
        id=name,
        title=front.title if front else name,
        summary=front.summary if front else "",
        language=language,
        introduction=introduction,
        modules=(),
    )
    return CourseDraft(
        course=course,
        modules=tuple(read_module(name, module, language, sources) for module in named),
        problems=tuple(sorted(reading.problems)),
        uses=reading.uses,
        term_ids=reading.term_ids,
        anchors=reading.anchors,
    )


def _without_index(name: str, sources: Sources) -> CourseDraft:
    first = next(file for path, file in sources.files.items() if path.startswith(f"{name}/"))
    problem = Problem(first.path, 1, LibraryCode.MISSING_INDEX, f"the folder `{name}` has no course.md")
    course = Course(name, name, "", DEFAULT_LANGUAGE, (), ())
    return CourseDraft(course, (), (problem,), (), (), frozenset())


def _folders(course: str, sources: Sources) -> dict[str, str]:
    """The folders of a course that hold pages, each with the path of one of its files."""
    places = ((spot(path), file.path) for path, file in sources.files.items())
    kinds = ("module", "page", "story")
    return {place.module: path for place, path in places if place and place.course == course and place.kind in kinds}


def _named(names: list[str], folders: dict[str, str], front: FrontMatter, problems: Problems) -> Iterator[str]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        line = front.line_of("modules", str(index))
        if name in seen:
            problems.add(LibraryCode.REPEATED_MODULE, line, f"`{name[:60]}` is named twice", "keep one of the two")
        elif name not in folders:
            message = f"there is no module `{name[:60]}`"
            problems.add(LibraryCode.MISSING_MODULE, line, message, suggestion(name, folders))
        else:
            seen.add(name)
            yield name


def _report_unlisted(names: list[str], folders: dict[str, str], problems: Problems) -> None:
    for name in names:
        hint = "add it to `modules` in course.md"
        problem = Problem(folders[name], 1, LibraryCode.UNLISTED_MODULE, f"the module `{name}` is not named", hint)
        problems.found.append(problem)
