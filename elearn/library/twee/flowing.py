"""From the text of a passage, with its macros and links taken out, to Markdown: paragraphs, lists, emphasis."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from elearn.library.twee.escaping import markdown_line, markdown_words

SOFT, ATOM, LINK, LINK_END, CHOICE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
"""signs that no text has: a line that goes on, ready Markdown, a link around words, and the words of a choice"""
ONLY_CHOICES = re.compile(rf"[\s*#>|.,;•·-]*(?:{CHOICE}\d+{CHOICE}[\s*#>|.,;•·-]*)+")
NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""what is taken out of every text before it is read"""
SPACES = re.compile(r"[ \t]+")
CONTINUED = re.compile(r"( ?)\\\n ?|( ?)\n ?\\")
STRIPPED = ("__", "==", "~~", "^^", "@@")
HEADING = re.compile(r"(!{1,6})\s*(?=\S)")
ITEM = re.compile(r"([*]+|#+)\s+(?=\S)|([*]+|#+)(?=[^\s*#])")
QUOTE = re.compile(r">+\s*")
RULE = re.compile(r"-{4,}\s*$")
CUT = (
    rf"--|{ATOM}\d+{ATOM}|{LINK}\d+{LINK}|{CHOICE}\d+{CHOICE}|{LINK_END}|{SOFT}"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,40});"
)
STYLES: dict[str, dict[str, str]] = {
    "sugarcube": {"//": "em", "''": "strong"},
    "harlowe": {"//": "em", "''": "strong", "**": "strong", "*": "em"},
    "markdown": {"**": "strong", "__": "strong", "*": "em"},
}
"""what stands around emphasis, by the kind of story format"""


@dataclass
class Flow:
    """Text on its way to Markdown. `lost` is called with the name of markup that is dropped."""

    lost: Callable[[str], None] = lambda what: None
    style: str = "sugarcube"
    parts: list[str] = field(default_factory=list)
    atoms: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return SPACES.sub(" ", "".join(self.parts))

    def words(self, text: str) -> None:
        self.parts.append(text)

    def atom(self, markdown: str) -> None:
        """Put ready Markdown in the text."""
        self.atoms.append(markdown)
        self.parts.append(f"{ATOM}{len(self.atoms) - 1}{ATOM}")

    def choice(self, markdown: str) -> None:
        """Put the words of a choice in the text: they are read there only where they stand among other words."""
        self.atoms.append(markdown)
        self.parts.append(f"{CHOICE}{len(self.atoms) - 1}{CHOICE}")

    def link(self, href: str) -> None:
        self.atoms.append(href)
        self.parts.append(f"{LINK}{len(self.atoms) - 1}{LINK}")

    def markdown(self) -> str:
        """All of it as Markdown; empty where nothing is said."""
        text = CONTINUED.sub(lambda found: SOFT if found[1] or found[2] else "", self.text)
        blocks = (block for part in re.split(r"\n[ \t]*\n", text) for block in self.blocks(part.split("\n")))
        return "\n\n".join(block for block in blocks if block.strip())

    def blocks(self, lines: list[str]) -> Iterator[str]:
        """Paragraphs, and between them lists, quotations, headings and rules."""
        kind, held = "", list[str]()
        for line in lines:
            if ONLY_CHOICES.fullmatch(line):
                continue
            found, ready = self.line(line.strip())
            if found != kind or kind == "heading":
                yield self.joined(kind, held)
                kind, held = found, []
            held += [ready] if ready else []
        yield self.joined(kind, held)

    def line(self, line: str) -> tuple[str, str]:
        """What a line is part of, and the line itself in Markdown."""
        if RULE.match(line):
            return "heading", "* * *"
        if heading := HEADING.match(line):
            return "heading", f"{'#' * max(len(heading[1]), 3)} {self.inline(line[heading.end() :])}"
        if self.style == "sugarcube" and (item := ITEM.match(line)):
            signs = item[1] or item[2]
            mark = "* " if signs[0] == "*" else "1. "
            said = markdown_line(self.inline(line[item.end() :]))
            return f"list {signs[0]}", " " * len(mark) * (len(signs) - 1) + mark + said if said else ""
        if quote := QUOTE.match(line):
            return "quote", f"> {markdown_line(self.inline(line[quote.end() :]))}"
        return "words", markdown_line(self.inline(line))

    def joined(self, kind: str, lines: list[str]) -> str:
        return ("\\\n" if kind == "words" else "\n").join(lines)

    def inline(self, text: str) -> str:
        return Inline(self, text).markdown()


@cache
def _cutter(style: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The signs around emphasis in this style, and what cuts a line at them."""
    signs = {*STYLES[style], *(STRIPPED if style == "sugarcube" else ())}
    longest_first = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    return frozenset(signs), re.compile(f"({longest_first}|{CUT})")


class Inline:
    """One line: its emphasis, links and entities."""

    def __init__(self, flow: Flow, text: str) -> None:
        self.flow = flow
        self.signs = STYLES[flow.style]
        self.marks, cut = _cutter(flow.style)
        self.pieces = [piece for piece in cut.split(text) if piece]
        self.left = Counter(piece for piece in self.pieces if piece in self.marks)
        self.out: list[str] = []
        self.open: list[tuple[str, int, str]] = []

    def markdown(self) -> str:
        for piece in self.pieces:
            self.piece(piece)
        while self.open:
            self.close()
        return "".join(self.out).strip()

    def piece(self, piece: str) -> None:
        if piece in self.marks:
            self.mark(piece)
        elif piece[0] == LINK:
            if self.is_open(LINK):
                self.close_up_to(LINK)
            self.open.append((LINK, len(self.out), self.flow.atoms[int(piece.strip(LINK))]))
        elif piece == LINK_END:
            if self.is_open(LINK):
                self.close_up_to(LINK)
        elif piece[0] in (ATOM, CHOICE):
            self.out.append(self.flow.atoms[int(piece.strip(ATOM + CHOICE))])
        elif piece == SOFT:
            self.out.append("\n")
        else:
            self.out.append(self.plain(piece))

    def plain(self, piece: str) -> str:
        if piece == "--" and self.flow.style == "sugarcube":
            return "—"
        shown = NO_TEXT.sub("\ufffd", html.unescape(piece)) if piece[0] == "&" else piece
        return "\\&" if shown == "&" else markdown_words(shown)

    def mark(self, sign: str) -> None:
        self.left[sign] -= 1
        if self.is_open(sign):
            self.close_up_to(sign)
        elif not self.left[sign]:
            self.out.append(markdown_words(sign))
        else:
            if sign not in self.signs:
                self.flow.lost(sign)
            self.open.append((sign, len(self.out), ""))

    def is_open(self, sign: str) -> bool:
        return any(sign == other for other, _at, _href in self.open)

    def close_up_to(self, sign: str) -> None:
        while self.close() != sign:
            pass

    def close(self) -> str:
        """Close what was opened last: the words in it, with the space at their ends outside."""
        sign, at, href = self.open.pop()
        said = "".join(self.out[at:])
        del self.out[at:]
        words = said.strip()
        around = self.around(sign, href)
        if words and around:
            start = len(said) - len(said.lstrip())
            said = f"{said[:start]}{around[0]}{words}{around[1]}{said[start + len(words) :]}"
        self.out.append(said)
        return sign

    def around(self, sign: str, href: str) -> tuple[str, str] | None:
        if sign == LINK:
            return "[", f"]({href})"
        kind = self.signs.get(sign)
        if kind is None:
            return None
        inside = any(self.signs.get(other) == "strong" for other, _at, _href in self.open)
        mark = "**" if kind == "strong" else "_" if inside else "*"
        return mark, mark


def link_address(href: str) -> str:
    """The address of a link as Markdown can hold it."""
    return re.sub(r"[\s<>()\\\x00-\x1f]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), href)
