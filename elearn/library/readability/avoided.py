"""Warns of words that hurt people or put them in a box; the list is `avoided.nl.txt`, beside this file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from elearn.content.problems import Problem
from elearn.library.prose import Prose
from elearn.library.readability.allowances import allowances_of
from elearn.library.readability.codes import ReadabilityCode
from elearn.library.readability.lengths import read_pieces

LIST = Path(__file__).parent / "avoided.nl.txt"


@dataclass(frozen=True)
class Avoided:
    """What to say instead of some words, and why; `fine` are turns of phrase in which they mean something else."""

    words: tuple[str, ...]
    instead: str
    why: str
    fine: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """The list, ready to look words up in a text."""

    pattern: re.Pattern[str]
    by_word: dict[str, Avoided]

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Every word of the list in a text, where it means what is meant there."""
        for found in self.pattern.finditer(text):
            avoided = self.by_word[_as_listed(found.group())]
            if not any(_stands_around(phrase, text, found) for phrase in avoided.fine):
                yield found


def avoided_words(prose: Prose) -> Iterator[Problem]:
    """A warning for every word to avoid in a Dutch text, but for those that it says it speaks about."""
    if not prose.is_dutch:
        return
    allowances = tuple(allowances_of(prose.document))
    lexicon = dutch_lexicon()
    for piece in read_pieces(prose):
        for found in lexicon.found_in(piece.text):
            line, word = piece.line_at(found.start()), _as_listed(found.group())
            if not any(allowance.allows(word, line) for allowance in allowances):
                avoided = lexicon.by_word[word]
                message = f"`{found.group()}` is better avoided"
                hint = f"{avoided.instead}: {avoided.why}; or, on the line before: <!-- mag: {word} (waarom) -->"
                yield Problem(prose.path, line, ReadabilityCode.AVOIDED_WORD, message, hint)


@cache
def dutch_lexicon() -> Lexicon:
    """The words to avoid in Dutch."""
    entries = tuple(read_list(LIST.read_text(encoding="utf-8")))
    by_word = {word: entry for entry in entries for word in entry.words}
    longest_first = sorted(by_word, key=len, reverse=True)
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return Lexicon(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), by_word)


def read_list(text: str) -> Iterator[Avoided]:
    """The entries of a list: lines `words | instead | why | fine`, of which the last may be left out."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            words, instead, why, *fine = (part.strip() for part in line.split("|"))
            yield Avoided(_several(words), instead, why, _several(fine[0]) if fine else ())


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _as_listed(text: str) -> str:
    return " ".join(text.casefold().split())


def _stands_around(phrase: str, text: str, found: re.Match[str]) -> bool:
    """Whether a turn of phrase stands in the text, over the word that was found."""
    length = len(phrase)
    around = text[max(found.start() - length, 0) : found.end() + length]
    return phrase in _as_listed(around)
