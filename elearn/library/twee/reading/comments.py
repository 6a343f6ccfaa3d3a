"""Reads comments: those in which Tandem wrote what Twee has no words for, and those of people."""

import re
from collections.abc import Mapping

from elearn.blocks.condition import Known, Not
from elearn.content.source import digest
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.drafts import Draft, Words
from elearn.library.twee.extras import Piece
from elearn.library.twee.reading.nesting import Nesting
from elearn.library.twee.tokens import Token

OURS = re.compile(r"/\*\s*tandem\s+(.*?)\s*\*/", re.DOTALL)


class Comments:
    """Puts the Markdown that was `kept` back; `is_open` between the two comments around what stands in its place."""

    def __init__(self, draft: Draft, nesting: Nesting, kept: Mapping[str, Piece]) -> None:
        self.draft = draft
        self.nesting = nesting
        self.kept = kept
        self.key = ""
        self.shown: list[str] = []
        self.line = 0

    @property
    def is_open(self) -> bool:
        return bool(self.key)

    def comment(self, token: Token) -> None:
        ours = OURS.fullmatch(token.text)
        words = ours[1].split() if ours else []
        if words[:1] == ["keep"] and words[1:] and words[1] in self.kept:
            self.key, self.shown, self.line = words[1], [], token.line
        elif words[:1] == ["choice"] and self.draft.links:
            self.draft.links[-1].ours = dict(_pair(word) for word in words[1:])
        elif not ours:
            inside = token.text[4:-3] if token.text.startswith("<!--") else token.text[2:-2]
            said = inside.replace("--", "- -").strip()
            self.nesting.top.comments += [f"<!-- {said} -->"] if said else []

    def inside(self, token: Token) -> None:
        """What stands in the place of kept words, up to the comment that ends it."""
        ours = OURS.fullmatch(token.text) if token.kind == "comment" else None
        if ours and ours[1] == "end":
            self.end()
        else:
            self.shown.append(token.text)

    def end(self) -> None:
        piece = self.kept[self.key]
        self.key = ""
        if piece.shown and digest("".join(self.shown).strip()) != piece.shown:
            message = "the words between these two comments of Tandem were changed, and the change is not carried"
            self.nesting.problems.add(TweeCode.EXTRAS, self.line, message, "change them in the scenario")
        self.nesting.top.add([Words(piece.source)])

    def finish(self) -> None:
        """The passage ends; the guard that `once` has in Twine goes, because `once` says it by itself."""
        if self.is_open:
            self.end()
        for link in self.draft.links:
            guard = Not(Known(link.ours.get("once", "")))
            link.conditions = tuple(condition for condition in link.conditions if condition != guard)


def _pair(word: str) -> tuple[str, str]:
    key, _, value = word.partition("=")
    return key, value
