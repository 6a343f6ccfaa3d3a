"""What the doors show: home, a course, a module and a route, each with how far somebody is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from elearn.groups.models import Assignment
from elearn.groups.queries import assignments_for
from elearn.lessons.links import present_route
from elearn.lessons.trace import Trace, trace_of
from elearn.lessons.way import Stop, way_of, way_through
from elearn.library import Catalogue, Course, Module, Page, Route
from elearn.progress.queries import finished_pages, last_opened
from elearn.rules.actor import Actor, Role
from elearn.scenarios.models import Run
from elearn.scenarios.queries import latest_runs
from elearn.web.library import catalogue

VOLUNTEERS = "vrijwilliger"
"""the route that is a door of its own on the home page"""


@dataclass(frozen=True)
class Door:
    """A course, module or route, and how much of it somebody finished."""

    thing: Course | Module | Route
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.done == self.total


@dataclass(frozen=True)
class Task:
    """What a group asks of somebody; a module that is no longer there is not shown."""

    assignment: Assignment
    module: Module
    door: Door


def door_to(thing: Course | Module | Route, done: Collection[str]) -> Door:
    pages = way_through(thing).pages
    return Door(thing, sum(page.key in done for page in pages), len(pages))


def home_seen(visitor: Actor, followed: Route | None) -> dict[str, Any]:
    """The home page of somebody: doors, where they were on the route they follow, what their groups ask."""
    books = catalogue()
    done = finished_pages(visitor.id) if visitor.id else set()
    volunteers = books.route(VOLUNTEERS)
    return {
        "courses": [door_to(course, done) for course in books.courses],
        "volunteers": door_to(volunteers, done) if volunteers else None,
        "other_routes": [route for route in books.routes if route.id != VOLUNTEERS],
        "beginning": beginning(books, volunteers),
        "here": where_they_were(books, last_opened(visitor.id) if visitor.id else None, done, followed),
        "followed": followed,
        "tasks": tasks_of(visitor, books, done),
        "is_coach": visitor.has_role(Role.COACH),
        "is_lecturer": visitor.has_role(Role.LECTURER),
    }


def beginning(books: Catalogue, route: Route | None) -> Page | None:
    """The page to begin with, without an account: the first of the volunteers' route, or of any course."""
    ways = [way_through(thing) for thing in (route, *books.courses) if thing]
    return next((way.pages[0] for way in ways if way.pages), None)


def where_they_were(
    books: Catalogue, page_key: str | None, done: Collection[str], route: Route | None = None
) -> Stop | None:
    """The page opened last, or what comes after it when it is finished; None when it is no longer there."""
    parts = (page_key or "").split("/")
    page = books.page(*parts) if len(parts) == 3 else None
    if page is None or page.key not in done:
        return page
    return way_of(page, books, route).after(page) or page


def tasks_of(visitor: Actor, books: Catalogue, done: Collection[str]) -> list[Task]:
    if not visitor.id or not visitor.has_role(Role.LEARNER):
        return []
    given = [(each, books.module(*each.module_key.split("/", 1))) for each in assignments_for(visitor.id)]
    return [Task(each, module, door_to(module, done)) for each, module in given if module]


def course_seen(course: Course, reader: int | None) -> dict[str, Any]:
    """A course with its modules as doors."""
    return {"course": course, **_walked(course, course.modules, trace_of(reader))}


def route_seen(route: Route, reader: int | None) -> dict[str, Any]:
    """A route with its modules as doors, and the course of each."""
    return {"route": route, **_walked(route, route.modules, trace_of(reader))}


def _walked(thing: Course | Route, modules: Iterable[Module], trace: Trace) -> dict[str, Any]:
    return {**_on_the_way(thing, trace), "doors": [door_to(module, trace.done) for module in modules]}


def _on_the_way(thing: Course | Route | Module, trace: Trace) -> dict[str, Any]:
    """How far somebody is in a thing, where they were in it, and where they go on."""
    way = way_through(thing)
    door = door_to(thing, trace.done)
    onward = next(iter(way.pages), None) if door.is_done else trace.onward(way)
    return {"door": door, "done": trace.done, "here": trace.here(way), "onward": onward}


def module_seen(module: Module, reader: int | None) -> dict[str, Any]:
    """A module with its pages and scenarios, and what was done of them."""
    return {
        "module": module,
        "course": catalogue().course(module.course),
        "route": _route_with(module),
        **_on_the_way(module, trace_of(reader)),
        "runs": _runs(module, reader),
    }


def _route_with(module: Module) -> Route | None:
    """The route the reader follows, where this module lies on it."""
    route = present_route()
    return route if route and module.key in [each.key for each in route.modules] else None


def _runs(module: Module, reader: int | None) -> dict[str, Run]:
    keys = {f"{module.course}/{story.id}": story.id for story in module.scenarios}
    latest = latest_runs(reader, keys) if reader else {}
    return {keys[key]: run for key, run in latest.items()}
