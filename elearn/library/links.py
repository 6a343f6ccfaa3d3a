"""Turns the relative path of a link into an address, and remembers it so that it can be checked later."""

import difflib
import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from elearn.content.problems import Problem, Problems
from elearn.content.render import Link
from elearn.library.addresses import Addresses
from elearn.library.codes import LibraryCode
from elearn.library.layout import Spot, spot

OUTSIDE = "link to a file of the courses, for example ../module/01-page.md"


@dataclass(frozen=True)
class LinkUse:
    """A link that was used: where, to which file, and to which place in it."""

    path: str
    line: int
    target: str
    fragment: str


class Resolver:
    """Resolves the links of one file, which lies at `inside` in the courses folder."""

    def __init__(self, inside: str, addresses: Addresses, problems: Problems) -> None:
        self.inside = inside
        self.addresses = addresses
        self.problems = problems
        self.uses: list[LinkUse] = []
        self.terms: dict[str, None] = {}

    def __call__(self, href: str, line: int) -> Link | None:
        path, _, fragment = href.partition("#")
        fragment = unquote(fragment)
        target = self.inside
        if path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(self.inside), unquote(path)))
        place = spot(target)
        if place is None or place.kind in ("drawing", "words"):
            message = f"there is nothing to read at `{href[:60]}`"
            self.problems.add(LibraryCode.DEAD_LINK, line, message, OUTSIDE)
            return None
        self.uses.append(LinkUse(self.problems.path, line, target, fragment))
        return self.link(place, fragment, same_file=not path)

    def link(self, place: Spot, fragment: str, same_file: bool) -> Link:
        if place.kind == "glossary" and fragment:
            self.terms[fragment] = None
            return Link(self.addresses.for_term(fragment), fragment)
        if place.kind == "sources" and fragment:
            return Link(self.addresses.for_reference(fragment))
        anchor = f"#{fragment}" if fragment and place.kind != "story" else ""
        return Link(anchor if same_file and anchor else self.address(place) + anchor)

    def address(self, place: Spot) -> str:
        match place.kind:
            case "course":
                return self.addresses.for_course(place.course)
            case "module":
                return self.addresses.for_module(place.course, place.module)
            case "page":
                return self.addresses.for_page(place.course, place.module, place.name)
            case "story":
                return self.addresses.for_story(place.course, place.name)
            case "route":
                return self.addresses.for_route(place.name)
            case "sources":
                return self.addresses.sources
        return self.addresses.glossary


def dead_links(uses: Iterable[LinkUse], files: Collection[str], anchors: Mapping[str, frozenset[str]]) -> list[Problem]:
    """A problem for every link to a file or a place in it that is not there."""
    return [problem for use in uses if (problem := _dead(use, files, anchors))]


def _dead(use: LinkUse, files: Collection[str], anchors: Mapping[str, frozenset[str]]) -> Problem | None:
    if use.target not in files:
        return _problem(use, f"there is no file `{use.target[:80]}`", files)
    here = anchors.get(use.target)
    if use.fragment and here is not None and use.fragment not in here:
        name = use.target.rsplit("/", 1)[-1]
        return _problem(use, f"there is no `#{use.fragment[:60]}` in {name}", here, use.fragment)
    return None


def _problem(use: LinkUse, message: str, known: Iterable[str], wanted: str = "") -> Problem:
    close = difflib.get_close_matches(wanted or use.target, sorted(known), n=1, cutoff=0.7)
    hint = f"did you mean `{close[0]}`?" if close else ""
    return Problem(use.path, use.line, LibraryCode.DEAD_LINK, message, hint)
