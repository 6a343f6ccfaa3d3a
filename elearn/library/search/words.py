"""Cuts a text into words, and writes each as it is looked up: in small letters, without accents and unseen signs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
HYPHEN = re.compile("[‑-]")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
GENITIVE = re.compile(r"['’]s?$")

COMMON = {
    "nl": """aan al als bij dan dat de der deze die dit door dus een elk en er haar hebben hebt heeft het hier hij hoe
        hun ik in is je jou jouw kan ken kun kunnen maar me meer met mij mijn moet na naar niet nog nu of om omdat ons
        onze ook op over te toch tot u uit van veel voor waar wat we wel wie wij worden wordt zal ze zelf zich zij zijn
        zo zonder zou""",
    "fr": """a au aux avec ce ces dans de des du elle en est et il ils je la le les leur lui ma mais me mes mon ne nous
        on ou par pas plus pour qu que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous""",
    "en": """a an and are as at be but by for from had has have he her his how i if in is it its me my no not of on or
        our she so that the their them they this to was we were what when where which who will with you your""",
}
"""words that say little by themselves"""
COMMON_WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}


class Word(NamedTuple):
    """A word as it is looked up, and where it stands in the text."""

    folded: str
    start: int
    end: int


def visible(text: str) -> str:
    """The text in composed letters, without soft hyphens and other signs that cannot be seen, on one line."""
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def fold(word: str) -> str:
    """A word as it is looked up: `Één` and `een` are the same, and so are `buddy's` and `buddy`."""
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return GENITIVE.sub("", word.lower().replace("’", "'"))


@lru_cache(maxsize=100_000)
def spellings(written: str) -> tuple[str, ...]:
    """How a word as it is written can be looked up: `Bind-Kracht` by its parts and as `bindkracht`."""
    parts = HYPHEN.split(written)
    whole = fold("".join(parts))
    return (*map(fold, parts), whole) if len(parts) > 1 else (whole,)


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in visible texts, as it is looked up."""
    written = Counter(word for text in texts for word in WORD.findall(text))
    counted: Counter[str] = Counter()
    for word, times in written.items():
        for folded in spellings(word):
            counted[folded] += times
    return counted


def words_in(text: str) -> Iterator[Word]:
    """Every word of a visible text in its place; what is written with hyphens also as a whole, after its parts."""
    for found in WORD.finditer(text):
        *parts, whole = spellings(found[0])
        start = found.start()
        for part, written in zip(parts, HYPHEN.split(found[0]), strict=False):
            yield Word(part, start, start + len(written))
            start += len(written) + 1
        yield Word(whole, found.start(), found.end())
