"""The course files as they are at this moment, and everything that is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from elearn.blocks.story import Story
from elearn.content.problems import Problem
from elearn.library import Catalogue, LiveCatalogue
from elearn.library.layout import SCENARIO, Spot
from elearn.library.prose import read_prose, sound_files
from elearn.library.readability import warnings_about
from elearn.library.reading import Memo
from elearn.library.snapshot import SourceFile
from elearn.previewing.place import Place
from elearn.rules.proof.proving import prove


@dataclass(frozen=True)
class Found:
    """A problem, how its file is called inside the folder of courses, and the address at which that file is shown."""

    problem: Problem
    inside: str
    address: str

    @property
    def where(self) -> str:
        return f"{self.inside}:{self.problem.line}"


@dataclass(frozen=True)
class Now:
    """What was read: another `version` is another state of the files."""

    version: str
    books: Catalogue
    found: tuple[Found, ...]


class Watched:
    """Looks at the files again whenever it is asked to; what did not change is not read again."""

    def __init__(self, place: Place, live: LiveCatalogue) -> None:
        self.place, self.live = place, live
        self._memo = Memo()
        self._now: Now | None = None

    @property
    def version(self) -> str:
        self.live.reload()
        return self.live.version

    def look(self) -> Now:
        version, books = self.version, self.live.current
        if self._now is None or self._now.version != version:
            self._memo.next_round()
            problems = sorted({*books.problems, *self._readability(books), *self._proofs(books)})
            found = tuple(each for each in map(self._found, problems) if self.place.concerns(each.inside))
            self._now = Now(version, books, found)
        return self._now

    def _found(self, problem: Problem) -> Found:
        inside = self.place.inside_of(problem.path)
        return Found(problem, inside, Place(self.place.root, inside).address)

    def _readability(self, books: Catalogue) -> Iterator[Problem]:
        terms = tuple((term.id, term.title, term.language) for term in books.glossary.terms)
        languages = tuple((course.id, course.language) for course in books.courses)
        for spot, file in sound_files(self.place.root, books):
            key = ("readability", file.path, file.hash, terms, languages)
            yield from self._memo.of(key, partial(_warnings_about, spot, file, books))

    def _proofs(self, books: Catalogue) -> Iterator[Problem]:
        for module in (module for course in books.courses for module in course.modules):
            for story in module.scenarios:
                path = str(self.place.root / module.course / module.id / f"{story.id}{SCENARIO}")
                yield from self._memo.of(("proof", path, story.hash), partial(_proven, story, path))


def _warnings_about(spot: Spot, file: SourceFile, books: Catalogue) -> tuple[Problem, ...]:
    return tuple(warnings_about(read_prose(spot, file, books), books.glossary))


def _proven(story: Story, path: str) -> tuple[Problem, ...]:
    return tuple(report.problem for report in prove(story, path).reports)
