"""What people answered or gave, and is no longer in the courses: ids and numbers, never a name and never a text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from elearn.checking import courses_folder
from elearn.content.problems import Code, Problem
from elearn.database import db, now
from elearn.exercises.models import Attempt
from elearn.library import Catalogue, load_catalogue
from elearn.reflections.models import Reflection
from elearn.scenarios.models import Run
from elearn.voices.models import CourseVoice, Spot


class AnsweredCode(Code):
    """Ids on which answers hang, and places beside which voices lie, that are gone."""

    LOST_EXERCISE = "lost-exercise", "An exercise that learners answered is gone."
    LOST_REFLECTION = "lost-reflection", "A question that learners wrote about is gone."
    LOST_SCENARIO = "lost-scenario", "A scenario that learners played is gone."
    LOST_PAGE = "lost-page", "A page beside which a coach's voice lies is gone."
    LOST_SCENE = "lost-scene", "A scene beside which a coach's voice lies is gone."


LEARNERS, COACHES = "learners left", "coaches gave"
WHAT = {
    AnsweredCode.LOST_EXERCISE: (LEARNERS, "answer", "with the exercise"),
    AnsweredCode.LOST_REFLECTION: (LEARNERS, "text", "with the question"),
    AnsweredCode.LOST_SCENARIO: (LEARNERS, "run", "with the scenario"),
    AnsweredCode.LOST_PAGE: (COACHES, "voice", "beside the page"),
    AnsweredCode.LOST_SCENE: (COACHES, "voice", "beside the scene"),
}
BESIDE = {Spot.PAGE: AnsweredCode.LOST_PAGE, Spot.SCENE: AnsweredCode.LOST_SCENE}
HINT = "answers hang on ids: give it this id again, or keep the old one in the course"
BESIDE_HINT = "nobody can see or hear them there: give it this name again, or keep the old one in the course"


def lost_answers(folders: Sequence[Path], courses: frozenset[str] | None = None) -> Iterator[Problem]:
    """A problem for every id with answers that the courses in these folders no longer have.

    With `courses` only those are looked at. A course with mistakes is passed over: what it has shows when it is mended.
    """
    books = load_catalogue(folders)
    for code, key, count in _answered():
        course, _, name = key.partition("/")
        wanted = courses is None or course in courses
        if wanted and not _is_there(books, code, key) and not _is_broken(books, course):
            who, unit, kind = WHAT[code]
            message = f"{who} {count} {unit}{'' if count == 1 else 's'} {kind} `{name}`, which is gone"
            yield Problem(_file_of(course, folders), 1, code, message, BESIDE_HINT if who == COACHES else HINT)


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
    """Every key with answers, every place with voices, and how many."""
    yield from _counted(AnsweredCode.LOST_EXERCISE, Attempt.exercise_key)
    written = or_(Reflection.draft != "", Reflection.versions.any())
    yield from _counted(AnsweredCode.LOST_REFLECTION, Reflection.question_key, written)
    yield from _counted(AnsweredCode.LOST_SCENARIO, Run.scenario_key)
    ended = (CourseVoice.withdrawn_at, CourseVoice.taken_out_at, CourseVoice.replaced_at)
    still = (CourseVoice.expires_on >= now().date(), *(moment.is_(None) for moment in ended))
    for spot, code in BESIDE.items():
        yield from _counted(code, CourseVoice.place, CourseVoice.spot == spot, *still)


def _counted(
    code: AnsweredCode, key: InstrumentedAttribute[str], *which: ColumnElement[bool]
) -> Iterator[tuple[AnsweredCode, str, int]]:
    for name, count in db.session.execute(select(key, func.count()).where(*which).group_by(key).order_by(key)):
        yield code, name, count


def _is_there(books: Catalogue, code: AnsweredCode, key: str) -> bool:
    match code:
        case AnsweredCode.LOST_EXERCISE:
            return books.exercise(key) is not None
        case AnsweredCode.LOST_REFLECTION:
            return books.reflection(key) is not None
        case AnsweredCode.LOST_SCENARIO:
            return books.story(key) is not None
        case AnsweredCode.LOST_PAGE:
            return key.count("/") == 2 and books.page(*key.split("/")) is not None
    story_key, _, scene = key.rpartition("/")
    story = books.story(story_key)
    return story is not None and story.scene(scene) is not None


def _is_broken(books: Catalogue, name: str) -> bool:
    course = books.course(name)
    return course is not None and (course.broken or any(module.broken for module in course.modules))


def _file_of(course: str, folders: Sequence[Path]) -> str:
    """The course.md of a course; where the course itself is gone, where it would be."""
    places = [folder / course / "course.md" for folder in reversed(folders)]
    return str(next((place for place in places if place.is_file()), places[0]))
