"""Addresses of what a course is made of; somebody who follows a route keeps it in every link."""

from typing import Any

from flask import has_request_context, request, session, url_for

from elearn.library import Course, Module, Page, Route
from elearn.web.library import catalogue

CARRY_ROUTE = {
    "lessons": ("page", "module"),
    "exercises": ("answer", "drawing", "sheet"),
    "progress": ("finish",),
    "scenarios": ("story", "begin", "run", "step", "back", "debrief"),
}
"""the addresses that keep the route, by feature"""


def present_route() -> Route | None:
    """The route that this visitor follows: as the address says, else the one they opened last."""
    if not has_request_context():
        return None
    wanted = request.args.get("route") or session.get("route", "")
    return catalogue().route(wanted) if wanted else None


def follow(route: Route | None) -> None:
    """From here on this visitor follows the route, or none; links in course texts do not know of it."""
    if route is None:
        session.pop("route", None)
    elif session.get("route") != route.id:
        session["route"] = route.id


def keep_route(endpoint: str, values: dict[str, Any]) -> None:
    """Put the present route into a link that is being made."""
    feature, _, name = endpoint.partition(".")
    if "route" not in values and name in CARRY_ROUTE.get(feature, ()):
        route = present_route()
        if route is not None:
            values["route"] = route.id


def link_to(thing: Course | Module | Page | Route, route: Route | None = None) -> str:
    """The address of a course, a module, a page or a route; `route` is the one to follow from there on."""
    along: dict[str, Any] = {"route": route.id} if route is not None else {}
    match thing:
        case Course():
            return url_for("lessons.course", course=thing.id)
        case Route():
            return url_for("lessons.route", route=thing.id)
        case Module():
            return url_for("lessons.module", course=thing.course, module=thing.id, **along)
        case Page():
            return url_for("lessons.page", course=thing.course, module=thing.module, page=thing.slug, **along)
