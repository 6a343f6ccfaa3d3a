"""Which words of a text are looked up, and which are known because they stand in a list of one's own."""

import re
from collections.abc import Collection, Iterator

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+")
WORD = re.compile(r"(?<!\w)(?<!\w[-.])[^\W\d_](?:[^\W_]|['’‑-](?=[^\W_]))*")
"""begins with a letter: what stands behind a number, as in `4-jarig`, is not looked up by itself"""
PART = re.compile(r"-(?!\w)")
"""what follows a part of a word, as in `in- en uitgaven`"""
SHORTEST = 2


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """Each word with its place, written with straight signs; no addresses, single letters or parts of words."""
    text = ADDRESS.sub(lambda found: " " * len(found.group()), text)
    for found in WORD.finditer(text):
        word = found.group().replace("’", "'").replace("‑", "-")
        if len(word) >= SHORTEST and not PART.match(text, found.end()):
            yield found.start(), word


def read_words(text: str) -> frozenset[str]:
    """The words of a list: one on each line; what stands behind a # is for people."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def unknown_in(text: str, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """The words that are not in a list; a word of the list may also begin a sentence."""
    for place, word in words_in(text):
        if word not in known and word[0].lower() + word[1:] not in known:
            yield place, word
