"""Course text as plain words for a terminal."""

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from html import unescape

from markupsafe import Markup

from elearn.blocks.block import Part
from elearn.blocks.figure import Figure
from elearn.blocks.note import Note
from elearn.blocks.say import Say
from elearn.blocks.timeline import Timeline
from elearn.blocks.voice import Voice

WIDEST, DEEPEST_INDENT = 80, 4
ITEM = re.compile(r"<li\b[^>]*>")
BREAK = re.compile(r"</(?:p|li|h[1-6]|tr|dt|dd|pre|blockquote|ul|ol|table)>|<br\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


def plain_lines(html: str) -> list[str]:
    """The lines of a text without markup; an item of a list begins with a dash."""
    broken = BREAK.sub("\n", ITEM.sub("\n- ", html.replace("\n", " ")))
    lines = (" ".join(unescape(TAG.sub("", line)).split()) for line in broken.split("\n"))
    return [line for line in lines if line not in ("", "-")]


def part_lines(parts: Iterable[Part]) -> Iterator[str]:
    """The paragraphs of texts and blocks, in reading order."""
    for part in parts:
        match part:
            case Voice():
                yield from _named(part.name, part_lines(part.parts))
            case Note():
                yield from _named(part.title, part_lines(part.parts))
            case Figure():
                yield from plain_lines(f"{part.caption}\n{part.words}")
            case Timeline():
                yield from part_lines(part.before)
                for moment in part.moments:
                    yield from plain_lines(f"<li>{moment.date} {moment.words}</li>{moment.more}")
                yield from part_lines(part.after)
            case Say():
                yield from (f"({line})" for line in part_lines(part.question))
            case Markup():
                yield from plain_lines(part)


def _named(name: str, lines: Iterable[str]) -> Iterator[str]:
    if name:
        yield f"{name}:"
    yield from (f"  {line}" for line in lines)


def wrapped(line: str, first: str = "") -> str:
    """A paragraph in the width of the terminal; what follows on its first line stands below it."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    margin = " " * (len(line) - len(line.lstrip()))
    indent = margin + " " * min(len(first), DEEPEST_INDENT)
    return textwrap.fill(line.strip(), max(width, 20), initial_indent=margin + first, subsequent_indent=indent)
