"""Cuts a text into sentences: knows quotations, initials, and Dutch abbreviations."""

import re
from collections.abc import Iterator

OPENERS = "['\"‘’“„«(\\[]"
CLOSERS = "['\"’”»)\\]]"
START = rf"(?=(?:{OPENERS}*['’][snt] )?{OPENERS}*[^\W\d_a-zà-öø-ÿ]|{OPENERS}*\d)"
"""how a sentence can begin: with a capital or a digit, after quotes; `'s Avonds` has its capital later"""
END = re.compile(rf"(?<![.!?…])[.!?…]+{CLOSERS}*\s+{START}|:\s+(?=[‘'\"“„«][^\W\d_a-zà-öø-ÿ])")
"""a sentence ends at its sign, and where a quotation of whole sentences begins"""
LAST_WORD = re.compile(r"[^\s(\['\"‘“„«]*$")
INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.-?)+")
BEFORE_MORE = """
    bv. bijv. bvb. ca. d.i. d.w.z. dhr. dr. drs. evt. i.p.v. i.v.m. incl. ing. ir. jl. m.a.w. m.b.t. m.b.v. mevr. mr.
    mw. n.a.v. nl. nr. o.a. o.b.v. o.l.v. o.m. prof. resp. st. t.a.v. t.b.v. t.e.m. t.o.v. t.w. tel. v.a. vgl. vnl. vs.
    blz. hfst. p. pp. zgn.
"""
"""abbreviations after which a sentence goes on"""
PERHAPS_LAST = """
    a.u.b. e.a. e.d. e.v. enz. etc. n.chr. n.v.t. v.chr. z.d. z.j.
"""
"""abbreviations that can end a sentence: they do when a capital follows"""
NEVER, PERHAPS = frozenset(BEFORE_MORE.split()), frozenset(PERHAPS_LAST.split())
LONGEST = 20
"""how far back a word is looked for before a sign"""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a text, with the offset at which it begins."""
    at = 0
    for end in END.finditer(text):
        if not _goes_on(text, end):
            yield from _stripped(text, at, end.end())
            at = end.end()
    yield from _stripped(text, at, len(text))


def count_words(text: str) -> int:
    """How many words a text has; a sign that stands alone is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the sentence goes on after this sign: it belongs to an abbreviation, or to a number in the sentence."""
    sign = end.group().rstrip()
    if sign.startswith(":"):
        return False
    last = LAST_WORD.search(text, max(end.start() - LONGEST, 0), end.start() + 1)
    word = last.group() if last and sign.startswith(".") else ""
    if word.lower() in NEVER or INITIAL.fullmatch(word):
        return True
    return word.lower() in PERHAPS and not text[end.end()].isupper()


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    found = text[start:end]
    if found.strip():
        yield start + len(found) - len(found.lstrip()), found.strip()
