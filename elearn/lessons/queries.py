"""Everything a page of a module shows, gathered in a constant number of queries."""

from collections.abc import Mapping
from typing import Any

from elearn.blocks.exercise import Exercise
from elearn.blocks.story import Story
from elearn.exercises.models import Attempt
from elearn.exercises.queries import recent_attempts
from elearn.exercises.showing import Shown
from elearn.lessons.links import link_to, present_route
from elearn.lessons.recalling import recalled_on
from elearn.lessons.speech import spoken
from elearn.lessons.way import way_of
from elearn.library import Page
from elearn.pictures.queries import giving_on
from elearn.progress.queries import finished_pages
from elearn.reflections.queries import sheets_for
from elearn.scenarios.models import Run
from elearn.scenarios.queries import latest_runs
from elearn.voices.models import Spot
from elearn.voices.queries import beside
from elearn.web.library import catalogue


def what_a_page_shows(
    page: Page,
    reader: int | None,
    again: str = "",
    changed: Mapping[str, Shown] | None = None,
    row: int = 0,
    done: set[str] | None = None,
) -> dict[str, Any]:
    """The context of `lessons/page.html`.

    `done` are the pages that the reader finished, for who read them already. `again` is the id of an exercise that is
    to be tried again, with `row` as the row that was added to it; `changed` are exercises by key that are shown in
    another state than the kept one.
    """
    if done is None:
        done = finished_pages(reader) if reader else set()
    lying = what_lies_on(page, reader, again, changed, row)
    return {**_around(page, done), **lying, "beside": beside(Spot.PAGE, page.key)}


def what_lies_on(
    page: Page, reader: int | None, again: str = "", changed: Mapping[str, Shown] | None = None, row: int = 0
) -> dict[str, Any]:
    """The same without what is around the page: its text, and what its blocks need."""
    return {
        "page": page,
        "work": _exercises(page, reader, again, row) | dict(changed or {}),
        "recalled": recalled_on(page, reader),
        "giving": giving_on(page, reader),
        "sheets": sheets_for(reader, [page.key_of(block) for block in page.reflections]) if reader else {},
        "stories": _stories(page),
        "runs": _runs(page, reader),
    }


def _around(page: Page, done: set[str]) -> dict[str, Any]:
    """Where the page lies: its module with what is done of it, and what comes before and after."""
    books = catalogue()
    way = way_of(page, books, present_route())
    module = books.module(page.course, page.module)
    pages = module.pages if module else ()
    return {
        "course": books.course(page.course),
        "module": module,
        "route": way.route,
        "previous": way.before(page),
        "next": way.after(page),
        "done": sum(each.key in done for each in pages),
        "contents": [_entry(each, page, done) for each in pages],
    }


def _entry(each: Page, page: Page, done: set[str]) -> dict[str, Any]:
    label = spoken(each.title, each.language)
    return {"label": label, "href": link_to(each), "current": each.key == page.key, "done": each.key in done}


def exercise_shown(block: Exercise, page: Page, reader: int | None, **state: Any) -> Shown:
    """One exercise with what its reader answered."""
    key = page.key_of(block)
    return _seen(block, key, recent_attempts(reader, [key]) if reader else {}, **state)


def what_an_exercise_shows(block: Exercise, page: Page, reader: int | None, **state: Any) -> dict[str, Any]:
    """The context of one exercise alone, as a fragment or on a page of its own."""
    shown = exercise_shown(block, page, reader, **state)
    around = {"recalled": recalled_on(page, reader), "giving": giving_on(page, reader)}
    return {"part": block, "page": page, "work": {shown.key: shown}, **around}


def _exercises(page: Page, reader: int | None, again: str, row: int) -> dict[str, Shown]:
    blocks = {page.key_of(block): block for block in page.exercises}
    kept = recent_attempts(reader, blocks) if reader else {}
    wanted = {key: {"again": True, "row_added": row} if block.id == again else {} for key, block in blocks.items()}
    return {key: _seen(block, key, kept, **wanted[key]) for key, block in blocks.items()}


def _seen(block: Exercise, key: str, kept: Mapping[str, tuple[list[Attempt], int]], **state: Any) -> Shown:
    tries, count = kept.get(key, ([], 0))
    return Shown(block, key, tuple(tries), count, **state)


def _stories(page: Page) -> dict[str, Story]:
    found = {name: catalogue().story(f"{page.course}/{name}") for name in page.scenarios}
    return {name: story for name, story in found.items() if story}


def _runs(page: Page, reader: int | None) -> dict[str, Run]:
    keys = {f"{page.course}/{name}": name for name in page.scenarios}
    latest = latest_runs(reader, keys) if reader else {}
    return {keys[key]: run for key, run in latest.items()}
