"""Whether course files read easily: warnings for who writes. Only `check` and `preview` ask; no page waits for it."""

from collections.abc import Iterator
from pathlib import Path

from elearn.content.problems import Problem
from elearn.library.catalogue import Catalogue
from elearn.library.prose import Prose, prose_of
from elearn.library.readability.avoided import avoided_words
from elearn.library.readability.figures import poor_figures
from elearn.library.readability.lengths import long_paragraphs, long_sentences
from elearn.library.readability.pages import poor_pages
from elearn.library.readability.terms import unexplained_terms
from elearn.library.shapes import Glossary

RULES = (long_sentences, long_paragraphs, avoided_words, poor_figures, poor_pages)


def readability_warnings(folder: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """What reads less well than it could in the files of a folder that was loaded; files with errors are left out."""
    for prose in prose_of(folder, catalogue):
        yield from warnings_about(prose, catalogue.glossary)


def warnings_about(prose: Prose, glossary: Glossary) -> Iterator[Problem]:
    """What reads less well than it could in one file."""
    for rule in RULES:
        yield from rule(prose)
    yield from unexplained_terms(prose, glossary)
