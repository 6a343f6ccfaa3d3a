"""Cuts two texts into the words that are compared; where these would be too many, into what stands between blanks."""

import re
from dataclasses import dataclass

MOST_PAIRS = 36_000_000
"""more words times words than this are compared as what stands between blanks"""
FINE = re.compile(r"(\w+(?:['’.\-]\w+)*|[^\w\s]+|\n)[^\S\n]*")
COARSE = re.compile(r"([^\s]+|\n)[^\S\n]*")
BREAK = "\n"
ENDS = (".", "!", "?", "…", BREAK)


@dataclass(frozen=True)
class Word:
    """A word, some punctuation or the end of a line: `key` is compared, `text` is shown with the blanks behind it."""

    key: str
    text: str

    @property
    def is_break(self) -> bool:
        return self.key == BREAK

    @property
    def ends_sentence(self) -> bool:
        return self.key[-1] in ENDS


def words_of(old: str, new: str) -> tuple[list[Word], list[Word]]:
    """The words of both texts, cut in the same way."""
    fine = _split(FINE, old), _split(FINE, new)
    return fine if len(fine[0]) * len(fine[1]) <= MOST_PAIRS else (_split(COARSE, old), _split(COARSE, new))


def _split(pattern: re.Pattern[str], text: str) -> list[Word]:
    return [Word(each[1], each[0]) for each in pattern.finditer(re.sub(r"\s*\n\s*", BREAK, text.strip()))]
