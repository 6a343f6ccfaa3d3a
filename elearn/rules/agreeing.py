"""When two people agree to the same answer: each to exactly what they saw, and to nothing that came after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

PEOPLE = 2
"""an answer together has one part of a coach and one of a lecturer"""


@dataclass(frozen=True)
class Part:
    """One person's part, and the fingerprint of what they agreed to; None when they did not."""

    number: int
    revision: int
    words: str
    passage: tuple[int, int] | None
    """begin and end of the quote in the text that is answered"""
    sound: str | None
    """the checksum of the recording"""
    agreed_to: str | None = None

    @property
    def is_empty(self) -> bool:
        """Neither words nor a voice."""
        return not self.words.strip() and self.sound is None


def fingerprint(parts: Sequence[Part]) -> str:
    """Another one whenever anything in any part is another, whatever the order of the parts."""
    seen = [
        (part.number, part.revision, part.words, part.passage, part.sound)
        for part in sorted(parts, key=lambda part: part.number)
    ]
    return sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()


def is_whole(parts: Sequence[Part]) -> bool:
    """Both parts are there and say something: it can be agreed to."""
    return len(parts) == PEOPLE and not any(part.is_empty for part in parts)


def has_agreed(part: Part, parts: Sequence[Part]) -> bool:
    """Whether this person agreed to the parts as they are now."""
    return part.agreed_to is not None and part.agreed_to == fingerprint(parts)


def is_outdated(part: Part, parts: Sequence[Part]) -> bool:
    """Whether this person agreed once, and something changed since."""
    return part.agreed_to is not None and not has_agreed(part, parts)


def all_agree(parts: Sequence[Part]) -> bool:
    """Whether it may be released."""
    return is_whole(parts) and all(has_agreed(part, parts) for part in parts)
