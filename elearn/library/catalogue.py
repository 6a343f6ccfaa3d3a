"""The loaded catalogue: everything that can be read, and the look-ups that the rest of Tandem asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from elearn.blocks.block import Block
from elearn.blocks.exercise import Exercise
from elearn.blocks.reflection import Reflection
from elearn.blocks.story import Story
from elearn.content.problems import Problem
from elearn.library.glossary import collect_terms
from elearn.library.search import Found, SearchIndex
from elearn.library.shapes import Bibliography, Course, Glossary, Module, Page, Route, Term

ReadStory = Callable[[str, str], Story | None]


@dataclass(frozen=True)
class Neighbours:
    """The pages before and after a page, across the modules of its course."""

    previous: Page | None
    next: Page | None


@dataclass(frozen=True)
class Catalogue:
    """All courses. Every look-up gives None for what is not there, or lies in a broken module."""

    courses: tuple[Course, ...]
    routes: tuple[Route, ...]
    glossary: Glossary
    bibliography: Bibliography
    problems: tuple[Problem, ...]
    read_stored: ReadStory = field(repr=False)
    search_index: SearchIndex = field(repr=False, compare=False)
    _index: "Index" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", Index.of(self.courses))

    def course(self, course: str) -> Course | None:
        return next((one for one in self.courses if one.id == course), None)

    def route(self, route: str) -> Route | None:
        return next((one for one in self.routes if one.id == route), None)

    def module(self, course: str, module: str) -> Module | None:
        return self._index.modules.get(f"{course}/{module}")

    def page(self, course: str, module: str, slug: str) -> Page | None:
        return self._index.pages.get(f"{course}/{module}/{slug}")

    def exercise(self, key: str) -> Exercise | None:
        block = self._index.blocks.get(key)
        return block if isinstance(block, Exercise) else None

    def reflection(self, key: str) -> Reflection | None:
        block = self._index.blocks.get(key)
        return block if isinstance(block, Reflection) else None

    def story(self, key: str) -> Story | None:
        return self._index.stories.get(key)

    def where(self, key: str) -> Page | None:
        """The page on which an exercise or a reflection lies."""
        return self._index.homes.get(key)

    def story_module(self, key: str) -> Module | None:
        """The module in which a scenario lies."""
        return self._index.story_modules.get(key)

    def story_page(self, key: str) -> Page | None:
        """The first page with a card that opens a scenario."""
        return self._index.story_pages.get(key)

    def stored_story(self, key: str, source: str) -> Story | None:
        """A scenario as its text once was, for a run that was started on it."""
        return self.read_stored(key, source)

    def neighbours(self, page: Page) -> Neighbours:
        pages = [other for key, other in self._index.pages.items() if other.course == page.course]
        keys = [other.key for other in pages]
        if page.key not in keys:
            return Neighbours(None, None)
        at = keys.index(page.key)
        return Neighbours(pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None)

    def term(self, term: str) -> Term | None:
        return self.glossary.get(term)

    def search(self, asked: str) -> Found:
        """What in all course text has the words of a question; never raises."""
        return self.search_index.search(asked)

    def terms_of(self, story: Story) -> tuple[Term, ...]:
        """The glossary entries to print below a scene of this story."""
        return collect_terms(story.terms, self.glossary.by_id)

    def exercises(self) -> Mapping[str, Exercise]:
        return {key: block for key, block in self._index.blocks.items() if isinstance(block, Exercise)}

    def reflections(self) -> Mapping[str, Reflection]:
        return {key: block for key, block in self._index.blocks.items() if isinstance(block, Reflection)}

    def stories(self) -> Mapping[str, Story]:
        return dict(self._index.stories)


@dataclass
class Index:
    """Everything by its key."""

    modules: dict[str, Module] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    homes: dict[str, Page] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)
    story_modules: dict[str, Module] = field(default_factory=dict)
    story_pages: dict[str, Page] = field(default_factory=dict)

    @classmethod
    def of(cls, courses: Iterable[Course]) -> "Index":
        index = cls()
        for course in courses:
            for module in course.modules:
                index.add(module)
        return index

    def add(self, module: Module) -> None:
        self.modules[module.key] = module
        for story in module.scenarios:
            self.stories.setdefault(f"{module.course}/{story.id}", story)
            self.story_modules.setdefault(f"{module.course}/{story.id}", module)
        for page in module.pages:
            self.pages[page.key] = page
            for block in (*page.exercises, *page.reflections):
                self.blocks.setdefault(page.key_of(block), block)
                self.homes.setdefault(page.key_of(block), page)
            for story_id in page.scenarios:
                self.story_pages.setdefault(f"{page.course}/{story_id}", page)
