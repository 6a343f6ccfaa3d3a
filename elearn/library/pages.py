"""Reads a page of a module."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elearn.blocks.block import Block, Parts, blocks_in
from elearn.blocks.exercise import Exercise
from elearn.blocks.recall import Recall
from elearn.blocks.reflection import Reflection
from elearn.blocks.scale import Scale
from elearn.blocks.scenario import ScenarioCard
from elearn.content.problems import Problem
from elearn.content.schema import UNREAD, read_front
from elearn.content.tree import Node
from elearn.library.codes import LibraryCode
from elearn.library.fronts import PageFront
from elearn.library.layout import spot
from elearn.library.links import LinkUse
from elearn.library.reading import Reading, Sources, open_file
from elearn.library.shapes import Page

WORDS_A_MINUTE = 130
MINUTES_AN_EXERCISE = 2
EXAMPLE = "begin the page with # Title"


@dataclass(frozen=True)
class PageDraft:
    """A page before its links were checked."""

    page: Page
    problems: tuple[Problem, ...]
    uses: tuple[LinkUse, ...]


def read_page(inside: str, language: str, sources: Sources) -> PageDraft:
    """Read the page that lies at `inside`."""
    reading = open_file(inside, sources)
    front = read_front(PageFront, reading.front, reading.problems)
    title, nodes = _take_title(reading)
    parts = reading.parts(nodes)
    words = sum(len(node.plain.split()) for node in nodes)
    page = _page(reading, title, parts, language, words, front.minutes if front else None)
    return PageDraft(page, tuple(sorted(reading.problems)), reading.uses)


def _page(reading: Reading, title: str, parts: Parts, language: str, words: int, minutes: int | None) -> Page:
    place = spot(reading.inside)
    assert place is not None, "only files with a known place are read"
    blocks = tuple(blocks_in(parts))
    exercises = tuple(block for block in blocks if isinstance(block, Exercise))
    return Page(
        course=place.course,
        module=place.module,
        slug=place.name,
        title=title or place.name,
        path=reading.file.path,
        language=language,
        parts=parts,
        minutes=minutes or _minutes(words, blocks),
        words=words,
        exercises=exercises,
        reflections=tuple(block for block in blocks if isinstance(block, Reflection)),
        scenarios=tuple(block.story for block in blocks if isinstance(block, ScenarioCard)),
        anchors=reading.anchors,
        term_ids=reading.term_ids,
        recalls=tuple(dict.fromkeys(_recalled(blocks))),
    )


def _recalled(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Recall):
            yield block.of
        elif isinstance(block, Scale) and block.over:
            yield block.over


def _minutes(words: int, blocks: Sequence[Block]) -> int:
    exercises = sum(isinstance(block, Exercise | Reflection) for block in blocks)
    return max(1, round(words / WORDS_A_MINUTE + MINUTES_AN_EXERCISE * exercises))


def _take_title(reading: Reading) -> tuple[str, list[Node]]:
    titles = [node for node in reading.nodes if node.type == "heading" and node.tag == "h1"]
    rest = [node for node in reading.nodes if node not in titles]
    add = reading.problems.add
    unread = reading.file.problem or any(problem.code in UNREAD for problem in reading.problems)
    if not unread and (not titles or reading.nodes[0] is not titles[0]):
        line = reading.nodes[0].line if reading.nodes else 1
        add(LibraryCode.NO_TITLE, line, "the page does not begin with its title", EXAMPLE)
    for second in titles[1:]:
        add(
            LibraryCode.SECOND_TITLE,
            second.line,
            "this is a second # heading",
            "make it ## or start a new page",
        )
    return " ".join(titles[0].plain.split()) if titles else "", rest
