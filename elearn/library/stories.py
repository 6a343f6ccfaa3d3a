"""Reads single scenarios: from a file, or from a text that was kept to finish a run on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from elearn.blocks.story import Story
from elearn.blocks.story_reading import read_story
from elearn.content.problems import Problem, Problems
from elearn.library.addresses import Addresses
from elearn.library.codes import LibraryCode
from elearn.library.courses import DEFAULT_LANGUAGE
from elearn.library.layout import SCENARIO, spot
from elearn.library.links import Resolver
from elearn.library.reading import Memo, Sources
from elearn.library.shapes import Course
from elearn.library.snapshot import read_file, take_snapshot


def parse_story(
    source: str, path: str, language: str = DEFAULT_LANGUAGE, sources: Sources | None = None
) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read a scenario; `path` is where its file lies, or lay, in the courses folder."""
    given = sources or Sources({}, Addresses(), Memo())
    problems = Problems(path)
    resolver = Resolver(path, given.addresses, problems)
    story, found = read_story(source, path, language, resolver, given.drawing_for(path, problems))
    return story, tuple(sorted({*found, *problems}))


def read_story_file(path: Path, folder: Path) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read a scenario from its file; problems name it as `path` does.

    Where it lies in a course of `folder`, the drawings of that course are there; elsewhere nothing beside it is read.
    """
    file = read_file(path)
    if file.problem:
        return None, (file.problem,)
    inside = path.resolve().relative_to(folder).as_posix()
    is_in_a_course = spot(inside) is not None
    files = take_snapshot(folder).files if is_in_a_course else {}
    story, found = parse_story(file.text, inside, sources=Sources(files, Addresses(), Memo()))
    alone = () if is_in_a_course else (LibraryCode.DEAD_LINK, LibraryCode.MISSING_DRAWING)
    return story, tuple(replace(problem, path=str(path)) for problem in found if problem.code not in alone)


def story_reader(sources: Sources, courses: Sequence[Course]) -> Callable[[str, str], Story | None]:
    """Reads a kept text of a scenario by its key `course/story`, with the drawings of today."""
    languages = {course.id: course.language for course in courses}

    def read(key: str, source: str) -> Story | None:
        course, _, name = key.partition("/")
        ending = f"/{name}{SCENARIO}"
        paths = (path for path in sources.files if path.startswith(f"{course}/") and path.endswith(ending))
        path = next(paths, f"{course}/scenario{ending}")
        return parse_story(source, path, languages.get(course, DEFAULT_LANGUAGE), sources)[0]

    return read
