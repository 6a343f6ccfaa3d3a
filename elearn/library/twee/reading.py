"""Reads one passage: its words, its links, its conditions and its changes; what is more is said by line."""

import html
import re

from elearn.blocks.condition import Condition
from elearn.content.problems import Problems
from elearn.content.source import digest
from elearn.library.twee.codes import TweeCode
from elearn.library.twee.drafts import Draft, Link, Words
from elearn.library.twee.escaping import markdown_words
from elearn.library.twee.expressions import Unsayable, read_changes, read_condition, read_string
from elearn.library.twee.extras import Extras
from elearn.library.twee.flowing import Flow
from elearn.library.twee.foreign import foreign_words
from elearn.library.twee.frames import Frame, branch
from elearn.library.twee.names import VARIABLE
from elearn.library.twee.notation import Passage
from elearn.library.twee.reading_words import read_plain, read_words, split_link
from elearn.library.twee.tokens import Token, read_tokens

DEEPEST, MOST_BRANCHES = 12, 20
LINKS = ("link", "button")
TRANSPARENT = ("nobr", "/nobr")
UNSEEN = ("silently", "silent", "script", "style")
"""macros of which the inside is never shown"""
OURS = re.compile(r"/\*\s*tandem\s+(.*?)\s*\*/", re.DOTALL)
SHOWN = re.compile(rf"\${VARIABLE}")
STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\[\[.*?\]\]", re.DOTALL)


def read_passage(passage: Passage, extras: Extras, style: str, problems: Problems) -> Draft:
    """What a passage says. Never raises: what cannot be carried is among the problems."""
    return _Reader(passage, extras, style, problems).read()


class _Reader:
    def __init__(self, passage: Passage, extras: Extras, style: str, problems: Problems) -> None:
        self.draft = Draft(passage.name, passage.line, passage.tags)
        self.text = passage.text
        self.extras = extras
        self.style = style
        self.problems = problems
        self.kept: tuple[str, list[str], int] | None = None
        self.unseen = ""
        self.deeper = 0
        self.frames = [Frame("passage", self.flow(), passage.line)]

    @property
    def top(self) -> Frame:
        return self.frames[-1]

    def flow(self) -> Flow:
        return Flow(self.markup_lost, self.style)

    def lost(self, token: Token, code: TweeCode, message: str, hint: str) -> None:
        self.problems.add(code, token.line, message, hint)

    def markup_lost(self, sign: str) -> None:
        message = f"`{sign}` around words means nothing in Tandem"
        self.problems.add(TweeCode.MARKUP, self.draft.line, message, "the words are carried")

    def read(self) -> Draft:
        for token in read_tokens(self.text, self.draft.line + 1):
            self.token(token)
        if self.kept:
            self.end_kept()
        while len(self.frames) > 1:
            message = "this `if` or link does not end in its passage"
            self.problems.add(TweeCode.MACRO, self.top.line, message, "it was taken to end with the passage")
            self.pop()
        self.top.settle()
        self.draft.pieces = tuple(self.top.pieces)
        return self.draft

    def token(self, token: Token) -> None:
        if self.kept:
            self.in_kept(token)
        elif self.unseen:
            self.in_unseen(token)
        elif token.kind == "comment":
            self.comment(token)
        elif token.kind == "macro":
            self.macro(token)
        elif token.kind == "image":
            self.lost(token, TweeCode.IMAGE, f"`{token.text[:60]}` is a picture", "drawings go in a figure")
        elif token.kind == "words":
            self.words(token)
        elif token.kind == "html" and re.match(r"<(script|style)\b", token.text, re.IGNORECASE):
            self.lost(token, TweeCode.HTML, f"`{token.text[:60]}` is no text", "what is in it is not carried")
            self.unseen = token.text[1:7].strip("> ").lower()[:6]
        elif not read_plain(self.top.flow, token, self.lost):
            self.other(token)

    # words ---------------------------------------------------------------------------------------------------

    def words(self, token: Token) -> None:
        text = foreign_words(self.style, token, self.lost)
        for found in SHOWN.finditer(text) if self.style == "sugarcube" else ():
            line = token.line + token.text.count("\n", 0, found.start())
            message = f"the value of `{found[0]}` is not shown in Tandem"
            self.problems.add(TweeCode.VALUE, line, message, "write what is to be read instead")
        self.top.flow.words(text)

    def other(self, token: Token) -> None:
        if token.kind == "link":
            self.link(token)
        else:
            self.lost(token, TweeCode.MACRO, f"`{token.text[:60]}` is a template of code", "it is not carried")

    # what Tandem wrote ---------------------------------------------------------------------------------------

    def comment(self, token: Token) -> None:
        ours = OURS.fullmatch(token.text)
        words = ours[1].split() if ours else []
        if words[:1] == ["keep"] and words[1:] and words[1] in self.extras.kept:
            self.kept = (words[1], [], token.line)
        elif words[:1] == ["choice"] and self.draft.links:
            self.draft.links[-1].ours = dict(_pair(word) for word in words[1:])
        elif not ours:
            inside = token.text[4:-3] if token.text.startswith("<!--") else token.text[2:-2]
            said = inside.replace("--", "- -").strip()
            self.top.comments += [f"<!-- {said} -->"] if said else []

    def in_kept(self, token: Token) -> None:
        assert self.kept is not None
        ours = OURS.fullmatch(token.text) if token.kind == "comment" else None
        if ours and ours[1] == "end":
            self.end_kept()
        else:
            self.kept[1].append(token.text)

    def end_kept(self) -> None:
        assert self.kept is not None
        key, shown, line = self.kept
        self.kept = None
        piece = self.extras.kept[key]
        if piece.shown and digest("".join(shown).strip()) != piece.shown:
            message = "the words between these two comments of Tandem were changed, and the change is not carried"
            self.problems.add(TweeCode.EXTRAS, line, message, "change them in the scenario")
        self.top.add([Words(piece.source)])

    # macros --------------------------------------------------------------------------------------------------

    def macro(self, token: Token) -> None:
        name = token.name
        if name == "if":
            self.open_branch(token, token.args or "?", [])
        elif name in ("elseif", "else"):
            self.next_branch(token)
        elif name == "/if":
            self.close("branch", token)
        elif name == "set":
            self.set(token)
        elif name in LINKS:
            self.link_macro(token)
        elif name.startswith("/") and name[1:] in LINKS:
            self.close("link", token)
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
            self.set(token)

    def condition(self, token: Token, text: str) -> Condition | None:
        try:
            return read_condition(text)
        except Unsayable:
            message = f"the condition `{text[:60]}` cannot be said in Tandem"
            hint = "what lies under it is always there; compare a number with a whole number, or name a mark"
            self.lost(token, TweeCode.EXPRESSION, message, hint)
            return None

    def open_branch(self, token: Token, text: str, failed: list[Condition | None]) -> None:
        own = self.condition(token, text) if text else None
        condition = branch(failed, own, is_else=not text and bool(failed))
        if None in failed:
            message = f"`{token.text[:60]}` follows on a condition that cannot be said"
            self.lost(token, TweeCode.EXPRESSION, message, "what lies under it is always there")
        self.push(token, Frame("branch", self.flow(), token.line, condition, own, failed))

    def push(self, token: Token, frame: Frame) -> None:
        if len(self.frames) > DEEPEST:
            message = f"conditions lie more than {DEEPEST} deep in each other"
            self.lost(token, TweeCode.NESTING, message, "what lies deeper is taken to be under the outer ones")
            self.deeper += 1
        else:
            self.frames.append(frame)

    def next_branch(self, token: Token) -> None:
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
        if frame.kind == "link":
            frame.settle()
            if frame.pieces:
                message = "words inside a link macro are not carried"
                self.problems.add(TweeCode.MACRO, frame.line, message, "put them in the passage it leads to")
            return
        self.top.add(frame.closed())

    # links and changes ---------------------------------------------------------------------------------------

    def link(self, token: Token) -> None:
        words, target, setter = split_link(token.text)
        link = self.new_link(token, html.unescape(words), target)
        if link and setter:
            self.change(token, setter, link)

    def link_macro(self, token: Token) -> None:
        """`<<link "words" "Passage">>` or `<<link [[words|Passage]]>>`; its changes follow, up to its end."""
        parts = [found[0] for found in STRING.finditer(token.args)]
        if parts[:1] and parts[0].startswith("[["):
            words, target, _setter = split_link(parts[0])
        else:
            said = [read_string(part) or "" for part in parts[:2]]
            words, target = [*said, "", ""][:2]
        link = self.new_link(token, words, target, wikified=True)
        self.push(token, Frame("link", self.flow(), token.line, link=link))

    def new_link(self, token: Token, words: str, target: str, *, wikified: bool = False) -> Link | None:
        if not target or target.startswith("$") or any(frame.kind == "link" for frame in self.frames):
            message = f"`{token.text[:60]}` leads to no passage that is named"
            self.lost(token, TweeCode.LINK, message, "it is left out")
            return None
        flow = Flow(self.markup_lost, self.style)
        if wikified:
            read_words(flow, words)
        else:
            flow.words(words.replace("&", "&amp;"))
        markdown = " ".join(flow.inline(flow.text).split("\n")) or markdown_words(words or target)
        conditions = tuple(frame.condition for frame in self.frames if frame.condition)
        link = Link(markdown, target, token.line, conditions)
        self.draft.links.append(link)
        self.top.flow.choice(markdown)
        return link

    def set(self, token: Token) -> None:
        link = next((frame for frame in reversed(self.frames) if frame.kind == "link"), None)
        if link is None and len(self.frames) > 1:
            message = f"`{token.text[:60]}` changes something under a condition"
            self.lost(token, TweeCode.EXPRESSION, message, "put the change on the links that lead here")
        elif link is None or link.link:
            self.change(token, token.args, link.link if link else None)

    def change(self, token: Token, text: str, link: Link | None) -> None:
        for change in read_changes(text):
            if isinstance(change, str):
                message = f"the change `{change[:60]}` cannot be said in Tandem"
                hint = "a number goes up or down by a whole number, and true is put on a mark"
                self.lost(token, TweeCode.EXPRESSION, message, hint)
            elif link is None:
                self.draft.arrival.append((change, token.line))
            else:
                link.changes.append(change)


def _pair(word: str) -> tuple[str, str]:
    key, _, value = word.partition("=")
    return key, value
