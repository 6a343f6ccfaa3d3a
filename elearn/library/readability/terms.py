"""Warns of glossary terms that a page or a scenario uses and nowhere links."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from elearn.content.problems import Problem
from elearn.library.layout import GLOSSARY
from elearn.library.prose import Kind, Piece, Prose, When
from elearn.library.readability.allowances import Allowance, allowances_of
from elearn.library.readability.codes import ReadabilityCode
from elearn.library.shapes import Glossary, Term

NO_LETTER = re.compile(r"\W")
DOUBLED = "bdfgklmnprst"
RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.CELL})


def unexplained_terms(prose: Prose, glossary: Glossary) -> Iterator[Problem]:
    """A warning at the first use of each term that a page or a scenario does not link."""
    if prose.place.kind not in ("page", "story"):
        return
    linked = linked_terms(prose)
    allowances = tuple(allowances_of(prose.document))
    running = [piece for piece in prose.pieces if piece.kind in RUNNING and piece.when is not When.SOURCE]
    said = " ".join(piece.text for piece in running).casefold()
    for term in glossary.terms:
        wanted = term.id not in linked and term.language == prose.language
        if wanted and term.title and _first_letters(term.title) in said:
            yield from _first_use(term, running, prose, allowances)


def linked_terms(prose: Prose) -> set[str]:
    """The ids of the terms to which something in a file leads."""
    nodes = (node for top in prose.document.nodes for node in top.walk())
    targets = (node.attrs.get("href", "").partition("#") for node in nodes if node.type == "link")
    return {term for path, _, term in targets if path.endswith(GLOSSARY)}


def _first_letters(title: str) -> str:
    """How a term begins; most are looked for no further."""
    return NO_LETTER.split(title.casefold(), maxsplit=1)[0]


def _first_use(term: Term, pieces: Sequence[Piece], prose: Prose, allowances: Sequence[Allowance]) -> Iterator[Problem]:
    pattern = term_pattern(term.title, prose.is_dutch)
    for piece in pieces:
        for found in pattern.finditer(piece.text):
            word, line = found.group(), piece.line_at(found.start())
            if not any(allowance.allows(word, line) for allowance in allowances):
                message = f"`{word}` is a term of the glossary, and nothing on this page explains it"
                hint = f"link it where it is first used: [{word}](…/{GLOSSARY}#{term.id})"
                yield Problem(prose.path, line, ReadabilityCode.UNEXPLAINED_TERM, message, hint)
                return


@lru_cache(maxsize=10_000)
def term_pattern(title: str, dutch: bool = True) -> re.Pattern[str]:
    """What finds a term in a text: as a whole word, in any case, and in Dutch in its simple forms."""
    words = r"\s+".join(re.escape(word) for word in title.split()).replace("'", "['’]")
    endings = rf"(?:{'|'.join(_endings(title))})?" if dutch else ""
    return re.compile(rf"(?<![\w-]){words}{endings}(?![\w-])", re.IGNORECASE)


def _endings(title: str) -> tuple[str, ...]:
    """What a simple form of a Dutch word adds: `buddy's`, `deskundigen`, `krachtgerichte`, `schuldmodellen`.

    A word with `her` does not double its last letter: `herstel` is a term, `herstellen` something one does to a bike.
    """
    last = title[-1].casefold()
    doubles = last in DOUBLED and not title.casefold().startswith("her")
    return ("['’]?s", "en?", "n", *((f"{last}en?",) if doubles else ()))
