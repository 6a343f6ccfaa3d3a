"""What a catalogue holds: courses, modules, pages, routes, the glossary and the sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from elearn.blocks.block import Block, Parts
from elearn.blocks.exercise import Exercise
from elearn.blocks.reflection import Reflection
from elearn.blocks.story import Story
from elearn.content.problems import Problem


@dataclass(frozen=True)
class Term:
    """An entry of the glossary; `linked` are the ids of the terms its own text uses."""

    id: str
    title: str
    html: Markup
    text: str
    language: str
    linked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """All terms, by title."""

    title: str
    introduction: Parts
    terms: tuple[Term, ...]
    by_id: Mapping[str, Term] = field(repr=False)

    def get(self, term: str) -> Term | None:
        return self.by_id.get(term)


@dataclass(frozen=True)
class Reference:
    """What a course is based on: a book, an article, a page; `text` is the same as plain words."""

    id: str
    html: Markup
    text: str
    language: str


@dataclass(frozen=True)
class ReferenceGroup:
    """References below one heading, with what is said before them."""

    title: Markup
    introduction: Markup
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Bibliography:
    """Every reference, in the order of the files; the first group may have no title."""

    title: str
    language: str
    groups: tuple[ReferenceGroup, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(reference for group in self.groups for reference in group.references)


@dataclass(frozen=True)
class Page:
    """A page of a module; its title is not in `parts`, and `terms` are to be printed at its foot."""

    course: str
    module: str
    slug: str
    title: str
    path: str
    language: str
    parts: Parts
    minutes: int
    words: int
    exercises: tuple[Exercise, ...]
    reflections: tuple[Reflection, ...]
    scenarios: tuple[str, ...]
    anchors: frozenset[str]
    term_ids: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    recalls: tuple[str, ...] = ()
    """The ids of earlier reflections and exercises of which the learner's answer is shown on this page."""

    @property
    def key(self) -> str:
        return f"{self.course}/{self.module}/{self.slug}"

    def key_of(self, block: Block) -> str:
        """The key under which answers to a block of this page are kept."""
        return f"{self.course}/{block.id}"


@dataclass(frozen=True)
class Module:
    """A module; when it is `broken` its pages, scenarios and introduction are not there."""

    id: str
    course: str
    language: str
    title: str
    aim: str
    minutes: int
    introduction: Parts
    pages: tuple[Page, ...]
    scenarios: tuple[Story, ...]
    term_ids: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: bool = False

    @property
    def key(self) -> str:
        return f"{self.course}/{self.id}"


@dataclass(frozen=True)
class Course:
    """A course; when it is `broken` its landing text is not there, and its modules may be."""

    id: str
    title: str
    summary: str
    language: str
    introduction: Parts
    modules: tuple[Module, ...]
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()
    broken: bool = False

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)


@dataclass(frozen=True)
class Route:
    """An ordered choice of modules with its own introduction."""

    id: str
    title: str
    summary: str
    language: str
    introduction: Parts
    modules: tuple[Module, ...]
    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)
