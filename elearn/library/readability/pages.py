"""Warns of pages that are long, or that leave nothing to do."""

from collections.abc import Iterator

from elearn.blocks.block import Block
from elearn.blocks.exercise import Exercise
from elearn.blocks.figure import Figure
from elearn.blocks.kinds import kinds
from elearn.blocks.recall import Recall
from elearn.blocks.reflection import Reflection
from elearn.blocks.scenario import ScenarioCard
from elearn.blocks.timeline import Timeline
from elearn.content.problems import Problem
from elearn.library.prose import Prose, When
from elearn.library.readability.codes import ReadabilityCode
from elearn.library.readability.sentences import count_words

MOST = 600
MORE_THAN_TEXT: tuple[type[Block], ...] = (Exercise, Reflection, Recall, ScenarioCard, Figure, Timeline)


def poor_pages(prose: Prose) -> Iterator[Problem]:
    """The warnings about a page as a whole; other files have none."""
    if prose.place.kind != "page":
        return
    line = prose.document.nodes[0].line if prose.document.nodes else 1
    words = words_read(prose)
    if words > MOST:
        hint = f"shorten it, or make it two pages; {MOST} words is the most"
        message = f"{words} words are read on this page before anything is answered"
        yield Problem(prose.path, line, ReadabilityCode.LONG_PAGE, message, hint)
    if not _has_more_than_text(prose):
        hint = "add a picture, an exercise, a scenario or a question"
        yield Problem(prose.path, line, ReadabilityCode.NOTHING_TO_DO, "this page is only text", hint)


def words_read(prose: Prose) -> int:
    """How many words are read on a page as it opens."""
    return sum(count_words(piece.text) for piece in prose.pieces if piece.when is When.OPEN)


def _has_more_than_text(prose: Prose) -> bool:
    known = kinds("page")
    nodes = (node for top in prose.document.nodes for node in top.walk())
    blocks = (known.get(node.directive.name) for node in nodes if node.directive)
    return any(block and issubclass(block, MORE_THAN_TEXT) for block in blocks)
