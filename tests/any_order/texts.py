"""What the people of a story make: sheets, versions, sharings, answers with or without a voice, a page to show.

Every text holds a mark that occurs nowhere else, so that a page which shows a mark shows that text.
"""

import io
import re
import wave
from dataclasses import dataclass, field

MARK = re.compile(r"merk\d+x")


def marks(text: str) -> set[str]:
    return set(MARK.findall(text))


def voice_of(number: int) -> bytes:
    """A recording that is like no other."""
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(number.to_bytes(4, "big") * 1000)
    return file.getvalue()


@dataclass
class Line:
    """A question about an answer, or the reply to it."""

    text: str
    is_sent: bool
    revision: int = 1


@dataclass
class Answer:
    id: int
    author: str
    posting: str
    body: str
    revision: int
    sentences: tuple[int, ...] = ()
    voice: bytes | None = field(default=None, repr=False)
    worded_by: str | None = None
    """who wrote the words of a voice after its release"""
    is_released: bool = False
    author_is_gone: bool = False
    question: Line | None = None
    reply: Line | None = None
    consent: bool | None = None
    """None: nobody asked, or nothing was said yet"""
    is_asked: bool = False
    shown_to: str | None = None
    """with whom its author answers together, who reads and hears this part"""
    agreed_to: object = None
    """both parts, as its author saw them"""

    @property
    def says_something(self) -> bool:
        return bool(self.body or self.voice)

    @property
    def is_part(self) -> bool:
        return self.shown_to is not None and not self.is_released

    @property
    def as_seen(self) -> object:
        return (self.id, self.body, self.revision, self.sentences, self.voice)


@dataclass
class Sharing:
    id: int
    owner: str
    group: str
    text: str
    """of its version; never changes"""
    is_for_all: bool
    coach: str | None
    note: str
    is_masked: bool
    """under a name that is not theirs"""
    is_withdrawn: bool = False
    declined: set[str] = field(default_factory=set)
    hurt: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """between those who answer: writer and text"""
    welcome: set[str] = field(default_factory=set)
    """coaches of whom its author knows that they read it, or to whom they said yes"""
    question: str | None = None
    """the coach about whom its author is asked"""

    def part_of(self, name: str, partner: str) -> Answer | None:
        parts = (one for one in self.answers if one.is_part)
        return next((one for one in parts if (one.author, one.shown_to) == (name, partner)), None)


@dataclass
class Version:
    id: int
    text: str
    sharings: list[Sharing] = field(default_factory=list)


@dataclass
class Sheet:
    draft: str = ""
    revision: int = 0
    others: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)


@dataclass
class Shown:
    """The page that a learner composed."""

    words: str
    revision: int
    versions: set[int]
    answers: set[int]
    token: str = ""
