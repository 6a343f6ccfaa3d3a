"""Notices in a Dutch text what may let somebody be recognised, for its writer alone: it asks, and never decides.

Everything here is a guess by shape: it misses what is only known to whoever was there, and it may point at what is
harmless. It reads the text once for each kind, in a time that grows with the length of the text alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from elearn.rules.quoting import sentences


class Kind(StrEnum):
    """What something that was noticed looks like."""

    ACCOUNT = "account"
    REGISTER_NUMBER = "register-number"
    MAIL = "mail"
    PHONE = "phone"
    PLATE = "plate"
    DATE = "date"
    AGE = "age"
    ADDRESS = "address"
    PLACE = "place"
    NAME = "name"


@dataclass(frozen=True)
class Sign:
    """Something that was noticed: `words` is exactly `text[start:end]`."""

    kind: Kind
    start: int
    end: int
    words: str


MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
NUMBERS = (
    "één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    "achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|"
    "(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
TENS = NUMBERS.removeprefix("één|een|")
SURE_STREETS = "straat|laan|plein|steenweg|dreef|gracht|singel"
STREETS = SURE_STREETS + "|weg|kaai|lei|dijk|pad|hof|baan|vest|markt|kade|steeg"
ARTICLES = "van de|van den|van het|in de|in 't|de|den|te|ter|ten"
PARTICLES = f"van der|van 't|von der|von|van|de la|der|del|di|da|dos|du|el|al|bin|ben|{ARTICLES}"
CAPITAL = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
NAME_WORD = rf"[{CAPITAL}][\w'’-]{{0,40}}"

GAP = "[ .\u00a0-]?"
"""between the parts of a number of an account"""

SHAPES: dict[Kind, re.Pattern[str]] = {
    Kind.ACCOUNT: re.compile(
        rf"(?<!\w)(?:BE\d{{2}}(?:{GAP}\d{{4}}){{3}}|NL\d{{2}}{GAP}[A-Z]{{4}}(?:{GAP}\d{{4}}){{2}}{GAP}\d{{2}})(?!\w)",
        re.IGNORECASE,
    ),
    Kind.REGISTER_NUMBER: re.compile(r"(?<!\d)\d{2}[.\- ]?\d{2}[.\- ]?\d{2}[\- ]?\d{3}[.\- ]?\d{2}(?!\d)"),
    Kind.MAIL: re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
    Kind.PLATE: re.compile(
        r"(?<![\w-])(?:[1-9]-[A-Z]{3}-\d{3}|[A-Z]{3}-\d{3}|\d{3}-[A-Z]{3}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}"
        r"|\d-[A-Z]{3}-\d{2}|\d{2}-[A-Z]{3}-\d|[A-Z]{2}-\d{2}-[A-Z]{2})(?![\w-])"
    ),
    Kind.DATE: re.compile(
        rf"(?<![\d./\-])(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}})(?!\d|[.]\d)"
        rf"|(?<!\d)\d{{1,2}}(?:e|ste|de)? (?:{MONTHS})\b(?: \d{{4}})?|\b(?:{MONTHS}) (?:19|20)\d{{2}}\b"
        r"|\b(?:in|sinds|van) (?:19|20)\d{2}\b",
        re.IGNORECASE,
    ),
    Kind.PHONE: re.compile(r"(?<![\d\w])(?:(?:\+|00)\d{2}[ ./-]?(?:\(0\))?|0)(?:[ ./-]{0,2}\d){8,9}(?!\d)"),
    Kind.AGE: re.compile(
        rf"(?<!\w)(?:\d{{1,3}}|{NUMBERS})[ -]?(?:jaar oud|jarigen?|(?:maand|maanden|weken) oud)\b"
        rf"|(?<!\w)(?:\d{{1,3}}|{TENS}) jaar\b(?! (?:geleden|lang|later|terug|samen|tijd|ervaring|gewerkt|in)\b)"
        r"|(?<=\()[1-9]\d(?=\))",
        re.IGNORECASE,
    ),
    Kind.ADDRESS: re.compile(
        rf"(?<!\w)(?:{NAME_WORD}(?:{STREETS})|Grote Markt) \d{{1,4}}[a-zA-Z]?(?:[ /]?(?:bus|b)\.? ?\w{{1,4}})?(?!\w)"
        rf"|(?<!\w){NAME_WORD}(?:{SURE_STREETS})(?!\w)"
        r"|\b(?:[Hh]uisnummer|nummer|nr\.?) ?\d{1,4}[a-zA-Z]?\b|(?<!\d)[1-9]\d{3} ?[A-Z]{2}(?!\w)"
    ),
    Kind.NAME: re.compile(rf"(?<!\w){NAME_WORD}(?:(?: (?:{PARTICLES}))? (?:[A-Z]\.|{NAME_WORD}))*"),
}
"""in the order of who is asked first: what one kind noticed, a later kind leaves alone"""

WORD_TOO = " *"
"""stands in the list behind a town that is a word too"""
LEADING = re.compile(rf"(?:{ARTICLES}) ")
BEFORE_WORDS = re.compile(r"[:\"'“‘«„(–-]\s?\Z")
"""a capital behind one of these begins what somebody says"""


def noticed(text: str) -> tuple[Sign, ...]:
    """Everything that may let somebody be recognised, in the order of the text, none over another. Never raises."""
    found: list[Sign] = []
    taken = bytearray(len(text))
    for kind, start, end in _candidates(text):
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Sign(kind, start, end, text[start:end]))
    return tuple(sorted(found, key=lambda sign: sign.start))


def _candidates(text: str) -> Iterator[tuple[Kind, int, int]]:
    beginnings = {_first_letter(text, sentence.start) for sentence in sentences(text)}
    for kind, shape in SHAPES.items():
        if kind is not Kind.NAME:
            yield from ((kind, *each.span()) for each in shape.finditer(text))
    for each in _places().finditer(text):
        if each.start() not in beginnings or each[0] not in _words_too():
            yield Kind.PLACE, *each.span()
    yield from ((Kind.NAME, start, end) for start, end in _names(text, beginnings))


def _lines(name: str) -> list[str]:
    return Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()


@cache
def _places() -> re.Pattern[str]:
    """Towns and cities, the longest first, so that a part of a name is not taken for the whole."""
    towns = sorted((line.removesuffix(WORD_TOO) for line in _lines("municipalities.txt")), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, towns))})(?!\w)")


@cache
def _words_too() -> frozenset[str]:
    """Towns with which a sentence may begin without meaning them."""
    return frozenset(line.removesuffix(WORD_TOO) for line in _lines("municipalities.txt") if line.endswith(WORD_TOO))


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that name nobody."""
    return frozenset(_lines("capitals.txt"))


def _names(text: str, beginnings: set[int]) -> Iterator[tuple[int, int]]:
    """Words with a capital within a sentence; the first word of one only where it is a name elsewhere in the text."""
    firsts: list[tuple[str, int, int]] = []
    known: set[str] = set()
    for each in SHAPES[Kind.NAME].finditer(text):
        start, end = each.span()
        if start in beginnings or BEFORE_WORDS.search(text, max(0, start - 2), start):
            first = each[0].split(" ")[0]
            firsts.append((first, start, start + len(first)))
            start = _behind(text, start + len(first) + 1)
        words = {word for word in text[start:end].split(" ") if word[:1].isupper()} - _no_names()
        if words:
            known |= words
            yield start, end
    yield from ((start, end) for first, start, end in firsts if first in known)


def _behind(text: str, at: int) -> int:
    """Past the article between the first word of a sentence and a name: `Toen de Bakker`, not `Jan van der Meer`."""
    article = LEADING.match(text, at)
    return article.end() if article else at


def _first_letter(text: str, start: int) -> int:
    """Where the words of a sentence begin, behind quotes and brackets."""
    return next((at for at in range(start, min(start + 5, len(text))) if text[at].isalnum()), start)
