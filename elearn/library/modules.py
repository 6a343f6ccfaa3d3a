"""Reads a module: its index, its pages in order, its scenarios."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elearn.blocks.block import blocks_in
from elearn.blocks.recall import Recall
from elearn.blocks.say import Say
from elearn.blocks.scenario import ScenarioCard
from elearn.blocks.story import Story
from elearn.blocks.story_reading import read_story
from elearn.content.problems import Problem, Problems
from elearn.content.schema import read_front
from elearn.library.codes import LibraryCode
from elearn.library.fronts import ModuleFront
from elearn.library.layout import PAPER, Spot, spot
from elearn.library.links import LinkUse, Resolver
from elearn.library.pages import read_page
from elearn.library.reading import Files, Sources, open_file
from elearn.library.shapes import Module, Page


@dataclass(frozen=True)
class IdUse:
    """Where an id stands: of a block or a scenario, or of what a card opens or a recall shows."""

    id: str
    path: str
    line: int


@dataclass(frozen=True)
class ModuleDraft:
    """A module before its files were checked against other files."""

    module: Module
    problems: tuple[Problem, ...]
    uses: tuple[LinkUse, ...]
    ids: tuple[IdUse, ...]
    stories: tuple[IdUse, ...]
    cards: tuple[IdUse, ...]
    recalls: tuple[IdUse, ...]
    moments: tuple[IdUse, ...]


def read_module(course: str, name: str, language: str, sources: Sources) -> ModuleDraft:
    """Read a module, or take it from the memory when none of its files changed."""
    files = sources.below(f"{course}/{name}")
    stamp = tuple(sorted((path, file.path, file.hash) for path, file in files.items()))
    drawings = {drawing for file in files.values() for drawing in sources.drawings_named_in(file)}
    key = ("module", course, name, language, sources.addresses, stamp, tuple(sorted(drawings)))
    return sources.memo.of(key, lambda: _Reader(course, name, language, sources, files).read())


class _Reader:
    def __init__(self, course: str, name: str, language: str, sources: Sources, files: Files) -> None:
        self.course = course
        self.name = name
        self.language = language
        self.sources = sources
        self.files = files
        self.problems: list[Problem] = []
        self.uses: list[LinkUse] = []
        self.stories: list[IdUse] = []
        self.moments: list[IdUse] = []

    def read(self) -> ModuleDraft:
        pages = tuple(self.pages())
        scenarios = tuple(self.scenarios())
        module = self.module(pages, scenarios)
        ids = (
            IdUse(block.id, page.path, block.line) for page in pages for block in (*page.exercises, *page.reflections)
        )
        return ModuleDraft(
            module=module,
            problems=tuple(dict.fromkeys(sorted(self.problems))),
            uses=tuple(self.uses),
            ids=tuple(ids),
            stories=tuple(self.stories),
            cards=tuple(_cards(pages)),
            recalls=tuple(_recalls(pages)),
            moments=tuple(self.moments),
        )

    def module(self, pages: tuple[Page, ...], scenarios: tuple[Story, ...]) -> Module:
        inside = f"{self.course}/{self.name}/index.md"
        if inside not in self.files:
            path = _folder(self.files, self.name)
            self.problems.append(Problem(path, 1, LibraryCode.MISSING_INDEX, "this module has no index.md"))
            return Module(self.name, self.course, self.language, self.name, "", 1, (), pages, scenarios, ())
        reading = open_file(inside, self.sources)
        front = read_front(ModuleFront, reading.front, reading.problems) if not reading.file.problem else None
        introduction = reading.parts(reading.nodes)
        if not pages:
            reading.problems.add(LibraryCode.NO_PAGES, 1, "this module has no pages", "add 01-name.md beside it")
        self.problems += reading.problems
        self.uses += reading.uses
        return Module(
            id=self.name,
            course=self.course,
            language=self.language,
            title=front.title if front else self.name,
            aim=front.aim if front else "",
            minutes=front.minutes if front else 1,
            introduction=introduction,
            pages=pages,
            scenarios=scenarios,
            term_ids=reading.term_ids,
        )

    def pages(self) -> Iterator[Page]:
        taken = {PAPER: "the whole module on paper"}
        for inside, place in self.spots("page"):
            draft = read_page(inside, self.language, self.sources)
            self.problems += draft.problems
            self.uses += draft.uses
            if place.name in taken:
                message = f"`{place.name}` is also the address of {taken[place.name]}"
                self.problems.append(
                    Problem(draft.page.path, 1, LibraryCode.DUPLICATE_PAGE, message, "rename one of the two")
                )
                continue
            taken[place.name] = inside.rsplit("/", 1)[-1]
            yield draft.page

    def scenarios(self) -> Iterator[Story]:
        for inside, place in self.spots("story"):
            file = self.files[inside]
            if file.problem:
                self.problems.append(file.problem)
                continue
            problems = Problems(file.path)
            resolver = Resolver(inside, self.sources.addresses, problems)
            drawing = self.sources.drawing_for(inside, problems)
            story, found = read_story(file.text, file.path, self.language, resolver, drawing)
            self.problems += [*found, *problems]
            self.uses += resolver.uses
            self.stories.append(IdUse(place.name, file.path, 1))
            if story:
                self.moments += _moments(story, file.path)
                yield story

    def spots(self, kind: str) -> Sequence[tuple[str, Spot]]:
        found = [(path, place) for path in self.files if (place := spot(path)) and place.kind == kind]
        return sorted(found, key=lambda pair: (pair[1].number, pair[0]))


def _cards(pages: Sequence[Page]) -> Iterator[IdUse]:
    for page in pages:
        for block in blocks_in(page.parts):
            if isinstance(block, ScenarioCard):
                yield IdUse(block.story, page.path, block.line)


def _recalls(pages: Sequence[Page]) -> Iterator[IdUse]:
    for page in pages:
        for block in blocks_in(page.parts):
            if isinstance(block, Recall):
                yield IdUse(block.of, page.path, block.line)


def _moments(story: Story, path: str) -> Iterator[IdUse]:
    for scene in story.scenes:
        for block in blocks_in(scene.parts):
            if isinstance(block, Say):
                yield IdUse(block.id, path, block.line)


def _folder(files: Files, name: str) -> str:
    first = next(iter(files.values()), None)
    return first.path.rsplit("/", 1)[0] if first else name
