"""Takes out of words what story formats other than SugarCube put in them, and says so."""

import re
from collections.abc import Callable, Mapping

from elearn.library.twee.codes import TweeCode
from elearn.library.twee.reading.words import Lost
from elearn.library.twee.tokens import Token

FORMATS: Mapping[str, str] = {"": "sugarcube", "sugarcube": "sugarcube", "harlowe": "harlowe"}
"""how words are marked up, by the name of a story format; every other one writes Markdown"""
NESTED = 6
FOREIGN: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "harlowe": ((re.compile(r"\([A-Za-z][\w-]*:[^()]{0,500}\)"), "a macro of Harlowe"),),
    "markdown": (
        (re.compile(r"^\[(?!\[)[^\[\]\n]{1,200}\][ \t]*$", re.MULTILINE), "a modifier of Chapbook"),
        (re.compile(r"\{[^{}\n]{1,500}\}"), "an insert of Chapbook"),
        (re.compile(r"\A(?:[^\n:]+:[^\n]*\n)+--[ \t]*$", re.MULTILINE), "a vars section of Chapbook"),
    ),
}


def style_of(story_format: str) -> str:
    """How the words of this story format are marked up."""
    return FORMATS.get(story_format.strip().lower(), "markdown")


def foreign_words(style: str, token: Token, lost: Lost) -> str:
    """The words of a token without what another story format puts in them."""
    text = token.text
    for pattern, what in FOREIGN.get(style, ()):
        for _ in range(NESTED):
            text, count = pattern.subn(_taken_out(token, what, lost), text)
            if not count:
                break
    return text


def _taken_out(token: Token, what: str, lost: Lost) -> Callable[[re.Match[str]], str]:
    def take(found: re.Match[str]) -> str:
        line = token.line + found.string.count("\n", 0, found.start())
        there = Token(token.kind, found[0], line)
        lost(there, TweeCode.FORMAT, f"`{' '.join(found[0].split())[:60]}` is {what}", "it is left out")
        return "\n" * found[0].count("\n")

    return take
