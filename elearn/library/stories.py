"""Reads scenarios from a text that was kept: a run is finished on the text it was started on."""

from collections.abc import Callable, Sequence

from elearn.blocks.story import Story
from elearn.blocks.story_reading import read_story
from elearn.content.problems import Problem, Problems
from elearn.library.addresses import Addresses
from elearn.library.courses import DEFAULT_LANGUAGE
from elearn.library.layout import SCENARIO
from elearn.library.links import Resolver
from elearn.library.reading import Memo, Sources
from elearn.library.shapes import Course


def parse_story(
    source: str, path: str, language: str = DEFAULT_LANGUAGE, sources: Sources | None = None
) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read a scenario; `path` is where its file lies, or lay, in the courses folder."""
    given = sources or Sources({}, Addresses(), Memo())
    problems = Problems(path)
    resolver = Resolver(path, given.addresses, problems)
    story, found = read_story(source, path, language, resolver, given.drawing_for(path, problems))
    return story, tuple(sorted({*found, *problems}))


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
