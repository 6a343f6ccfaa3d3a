"""Reads words of SugarCube, with their HTML, code and links to the web, into a flow; what is more is said."""

import html
import re
from collections.abc import Callable

from elearn.library.twee.codes import TweeCode
from elearn.library.twee.escaping import markdown_words
from elearn.library.twee.flowing import LINK_END, Flow, link_address
from elearn.library.twee.tokens import Token, read_tokens

Lost = Callable[[Token, TweeCode, str, str], None]
"""told of what is not carried: where it stood, its kind, the message and the hint"""
TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][\w-]*)(?P<rest>[^>]*)>", re.DOTALL)
HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
WEB = re.compile(r"https?://|mailto:", re.IGNORECASE)
COURSE_FILE = re.compile(r"(?!/)[^:?#]*\.md(?:#[\w-]*)?")
SAME = {"em": "//", "i": "//", "strong": "''", "b": "''", "br": "\n", "p": "\n\n", "div": "\n", "span": ""}


def read_words(flow: Flow, text: str) -> None:
    """Read words that Tandem wrote itself: nothing in them can be lost."""
    for token in read_tokens(text, 1):
        read_plain(flow, token, lambda *said: None)


def read_plain(flow: Flow, token: Token, lost: Lost) -> bool:
    """Put a token in the flow; False where it is none that can be words."""
    match token.kind:
        case "words":
            flow.words(token.text)
        case "code":
            flow.atom(_code(token.text[3:-3]))
        case "plain":
            inside = token.text.removeprefix('"""').removesuffix('"""')
            inside = re.sub(r"</?nowiki>", "", inside, flags=re.IGNORECASE)
            flow.atom(markdown_words(" ".join(inside.split("\n"))))
        case "html":
            _html(flow, token, lost)
        case "link" if address := web_link(token):
            flow.link(link_address(address[1]))
            flow.words(address[0])
            flow.words(LINK_END)
        case _:
            return False
    return True


def _code(text: str) -> str:
    said = " ".join(text.split("\n"))
    longest = max((len(run) for run in re.findall(r"`+", said)), default=0)
    fence = "`" * (longest + 1)
    space = " " if said[:1] in ("`", " ") or said[-1:] in ("`", " ") else ""
    return f"{fence}{space}{said}{space}{fence}" if said.strip() else said


def _html(flow: Flow, token: Token, lost: Lost) -> None:
    tag = TAG.fullmatch(token.text)
    name = tag["name"].lower() if tag else ""
    if tag and name == "a":
        _anchor(flow, tag, token, lost)
    elif name in SAME and not (tag and tag["rest"].strip(" /")):
        flow.words(SAME[name])
    else:
        lost(token, TweeCode.HTML, f"`{token.text[:60]}` is HTML", "its words are carried, the rest is not")
        flow.words(SAME.get(name, ""))


def _anchor(flow: Flow, tag: re.Match[str], token: Token, lost: Lost) -> None:
    found = HREF.search(tag["rest"])
    href = html.unescape(found[1] or found[2] or "").strip() if found else ""
    if tag["end"]:
        flow.words(LINK_END)
    elif WEB.match(href) or COURSE_FILE.fullmatch(href):
        flow.link(link_address(href))
    else:
        lost(token, TweeCode.LINK, f"`{token.text[:60]}` leads to no web page", "its words are carried")


def web_link(token: Token) -> tuple[str, str] | None:
    """The words and the address of a `[[link]]` to the web, or None."""
    words, target, _setter = split_link(token.text)
    return (words or target, target) if WEB.match(target) else None


def split_link(text: str) -> tuple[str, str, str]:
    """The words (empty where there are none), the target and the setter of `[[…]]`."""
    inner, _, setter = text[2:-2].partition("][")
    for sign in ("->", "<-", "|"):
        if sign not in inner:
            continue
        left, right = inner.rsplit(sign, 1) if sign == "->" else inner.split(sign, 1)
        words, target = (right, left) if sign == "<-" else (left, right)
        return words.strip(), target.strip(), setter.strip()
    return "", inner.strip(), setter.strip()
