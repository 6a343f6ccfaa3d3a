"""Keeps the Markdown that SugarCube has no words for, with a comment where it stood."""

from dataclasses import dataclass, field

from elearn.content.source import digest
from elearn.library.twee.extras import Piece


@dataclass
class Keeper:
    """What is kept, by a short key."""

    kept: dict[str, Piece] = field(default_factory=dict)

    def words(self, source: str) -> str:
        """The key of Markdown that is to be read elsewhere."""
        return self._key(Piece(source=source))

    def part(self, source: str, shown: str) -> str:
        """What stands in the passage: the plain words that players see, between two comments."""
        key = self._key(Piece(source=source, shown=digest(shown.strip())))
        return f"/* tandem keep {key} */\n{shown}\n/* tandem end */"

    def _key(self, piece: Piece) -> str:
        key = f"k{len(self.kept) + 1}"
        self.kept[key] = piece
        return key
