"""What somebody did so far, course by course, and where they were."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from elearn.exercises.queries import answered_exercises
from elearn.lessons.overview import Door, door_to
from elearn.library import Course, Page
from elearn.progress.queries import pages_of
from elearn.scenarios.queries import played_by
from elearn.web.library import catalogue


@dataclass(frozen=True)
class CourseDone:
    """One course: its modules with how far somebody is, and how much they answered and played."""

    door: Door
    modules: tuple[Door, ...]
    answered: int
    played: int


def what_they_did(user_id: int) -> dict[str, Any]:
    """The context of the progress page; courses in which nothing was done are left out."""
    opened = pages_of(user_id)
    done = {key for key, row in opened.items() if row.finished_at}
    exercises, stories = answered_exercises(user_id), played_by(user_id)
    seen = [_course(course, done, exercises, stories) for course in catalogue().courses]
    newest = max(opened.values(), key=lambda row: row.opened_at, default=None)
    page = _page(newest.page_key) if newest else None
    touched = {key.partition("/")[0] for key in (*opened, *exercises, *stories)}
    return {
        "courses": [each for each in seen if each.door.thing.id in touched],
        "here": page,
        "opened_at": newest.opened_at if newest and page else None,
    }


def _course(course: Course, done: Collection[str], exercises: set[str], stories: set[str]) -> CourseDone:
    modules = tuple(door for module in course.modules if (door := door_to(module, done)).done)
    prefix = f"{course.id}/"
    answered = sum(key.startswith(prefix) for key in exercises)
    return CourseDone(door_to(course, done), modules, answered, sum(key.startswith(prefix) for key in stories))


def _page(page_key: str) -> Page | None:
    course, _, rest = page_key.partition("/")
    module, _, slug = rest.partition("/")
    return catalogue().page(course, module, slug)
