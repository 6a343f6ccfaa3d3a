"""The index: which entries have a word, how much it weighs there, and which entries answer a question best."""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from elearn.content.usertext import clean_text
from elearn.library.addresses import Addresses
from elearn.library.search.entries import Entry, entries_of
from elearn.library.search.excerpts import Piece, best_excerpt, marked
from elearn.library.search.forms import beginnings, stems
from elearn.library.search.spelling import nearly
from elearn.library.search.words import COMMON_WORDS, count_words, visible, words_in
from elearn.library.shapes import Bibliography, Course, Glossary, Route

LONGEST_QUESTION = 200
MOST_WORDS = 12
MOST_HITS = 30
TITLE, HEADING, MOST_IN_BODY = 16, 6, 8
"""a word in a title weighs as much as sixteen in the text, of which at most eight count"""
AS_TYPED = 2
"""how much more a word weighs in the very form that was asked for"""
SHIFT = 8
"""a posting is the number of an entry and the weight of the word in it, in one whole number"""


@dataclass(frozen=True)
class Hit:
    """An entry that has words of the question: its title and best sentence in pieces, and the address of that place."""

    entry: Entry
    address: str
    heading: str
    title: tuple[Piece, ...]
    sentence: tuple[Piece, ...]


@dataclass(frozen=True)
class Found:
    """What a question found; `count` is how many entries there are, of which the best are in `hits`.

    `asked` is the question as it was understood, `instead` the same with the words that were meant.
    """

    asked: str
    hits: tuple[Hit, ...] = ()
    count: int = 0
    instead: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The words of all entries in one language."""

    language: str
    words: tuple[str, ...]
    postings: Mapping[str, "array[int]"]

    def forms(self, word: str) -> frozenset[str]:
        """The words here that are forms of a folded word."""
        wanted = stems(word, self.language)
        near = (each for start in dict.fromkeys(beginnings(word, self.language)) for each in self._starting(start))
        return frozenset(each for each in near if each == word or stems(each, self.language) & wanted)

    def _starting(self, start: str) -> Iterator[str]:
        for place in range(bisect_left(self.words, start), len(self.words)):
            if not self.words[place].startswith(start):
                return
            yield self.words[place]


@dataclass(frozen=True)
class SearchIndex:
    """Everything that can be found. Pure: a question changes nothing."""

    entries: Sequence[Entry]
    vocabularies: tuple[Vocabulary, ...]

    def search(self, asked: str) -> Found:
        """The best answers to a question; it may be empty, and hold any sign. Never raises."""
        question = visible(clean_text(asked[:LONGEST_QUESTION]))
        asked_for = self._words_of(question)
        meant = {word: self._meant(word) for word in asked_for}
        instead = _mended(question, meant)
        forms = {word: self._forms(word) for word in meant.values()}
        ranked = self._ranked({word: each for word, each in forms.items() if each})
        found_words = frozenset().union(*(form for each in forms.values() for form in each.values()))
        hits = tuple(self._hit(number, found_words) for number in ranked[:MOST_HITS])
        return Found(question, hits, len(ranked), instead if hits else "")

    def _words_of(self, question: str) -> list[str]:
        """The words that say something, or all of them when none does."""
        words = list(dict.fromkeys(word.folded for word in words_in(question) if word.folded))
        common = frozenset().union(*(COMMON_WORDS.get(each.language[:2], ()) for each in self.vocabularies))
        return ([word for word in words if word not in common] or words)[:MOST_WORDS]

    def _meant(self, word: str) -> str:
        """The word itself where something has it, else the most used word that is nearly the same."""
        if self._forms(word):
            return word
        near = [
            (len(each.postings[known]), known) for each in self.vocabularies for known in nearly(word, each.postings)
        ]
        return max(near)[1] if near else word

    def _forms(self, word: str) -> dict[str, frozenset[str]]:
        """The forms of a word by language; only languages that have one."""
        found = {each.language: each.forms(word) for each in self.vocabularies}
        return {language: forms for language, forms in found.items() if forms}

    def _ranked(self, words: Mapping[str, Mapping[str, frozenset[str]]]) -> list[int]:
        """The numbers of entries: those with most of the words first, then by how much the words weigh there."""
        scores: dict[int, float] = {}
        count: Counter[int] = Counter()
        for word, forms in words.items():
            weights = self._weights(word, forms)
            rarity = math.log(1 + len(self.entries) / len(weights))
            for number, weight in weights.items():
                scores[number] = scores.get(number, 0) + rarity * weight
            count.update(weights.keys())
        return sorted(scores, key=lambda number: (-count[number], -scores[number], number))

    def _weights(self, word: str, forms: Mapping[str, frozenset[str]]) -> dict[int, int]:
        """How much a word weighs in each entry that has one of its forms; as it was typed it weighs more."""
        weights: dict[int, int] = {}
        for vocabulary in self.vocabularies:
            for form in forms.get(vocabulary.language, ()):
                for posting in vocabulary.postings[form]:
                    number, weight = divmod(posting, 1 << SHIFT)
                    weight *= AS_TYPED if form == word else 1
                    weights[number] = max(weight, weights.get(number, 0))
        return weights

    def _hit(self, number: int, forms: frozenset[str]) -> Hit:
        entry = self.entries[number]
        title = marked(entry.title, forms)
        best = best_excerpt(entry.passages, forms)
        if best is None:
            return Hit(entry, entry.address, "", title, ())
        address = entry.address_of(best.passage) if best.worth else entry.address
        return Hit(entry, address, best.passage.heading if best.worth else "", title, best.pieces)


def _mended(question: str, meant: Mapping[str, str]) -> str:
    """The question with every word that was mistyped replaced; empty when none was."""
    if all(word == mended for word, mended in meant.items()):
        return ""
    said, at = "", 0
    for word in words_in(question):
        mended = meant.get(word.folded, word.folded)
        if mended != word.folded and word.start >= at:
            said += question[at : word.start] + mended
            at = word.end
    return said + question[at:]


def build_index(
    courses: Sequence[Course],
    routes: Sequence[Route],
    glossary: Glossary,
    bibliography: Bibliography,
    addresses: Addresses,
) -> SearchIndex:
    """Read all text once and note where each word stands; words are stemmed when somebody asks for them."""
    entries = tuple(entries_of(courses, routes, glossary, bibliography, addresses))
    postings: dict[str, dict[str, array[int]]] = {}
    for number, entry in enumerate(entries):
        words = postings.setdefault(entry.language, {})
        for word, weight in _weigh(entry).items():
            words.setdefault(word, array("L")).append(number << SHIFT | weight)
    return SearchIndex(entries, tuple(_vocabulary(language, words) for language, words in postings.items()))


def _vocabulary(language: str, postings: Mapping[str, "array[int]"]) -> Vocabulary:
    return Vocabulary(language, tuple(sorted(postings)), postings)


def _weigh(entry: Entry) -> dict[str, int]:
    body = count_words(text for passage in entry.passages for text in passage.texts)
    weights = {word: min(count, MOST_IN_BODY) for word, count in body.items()}
    for word in count_words({passage.heading for passage in entry.passages}):
        weights[word] = weights.get(word, 0) + HEADING
    for word in count_words([entry.title]):
        weights[word] = weights.get(word, 0) + TITLE
    return weights
