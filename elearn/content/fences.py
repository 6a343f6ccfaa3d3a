"""Pairs block openers with closers before anything is parsed, knowing depth, code and comments."""

import re
from dataclasses import dataclass, field

from elearn.content.codes import TextCode
from elearn.content.problems import Problems

PREFIX = re.compile(r"[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])(?:[ \t]+|(?=[>:`~])))*[ \t]*")
QUOTED = re.compile(r"[ \t>]*")
OPENER = re.compile(r"(:{3,})\{([A-Za-z][\w-]*)\}[ \t]*(.*)$")
CLOSER = re.compile(r"(:{3,})[ \t]*$")
LIKE_OPENER = re.compile(r":{3,}|::?[ \t]*\{[A-Za-z]")
INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+:{3}")
CODE = re.compile(r"(`{3,}|~{3,})(.*)$")
EXAMPLE = "a block starts as :::{name} and ends with a line of only :::"


@dataclass
class _Open:
    line: int
    colons: int
    known: bool


@dataclass
class Fences:
    """Lines count from 0. `closers` gives the closer of an opener; `bad` are lines with a problem."""

    closers: dict[int, int] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)


class _Scan:
    def __init__(self, lines: list[str], problems: Problems) -> None:
        self.lines = lines
        self.problems = problems
        self.fences = Fences()
        self.stack: list[_Open] = []

    def run(self) -> Fences:
        number = 0
        while number < len(self.lines):
            number = self.step(number) + 1
        self.unclosed(self.stack)
        return self.fences

    def step(self, number: int) -> int:
        """Look at one line and give the last line that was dealt with."""
        line = self.lines[number]
        text = line[_match(PREFIX, line).end() :]
        if text.startswith("<!--"):
            return self.comment(number)
        code = CODE.match(text)
        if code and not (code[1][0] == "`" and "`" in code[2]):
            return self.code(number, code[1])
        if text.startswith(":"):
            self.colons(number, text)
        elif INVISIBLE.match(text):
            self.malformed(number, 3, "an invisible sign stands before these colons", "type the line again")
        return number

    def comment(self, number: int) -> int:
        if "-->" in self.lines[number]:
            return number
        for end in range(number + 1, len(self.lines)):
            if "-->" in self.lines[end]:
                return end
        return self.swallow(number, TextCode.UNCLOSED_COMMENT, "this comment does not end", "close it with -->")

    def code(self, number: int, fence: str) -> int:
        for end in range(number + 1, len(self.lines)):
            text = self.lines[end][_match(QUOTED, self.lines[end]).end() :].rstrip()
            if len(text) >= len(fence) and set(text) == {fence[0]}:
                return end
        return self.swallow(number, TextCode.UNCLOSED_CODE, "this code does not end", f"close it with {fence}")

    def swallow(self, number: int, code: TextCode, message: str, hint: str) -> int:
        self.problems.add(code, number + 1, message, hint)
        self.fences.bad.add(number)
        self.stack.clear()
        return len(self.lines)

    def colons(self, number: int, text: str) -> None:
        if opener := OPENER.match(text):
            self.stack.append(_Open(number, len(opener[1]), known=True))
        elif closer := CLOSER.match(text):
            self.close(number, len(closer[1]))
        elif like := LIKE_OPENER.match(text):
            self.malformed(number, like[0].count(":"), f"`{text.strip()[:40]}` is not a block", EXAMPLE)

    def malformed(self, number: int, colons: int, message: str, hint: str) -> None:
        self.fences.bad.add(number)
        self.stack.append(_Open(number, colons, known=False))
        self.problems.add(TextCode.MALFORMED_OPENER, number + 1, message, hint)

    def close(self, number: int, colons: int) -> None:
        place = next((i for i in reversed(range(len(self.stack))) if self.stack[i].colons == colons), None)
        if place is None:
            self.stray(number, colons)
            return
        self.unclosed(self.stack[place + 1 :])
        self.fences.closers[self.stack[place].line] = number
        del self.stack[place:]

    def stray(self, number: int, colons: int) -> None:
        hint = (
            f"the block of line {self.stack[-1].line + 1} closes with {self.stack[-1].colons} colons"
            if self.stack
            else ""
        )
        self.fences.bad.add(number)
        self.problems.add(TextCode.STRAY_CLOSER, number + 1, f"{':' * colons} closes nothing", hint or "take it away")

    def unclosed(self, left: list[_Open]) -> None:
        """Report what was never closed; a malformed line was reported, and may be the missing closer."""
        excused = sum(not block.known for block in left)
        for block in reversed([block for block in left if block.known]):
            self.fences.bad.add(block.line)
            if excused:
                excused -= 1
                continue
            hint = f"end it with a line of {block.colons} colons"
            self.problems.add(TextCode.UNCLOSED_BLOCK, block.line + 1, "this block does not end", hint)


def match_fences(text: str, problems: Problems) -> Fences:
    """Pair openers and closers of the whole text, adding a problem for each that has no partner."""
    return _Scan(text.split("\n"), problems).run()


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.match(text)
    assert found is not None, "the pattern matches the empty text"
    return found
