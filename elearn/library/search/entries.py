"""Everything that can be found: courses, modules, pages, routes, scenarios by their title, terms and references."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elearn.library.addresses import Addresses
from elearn.library.search.passages import Passage, passages_in
from elearn.library.search.words import visible
from elearn.library.shapes import Bibliography, Course, Glossary, Module, Page, Route


@dataclass(frozen=True)
class Entry:
    """One thing that can be found; `place` are the titles of what it lies in, the widest first."""

    kind: str
    address: str
    title: str
    language: str
    place: tuple[str, ...]
    passages: tuple[Passage, ...]

    def address_of(self, passage: Passage) -> str:
        return f"{self.address}#{passage.anchor}" if passage.anchor else self.address


def entries_of(
    courses: Sequence[Course],
    routes: Sequence[Route],
    glossary: Glossary,
    bibliography: Bibliography,
    addresses: Addresses,
) -> Iterator[Entry]:
    """Every entry, in the order of the courses."""
    for term in glossary.terms:
        address = addresses.glossary + addresses.for_term(term.id)
        yield Entry("term", address, term.title, term.language, (), _said(term.text))
    for course in courses:
        yield from _of_course(course, addresses)
    for route in routes:
        said = (*_said(route.summary), *passages_in(route.introduction))
        yield Entry("route", addresses.for_route(route.id), route.title, route.language, (), said)
    for reference in bibliography.references:
        address = addresses.for_reference(reference.id)
        yield Entry("reference", address, bibliography.title, reference.language, (), _whole(reference.text))


def _said(text: str) -> tuple[Passage, ...]:
    return (Passage(texts=[visible(text)]),)


def _whole(text: str) -> tuple[Passage, ...]:
    return (Passage(texts=[visible(text)], whole=True),)


def _of_course(course: Course, addresses: Addresses) -> Iterator[Entry]:
    said = (*_said(course.summary), *passages_in(course.introduction))
    yield Entry("course", addresses.for_course(course.id), course.title, course.language, (), said)
    for module in course.modules:
        yield from _of_module(module, course, addresses)


def _of_module(module: Module, course: Course, addresses: Addresses) -> Iterator[Entry]:
    said = (*_said(module.aim), *passages_in(module.introduction))
    address, place = addresses.for_module(course.id, module.id), (course.title, module.title)
    yield Entry("module", address, module.title, module.language, place[:1], said)
    for page in module.pages:
        yield _page(page, place, addresses)
    for story in module.scenarios:
        at = addresses.for_story(course.id, story.id)
        yield Entry("story", at, story.title, story.language, place, _said(story.summary))


def _page(page: Page, place: tuple[str, ...], addresses: Addresses) -> Entry:
    address = addresses.for_page(page.course, page.module, page.slug)
    return Entry("page", address, page.title, page.language, place, tuple(passages_in(page.parts)))
