"""The spelling of course files: Dutch words that neither hunspell nor an own list of words knows."""

from elearn.library.spelling.checking import spelling_warnings
from elearn.library.spelling.hunspell import Speller, SpellerMissing, dutch_speller
from elearn.library.spelling.words import read_words, unknown_in, words_in

__all__ = ["Speller", "SpellerMissing", "dutch_speller", "read_words", "spelling_warnings", "unknown_in", "words_in"]
