"""Warns of words in Dutch course files that are misspelt, or that no list knows yet."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from elearn.content.problems import Code, Problem, Severity
from elearn.library.catalogue import Catalogue
from elearn.library.layout import WORDS
from elearn.library.prose import Prose, When, prose_of
from elearn.library.spelling.hunspell import Speller
from elearn.library.spelling.words import read_words, unknown_in


class SpellingCode(Code):
    """What is wrong with a word."""

    SPELLING = "spelling", "A word is misspelt, or stands in no list yet.", Severity.WARNING


def spelling_warnings(folder: Path, catalogue: Catalogue, speller: Speller) -> Iterator[Problem]:
    """A warning for every word that is not known, each time it stands in a file; only Dutch files are read.

    Raises:
        SpellerMissing: hunspell cannot be asked.
    """
    doubtful = [found for prose in prose_of(folder, catalogue) if prose.is_dutch for found in _unlisted(prose, folder)]
    unknown = speller.unknown(word for _, _, word in doubtful)
    for path, line, word in doubtful:
        if word in unknown:
            yield Problem(path, line, SpellingCode.SPELLING, f"`{word}` is not a word we know", _hint(unknown[word]))


def _hint(suggestions: Sequence[str]) -> str:
    meant = f"did you mean {' or '.join(f'`{each}`' for each in suggestions)}? " if suggestions else ""
    return f"{meant}A right word goes into {WORDS}"


def _unlisted(prose: Prose, folder: Path) -> Iterator[tuple[str, int, str]]:
    known = _list_at(folder / WORDS) | (_list_at(folder / prose.place.course / WORDS) if prose.place.course else set())
    for piece in prose.pieces:
        for place, word in unknown_in(piece.own, known):
            if not (piece.when is When.SOURCE and word[0].isupper()):  # in a source line, that is a name
                yield prose.path, piece.line_at(place), word


def _list_at(path: Path) -> frozenset[str]:
    try:
        return read_words(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return frozenset()
