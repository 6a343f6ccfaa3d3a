"""Names on both sides: ids of Tandem with hyphens, variables of Twee with underscores, passages with any sign."""

import re
import unicodedata
from collections.abc import Collection, Container, Iterator
from itertools import count

from elearn.blocks.reading import is_id

LONGEST_ID = 60
VARIABLE = r"[A-Za-z_$][A-Za-z0-9_$]*"
SPECIAL = frozenset(
    (
        *("StoryTitle", "StoryData", "StoryTandem", "StoryInit", "StoryCaption", "StoryMenu", "StoryBanner"),
        *("StorySubtitle", "StoryAuthor", "StoryDisplayTitle", "StoryInterface", "StoryShare", "StorySettings"),
        *("StoryIncludes", "StoryLoadingIcon", "PassageHeader", "PassageFooter", "PassageReady", "PassageDone"),
    )
)
"""passages that mean something to compilers or to SugarCube"""
IN_LINKS = re.compile(r"[\[\]{}|<>\"\\$]|->|<-|^\s|\s$|\s\s|[\x00-\x1f]")
"""what cannot stand in the name of a passage that links lead to"""


def variable(name: str) -> str:
    """The variable of a state, a fact or a mark: ids have no underscores, so that the way back is sure."""
    return name.replace("-", "_")


def slug(text: str, otherwise: str = "scene") -> str:
    """An id made of a name."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode("ascii").lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    return made if is_id(made) else f"{otherwise}-{made}"[:LONGEST_ID].strip("-")


def free(name: str, taken: Container[str], glue: str = "-") -> str:
    """The name, or the first of name-2, name-3, … that nobody has."""
    return next(tried for tried in _tries(name, glue) if tried not in taken)


def _tries(name: str, glue: str) -> Iterator[str]:
    yield name
    yield from (f"{name}{glue}{number}" for number in count(2))


def can_be_linked(name: str, taken: Collection[str]) -> bool:
    """Whether a title can be the name of a passage."""
    fits = 0 < len(name) <= 120 and not IN_LINKS.search(name)
    return fits and name not in taken and name not in SPECIAL and "://" not in name
