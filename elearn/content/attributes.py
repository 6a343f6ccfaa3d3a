"""Reads `{#id key=value key="quoted" flag}` by position, without ever guessing."""

import re
from dataclasses import dataclass

LIKE = re.compile(r"\{\s*(?:#|[A-Za-z][\w-]*\s*=|[A-Za-z][\w-]*\s*\})")
ID = re.compile(r"#([^\s{}=\"'#]*)")
KEY = re.compile(r"[A-Za-z][\w-]*")
BARE = re.compile(r"[^\s{}\"'=]+")
SPACE = re.compile(r"\s*")
STOP = re.compile(r"\}|\n|$")


@dataclass(frozen=True)
class Found:
    """What stood at a position: up to where, the id and the values, or else what is wrong."""

    end: int
    id: str = ""
    values: tuple[tuple[str, str], ...] = ()
    error: str = ""

    @property
    def only_flags(self) -> bool:
        return not self.id and not self.error and all(not value for _, value in self.values)


def looks_like_attributes(text: str, position: int) -> bool:
    return LIKE.match(text, position) is not None


def read_attributes(text: str, position: int, limit: int) -> Found:
    """Read the attributes whose opening brace stands at `position`; nothing is read from `limit` on."""
    return _Reader(text[:limit], position).read()


class _UnreadableError(Exception):
    pass


class _Reader:
    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.start = position
        self.at = position + 1
        self.id = ""
        self.values: dict[str, str] = {}

    def read(self) -> Found:
        try:
            while self.more():
                self.one()
        except _UnreadableError as error:
            stop = STOP.search(self.text, self.at)
            end = stop.end() if stop and stop[0] == "}" else stop.start() if stop else len(self.text)
            return Found(max(end, self.start + 1), error=str(error))
        return Found(self.at, self.id, tuple(self.values.items()))

    def more(self) -> bool:
        self.take(SPACE)
        if self.at >= len(self.text):
            raise _UnreadableError("the closing } is missing")
        if self.text[self.at] == "}":
            self.at += 1
            return False
        return True

    def one(self) -> None:
        if self.text[self.at] == "#":
            self.one_id()
        else:
            self.one_value()

    def one_id(self) -> None:
        found = self.take(ID)
        if not found or not found[1]:
            raise _UnreadableError("after # an id is missing")
        if self.id:
            raise _UnreadableError("there is a second id")
        self.id = found[1]

    def one_value(self) -> None:
        key = self.take(KEY)
        if key is None:
            raise _UnreadableError(f"`{self.text[self.at]}` cannot stand here")
        if key[0] in self.values:
            raise _UnreadableError(f"`{key[0]}` stands here twice")
        self.values[key[0]] = self.value(key[0]) if self.equals() else ""

    def equals(self) -> bool:
        after = SPACE.match(self.text, self.at)
        at = after.end() if after else self.at
        if at < len(self.text) and self.text[at] == "=":
            self.at = at + 1
            self.take(SPACE)
            return True
        return False

    def value(self, key: str) -> str:
        quote = self.text[self.at : self.at + 1]
        if quote in ('"', "'") and quote:
            end = self.text.find(quote, self.at + 1)
            if end < 0:
                raise _UnreadableError(f"the closing {quote} of `{key}` is missing")
            value, self.at = self.text[self.at + 1 : end], end + 1
            return " ".join(value.split())
        bare = self.take(BARE)
        if bare is None:
            raise _UnreadableError(f"`{key}=` has no value")
        return bare[0]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found
