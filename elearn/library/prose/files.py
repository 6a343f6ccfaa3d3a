"""The prose of every file in a folder of courses, each in the language of its course."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from elearn.content.parser import parse
from elearn.content.tree import Document
from elearn.library.catalogue import Catalogue
from elearn.library.courses import DEFAULT_LANGUAGE
from elearn.library.layout import Spot, spot
from elearn.library.prose.cutting import pieces_of
from elearn.library.prose.pieces import Piece
from elearn.library.snapshot import SourceFile, take_snapshot

TEXTS = ("glossary", "sources", "route", "course", "module", "page", "story")


@dataclass(frozen=True)
class Prose:
    """A file as it is read by people."""

    place: Spot
    language: str
    document: Document
    pieces: tuple[Piece, ...]

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def is_dutch(self) -> bool:
        return self.language[:2] == "nl"


def prose_of(folder: Path, catalogue: Catalogue) -> Iterator[Prose]:
    """The prose of the files in a folder that was loaded; files with errors are left out."""
    for place, file in sound_files(folder, catalogue):
        yield read_prose(place, file, catalogue)


def sound_files(folder: Path, catalogue: Catalogue) -> Iterator[tuple[Spot, SourceFile]]:
    """The files that hold prose and no errors, with what each of them is."""
    broken = {problem.path for problem in catalogue.problems if problem.is_error}
    for inside, file in take_snapshot(folder).files.items():
        place = spot(inside)
        if place and place.kind in TEXTS and file.path not in broken:
            yield place, file


def read_prose(place: Spot, file: SourceFile, catalogue: Catalogue) -> Prose:
    """The prose of one file."""
    document = parse(file.text, file.path)
    pieces = tuple(pieces_of(document, references=place.kind == "sources"))
    return Prose(place, _language(place, catalogue), document, pieces)


def _language(place: Spot, catalogue: Catalogue) -> str:
    course = catalogue.course(place.course) or (catalogue.route(place.name) if place.kind == "route" else None)
    return course.language if course else DEFAULT_LANGUAGE
