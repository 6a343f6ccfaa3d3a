"""Reads one passage: gives each of its pieces to who can read it, and says by line what nobody can."""

import re

from elearn.content.problems import Problems
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.drafts import Draft
from elearn.library.twee.extras import Extras
from elearn.library.twee.names import VARIABLE
from elearn.library.twee.notation import Passage
from elearn.library.twee.reading.comments import Comments
from elearn.library.twee.reading.foreign import foreign_words
from elearn.library.twee.reading.links import Links
from elearn.library.twee.reading.nesting import Nesting
from elearn.library.twee.reading.words import read_plain
from elearn.library.twee.tokens import Token, read_tokens

LINKS = ("link", "button")
TRANSPARENT = ("nobr", "/nobr")
UNSEEN = ("silently", "silent", "script", "style")
"""macros of which the inside is never shown"""
NO_TEXT = re.compile(r"<(script|style)\b", re.IGNORECASE)
SHOWN = re.compile(rf"\${VARIABLE}")


def read_passage(passage: Passage, extras: Extras, style: str, problems: Problems) -> Draft:
    """What a passage says. Never raises: what cannot be carried is among the problems."""
    draft = Draft(passage.name, passage.line, passage.tags)
    reader = _Reader(draft, extras, style, problems)
    for token in read_tokens(passage.text, passage.line + 1):
        reader.token(token)
    reader.comments.finish()
    draft.pieces = reader.nesting.end()
    return draft


class _Reader:
    def __init__(self, draft: Draft, extras: Extras, style: str, problems: Problems) -> None:
        self.style = style
        self.nesting = Nesting(draft.line, style, problems)
        self.lost = self.nesting.lost
        self.links = Links(draft, self.nesting)
        self.comments = Comments(draft, self.nesting, extras.kept)
        self.unseen = ""

    def token(self, token: Token) -> None:
        if self.comments.is_open:
            self.comments.inside(token)
        elif self.unseen:
            self.in_unseen(token)
        elif token.kind == "comment":
            self.comments.comment(token)
        elif token.kind == "macro":
            self.macro(token)
        elif token.kind == "image":
            self.lost(token, TweeCode.IMAGE, f"`{token.text[:60]}` is a picture", "drawings go in a figure")
        elif token.kind == "words":
            self.words(token)
        elif token.kind == "html" and (found := NO_TEXT.match(token.text)):
            self.lost(token, TweeCode.HTML, f"`{token.text[:60]}` is no text", "what is in it is not carried")
            self.unseen = found[1].lower()
        elif not read_plain(self.nesting.top.flow, token, self.lost):
            self.other(token)

    def words(self, token: Token) -> None:
        text = foreign_words(self.style, token, self.lost)
        for found in SHOWN.finditer(text) if self.style == "sugarcube" else ():
            line = token.line + text.count("\n", 0, found.start())
            message = f"the value of `{found[0]}` is not shown in Tandem"
            self.nesting.problems.add(TweeCode.VALUE, line, message, "write what is to be read instead")
        self.nesting.top.flow.words(text)

    def other(self, token: Token) -> None:
        if token.kind == "link":
            self.links.link(token)
        else:
            self.lost(token, TweeCode.MACRO, f"`{token.text[:60]}` is a template of code", "it is not carried")

    def macro(self, token: Token) -> None:
        name = token.name
        if name == "if":
            self.nesting.open_branch(token, token.args or "?", [])
        elif name in ("elseif", "else"):
            self.nesting.next_branch(token)
        elif name == "/if":
            self.nesting.close("branch", token)
        elif name == "set":
            self.links.set(token)
        elif name in LINKS:
            self.links.link_macro(token)
        elif name.startswith("/") and name[1:] in LINKS:
            self.nesting.close("link", token)
        elif name in UNSEEN:
            self.unseen = name
            if name in ("script", "style"):
                self.lost(token, TweeCode.SCRIPT, f"`<<{name}>>` and what is in it", "it is not carried")
        elif name not in TRANSPARENT and not name.startswith("/"):
            hint = "Tandem has no equal for it; it is left out"
            self.lost(token, TweeCode.MACRO, f"the macro `{token.text[:60]}`", hint)

    def in_unseen(self, token: Token) -> None:
        """Inside of what is never shown: of `<<silently>>` the changes count, of a script nothing does."""
        ends = token.name == f"/{self.unseen}" or token.text.lower().startswith(f"</{self.unseen}")
        if ends:
            self.unseen = ""
        elif token.name == "set" and self.unseen.startswith("silent"):
            self.links.set(token)
