"""Goes in and out of the branches and links of a passage, and keeps what lies around the words that are read now."""

import re

from elearn.blocks.condition import Condition
from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.drafts import Link, Piece
from elearn.library.twee.expressions import Unsayable, read_condition
from elearn.library.twee.flowing import Flow
from elearn.library.twee.reading.frames import Frame, branch
from elearn.library.twee.tokens import Token

DEEPEST, MOST_BRANCHES = 12, 20


class Nesting:
    """The frames around what is read now: the first is the passage itself, the last is on top."""

    def __init__(self, line: int, style: str, problems: Problems) -> None:
        self.line = line
        self.style = style
        self.problems = problems
        self.deeper = 0
        self.frames = [Frame("passage", self.flow(), line)]

    @property
    def top(self) -> Frame:
        return self.frames[-1]

    @property
    def link(self) -> Frame | None:
        """The link that lies around what is read now."""
        return next((frame for frame in reversed(self.frames) if frame.kind == "link"), None)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(frame.condition for frame in self.frames if frame.condition)

    def flow(self) -> Flow:
        return Flow(self.markup_lost, self.style)

    def lost(self, token: Token, code: TweeCode, message: str, hint: str) -> None:
        self.problems.add(code, token.line, message, hint)

    def markup_lost(self, sign: str) -> None:
        message = f"`{sign}` around words means nothing in Tandem"
        self.problems.add(TweeCode.MARKUP, self.line, message, "the words are carried")

    def open_branch(self, token: Token, text: str, failed: list[Condition | None]) -> None:
        """Go into a branch with this condition (none for an `<<else>>`), behind branches that failed on theirs."""
        own = self.condition(token, text) if text else None
        condition = branch(failed, own, is_else=not text and bool(failed))
        if None in failed:
            message = f"`{token.text[:60]}` follows on a condition that cannot be said"
            self.lost(token, TweeCode.EXPRESSION, message, "what lies under it is always there")
        self.push(token, Frame("branch", self.flow(), token.line, condition, own, failed))

    def condition(self, token: Token, text: str) -> Condition | None:
        try:
            return read_condition(text)
        except Unsayable:
            message = f"the condition `{text[:60]}` cannot be said in Tandem"
            hint = "what lies under it is always there; compare a number with a whole number, or name a mark"
            self.lost(token, TweeCode.EXPRESSION, message, hint)
            return None

    def open_link(self, token: Token, link: Link | None) -> None:
        self.push(token, Frame("link", self.flow(), token.line, link=link))

    def push(self, token: Token, frame: Frame) -> None:
        if len(self.frames) > DEEPEST:
            message = f"conditions lie more than {DEEPEST} deep in each other"
            self.lost(token, TweeCode.NESTING, message, "what lies deeper is taken to be under the outer ones")
            self.deeper += 1
        else:
            self.frames.append(frame)

    def next_branch(self, token: Token) -> None:
        """From a branch into the next one, at an `<<else>>` or an `<<elseif>>`."""
        if self.deeper:
            return
        if self.top.kind != "branch":
            self.lost(token, TweeCode.MACRO, f"`{token.text[:60]}` stands outside an `if`", "it is left out")
            return
        failed = [*self.top.failed, self.top.own]
        self.pop()
        self.open_branch(token, re.sub(r"^if\s+", "", token.args), failed if len(failed) < MOST_BRANCHES else [None])

    def close(self, kind: str, token: Token) -> None:
        if self.deeper:
            self.deeper -= 1
        elif self.top.kind == kind:
            self.pop()
        else:
            self.lost(token, TweeCode.MACRO, f"`{token.text[:60]}` closes nothing", "it is left out")

    def pop(self) -> None:
        frame = self.frames.pop()
        if frame.kind == "branch":
            self.top.add(frame.closed())
            return
        frame.settle()
        if frame.pieces:
            message = "words inside a link macro are not carried"
            self.problems.add(TweeCode.MACRO, frame.line, message, "put them in the passage it leads to")

    def end(self) -> tuple[Piece, ...]:
        """The passage ends: all that was put down in it."""
        while len(self.frames) > 1:
            message = "this `if` or link does not end in its passage"
            self.problems.add(TweeCode.MACRO, self.top.line, message, "it was taken to end with the passage")
            self.pop()
        self.top.settle()
        return tuple(self.top.pieces)
