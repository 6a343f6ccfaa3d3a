"""What learners answered and is no longer in the courses: ids and numbers, never a name and never a text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import func, or_, select

from elearn.checking import courses_folder
from elearn.content.problems import Code, Problem
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.library import Catalogue, load_catalogue
from elearn.reflections.models import Reflection
from elearn.scenarios.models import Run


class AnsweredCode(Code):
    """Ids on which answers hang, and which are gone."""

    LOST_EXERCISE = "lost-exercise", "An exercise that learners answered is gone."
    LOST_REFLECTION = "lost-reflection", "A question that learners wrote about is gone."
    LOST_SCENARIO = "lost-scenario", "A scenario that learners played is gone."


WHAT = {
    AnsweredCode.LOST_EXERCISE: ("answer", "the exercise"),
    AnsweredCode.LOST_REFLECTION: ("text", "the question"),
    AnsweredCode.LOST_SCENARIO: ("run", "the scenario"),
}
HINT = "answers hang on ids: give it this id again, or keep the old one in the course"


def lost_answers(folders: Sequence[Path], courses: frozenset[str] | None = None) -> Iterator[Problem]:
    """A problem for every id with answers that the courses in these folders no longer have.

    With `courses` only those are looked at. A course with mistakes is passed over: what it has shows when it is mended.
    """
    books = load_catalogue(folders)
    for code, key, count in _answered():
        course, _, name = key.partition("/")
        wanted = courses is None or course in courses
        if wanted and key not in _known(books, code) and not _is_broken(books, course):
            unit, kind = WHAT[code]
            message = f"learners left {count} {unit}{'' if count == 1 else 's'} with {kind} `{name}`, which is gone"
            yield Problem(_file_of(course, folders), 1, code, message, HINT)


def lost_from(paths: Sequence[Path]) -> Iterator[Problem]:
    """The same for paths as `elearn check` takes them: only the courses at these paths are looked at."""
    places = [(courses_folder(path.resolve()), path.resolve()) for path in paths]
    folders = list(dict.fromkeys(folder for folder, _path in places))
    inside = [name for folder, path in places for name in _courses_at(folder, path)]
    return lost_answers(folders, frozenset(inside))


def _courses_at(folder: Path, path: Path) -> list[str]:
    if path == folder:
        return [file.parent.name for file in folder.glob("*/course.md")]
    return [path.relative_to(folder).parts[0]]


def _answered() -> Iterator[tuple[AnsweredCode, str, int]]:
    """Every key with answers, and how many."""
    attempts = select(Attempt.exercise_key, func.count()).group_by(Attempt.exercise_key)
    written = or_(Reflection.draft != "", Reflection.versions.any())
    texts = select(Reflection.question_key, func.count()).where(written).group_by(Reflection.question_key)
    runs = select(Run.scenario_key, func.count()).group_by(Run.scenario_key)
    for code, query in zip(AnsweredCode, (attempts, texts, runs), strict=True):
        for key, count in db.session.execute(query):
            yield code, key, count


def _known(books: Catalogue, code: AnsweredCode) -> frozenset[str]:
    match code:
        case AnsweredCode.LOST_EXERCISE:
            return frozenset(books.exercises())
        case AnsweredCode.LOST_REFLECTION:
            return frozenset(books.reflections())
    return frozenset(books.stories())


def _is_broken(books: Catalogue, name: str) -> bool:
    course = books.course(name)
    return course is not None and (course.broken or any(module.broken for module in course.modules))


def _file_of(course: str, folders: Sequence[Path]) -> str:
    """The course.md of a course; where the course itself is gone, where it would be."""
    places = [folder / course / "course.md" for folder in reversed(folders)]
    return str(next((place for place in places if place.is_file()), places[0]))
