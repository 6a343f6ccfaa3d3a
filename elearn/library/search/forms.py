"""Which words are forms of each other: two Dutch stemmers that complete each other, one stemmer in other languages."""

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

STEMMERS = {"da": "danish", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian"}
STEMMERS |= {"nl": "dutch_porter", "pl": "polish", "pt": "portuguese", "ro": "romanian", "tr": "turkish"}
SHORTEST_PARTICIPLE = 6
SAME_LETTERS = 2
"""a form of a word begins as it does; so only a few words have to be stemmed for a question"""


@lru_cache(maxsize=50_000)
def stems(word: str, language: str) -> frozenset[str]:
    """The stems of a folded word; two words that share one are forms of each other."""
    name = STEMMERS.get(language[:2])
    if name is None:
        return frozenset({word})
    if language[:2] == "nl":
        return frozenset(_dutch_stems(word))
    return frozenset({_stem(name, word)})


def _dutch_stems(word: str) -> Iterable[str]:
    """Porter's rules know `schulden`, Kraaij and Pohlmann's know `huizen`; these take `ge` away from `gezin` too."""
    yield _stem("dutch_porter", word)
    deeper = _stem("dutch", word)
    if word.startswith("ge") and not deeper.startswith("ge"):
        if is_participle(word):
            yield _stem("dutch_porter", deeper)
        deeper = f"ge{deeper}"
    yield _stem("dutch_porter", deeper)


def is_participle(word: str) -> bool:
    """Whether this may be a form like `gewerkt`."""
    return len(word) >= SHORTEST_PARTICIPLE and word.startswith("ge") and word.endswith(("t", "d"))


def beginnings(word: str, language: str) -> tuple[str, ...]:
    """How the forms of a word can begin."""
    start = word[:SAME_LETTERS]
    if language[:2] != "nl":
        return (start,)
    return (start, word[2 : 2 + SAME_LETTERS]) if is_participle(word) else (start, f"ge{start}")


def _stem(name: str, word: str) -> str:
    stemmed: str = snowballstemmer.stemmer(name).stemWord(word)
    return stemmed
