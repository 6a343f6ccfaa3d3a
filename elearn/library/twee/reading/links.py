"""Reads the links of a passage, and what changes on the way there or on arriving."""

import html
import re

from elearn.library.twee.codes import TweeCode
from elearn.library.twee.drafts import Draft, Link
from elearn.library.twee.escaping import markdown_words
from elearn.library.twee.expressions import read_changes, read_string
from elearn.library.twee.reading.nesting import Nesting
from elearn.library.twee.reading.words import read_words, split_link
from elearn.library.twee.tokens import Token

STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\[\[.*?\]\]", re.DOTALL)


class Links:
    """Puts links and changes in a draft, from where they lie in its passage."""

    def __init__(self, draft: Draft, nesting: Nesting) -> None:
        self.draft = draft
        self.nesting = nesting

    def link(self, token: Token) -> None:
        """`[[words|Passage][$changes]]`."""
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
        self.nesting.open_link(token, self.new_link(token, words, target, wikified=True))

    def new_link(self, token: Token, words: str, target: str, *, wikified: bool = False) -> Link | None:
        if not target or target.startswith("$") or self.nesting.link:
            message = f"`{token.text[:60]}` leads to no passage that is named"
            self.nesting.lost(token, TweeCode.LINK, message, "it is left out")
            return None
        flow = self.nesting.flow()
        if wikified:
            read_words(flow, words)
        else:
            flow.words(words.replace("&", "&amp;"))
        markdown = " ".join(flow.inline(flow.text).split("\n")) or markdown_words(words or target)
        link = Link(markdown, target, token.line, self.nesting.conditions)
        self.draft.links.append(link)
        self.nesting.top.flow.choice(markdown)
        return link

    def set(self, token: Token) -> None:
        """`<<set>>`: a change on the link around it, or on arriving in the passage."""
        around = self.nesting.link
        if around is None and len(self.nesting.frames) > 1:
            message = f"`{token.text[:60]}` changes something under a condition"
            self.nesting.lost(token, TweeCode.EXPRESSION, message, "put the change on the links that lead here")
        elif around is None or around.link:
            self.change(token, token.args, around.link if around else None)

    def change(self, token: Token, text: str, link: Link | None) -> None:
        for change in read_changes(text):
            if isinstance(change, str):
                message = f"the change `{change[:60]}` cannot be said in Tandem"
                hint = "a number goes up or down by a whole number, and true is put on a mark"
                self.nesting.lost(token, TweeCode.EXPRESSION, message, hint)
            elif link is None:
                self.draft.arrival.append((change, token.line))
            else:
                link.changes.append(change)
