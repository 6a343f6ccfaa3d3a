"""Reads a route: an ordered choice of modules with its own introduction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from elearn.content.problems import Problem
from elearn.content.schema import read_front, suggestion
from elearn.library.codes import LibraryCode
from elearn.library.fronts import RouteFront
from elearn.library.links import LinkUse
from elearn.library.reading import Sources, open_file
from elearn.library.shapes import Module, Route


@dataclass(frozen=True)
class RouteDraft:
    """A route before its links were checked."""

    route: Route
    uses: tuple[LinkUse, ...]
    term_ids: tuple[str, ...]
    anchors: frozenset[str]


def read_route(inside: str, modules: Mapping[str, Module], sources: Sources) -> RouteDraft:
    """Read the route that lies at `inside`; its title is empty when its front matter does not fit."""
    reading = open_file(inside, sources)
    front = read_front(RouteFront, reading.front, reading.problems) if not reading.file.problem else None
    introduction = reading.parts(reading.nodes)
    for index, name in enumerate(front.modules if front else []):
        line = reading.front.line_of("modules", str(index))
        if name not in modules:
            message = f"there is no module `{name[:60]}`"
            hint = suggestion(name, modules) if modules else ""
            reading.problems.add(LibraryCode.MISSING_MODULE, line, message, hint)
        elif front and name in front.modules[:index]:
            reading.problems.add(LibraryCode.REPEATED_MODULE, line, f"`{name}` is named twice", "keep one of the two")
    route = Route(
        id=inside.rsplit("/", 1)[-1].removesuffix(".md"),
        title=front.title if front else "",
        summary=front.summary if front else "",
        language=front.language if front else "nl",
        introduction=introduction,
        modules=tuple(modules[name] for name in dict.fromkeys(front.modules) if name in modules) if front else (),
        problems=tuple(sorted(reading.problems)),
    )
    return RouteDraft(route, reading.uses, reading.term_ids, reading.anchors)


def with_problems(route: Route, problems: tuple[Problem, ...]) -> Route:
    return replace(route, problems=tuple(sorted({*route.problems, *problems})))
