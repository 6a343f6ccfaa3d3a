"""The text of a page by its headings and questions, as it can be found: plain words, and where they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup

from elearn.blocks.block import Block, Part
from elearn.blocks.exercise import Exercise
from elearn.blocks.figure import Figure
from elearn.blocks.note import Note
from elearn.blocks.recall import Recall
from elearn.blocks.reflection import Reflection
from elearn.blocks.timeline import Timeline
from elearn.blocks.voice import Voice
from elearn.library.search.words import visible

BLOCK = "p|li|h[1-6]|td|th|dt|dd|blockquote|pre|ul|ol|table|tr|div|hr"
PIECES = re.compile(rf'<h[2-6](?: id="(?P<id>[^"]*)")?>(?P<heading>.*?)</h[2-6]>|</?(?:{BLOCK})\b[^>]*>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SOURCE_LINE = re.compile(r'<p class="source">.*?</p>', re.DOTALL)
"""sources are found as references, not as a sentence of a page"""


@dataclass
class Passage:
    """What stands below one heading or in one question: its place on the page, its heading, and its paragraphs."""

    anchor: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)
    whole: bool = False
    """whether each text is one sentence, whatever signs stand in it"""
    continues: bool = False
    """whether it stands below a heading that another passage has too"""


def passages_in(parts: Iterable[Part]) -> list[Passage]:
    """Text and blocks as passages, in reading order; what is only shown after an answer is left out."""
    found = [Passage()]
    _collect(parts, found)
    return [passage for passage in found if passage.texts or (passage.heading and not passage.continues)]


def _collect(parts: Iterable[Part], found: list[Passage]) -> None:
    for part in parts:
        if not isinstance(part, Block):
            _collect_text(part, found)
        elif isinstance(part, Exercise | Reflection):
            _collect_question(part, found)
        elif not isinstance(part, Recall):
            _collect_block(part, found)


def _collect_question(block: Exercise | Reflection, found: list[Passage]) -> None:
    """A question has a place of its own; after it the section goes on."""
    section = found[-1]
    found.append(Passage(block.id, section.heading, continues=True))
    _collect(block.question, found)
    found.append(Passage(section.anchor, section.heading, continues=True))


def _collect_block(block: Block, found: list[Passage]) -> None:
    for text in _own_texts(block):
        _collect_text(text, found)
    _collect(block.inside, found)


def _own_texts(block: Block) -> Iterator[str]:
    """What a block says itself, besides the parts inside it."""
    match block:
        case Figure():
            yield from (block.caption, block.words)
        case Note():
            yield Markup("<p>{}</p>").format(block.title)
        case Voice():
            yield Markup("<p>{}</p>").format(block.name)
        case Timeline():
            for moment in block.moments:
                yield Markup("<p>{}: {}</p>{}").format(moment.date, moment.words, moment.more)


def _collect_text(html: str, found: list[Passage]) -> None:
    """Our own HTML: every sign that is not part of a tag is escaped in it."""
    html = SOURCE_LINE.sub("", html)
    at = 0
    for piece in PIECES.finditer(html):
        _say(html[at : piece.start()], found)
        at = piece.end()
        if piece["heading"] is not None:
            found.append(Passage(piece["id"] or found[-1].anchor, _plain(piece["heading"])))
    _say(html[at:], found)


def _say(html: str, found: list[Passage]) -> None:
    text = _plain(html)
    if text:
        found[-1].texts.append(text)


def _plain(html: str) -> str:
    return visible(unescape(TAG.sub("", html)))
