"""Cuts the text of a passage into words, macros, links, HTML, code and comments, in one pass and in bounded time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FAR = 20_000
"""no macro or link is longer: what is never closed is words"""
PATIENCE = 100
START = re.compile(
    r"/\*|/%|<!--|\{\{\{|\"\"\"|<nowiki>|<<(?=[/A-Za-z=-])|\[\[|\[[<>]?img\[|<%|</?(?=[A-Za-z])", re.IGNORECASE
)
PIECES = {
    "/*": ("*/", "comment"),
    "/%": ("%/", "comment"),
    "<!--": ("-->", "comment"),
    "{{{": ("}}}", "code"),
    '"""': ('"""', "plain"),
    "<nowiki>": ("</nowiki>", "plain"),
    "[[": ("]]", "link"),
    "<%": ("%>", "template"),
    "<": (">", "html"),
    "</": (">", "html"),
}
"""what ends a piece that begins so, and what it is"""
QUOTED = re.compile(
    r"(?:\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|\[\[(?:[^\]\n]|\](?!\]))*\]\]|[^\"'>\[]|\[(?!\[)|>(?!>))*+>>"
)
MACRO = re.compile(
    r"<<(?P<end>/|end(?=if|link|button|nobr|silently|silent))?(?P<name>[A-Za-z][\w-]*|[=-])\s*(?P<args>.*)>>", re.DOTALL
)


@dataclass(frozen=True)
class Token:
    """A piece of a passage. `name` and `args` are those of a macro; a closing one has a name that begins with `/`."""

    kind: str
    text: str
    line: int
    name: str = ""
    args: str = ""


def read_tokens(text: str, line: int) -> Iterator[Token]:
    """The pieces of a text that begins on this line; together they are the whole text."""
    return _Scan(text, line).run()


class _Scan:
    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.line = line
        self.counted = 0
        self.patience = PATIENCE
        self.next: dict[str, int] = {}

    def run(self) -> Iterator[Token]:
        said = at = 0
        while found := START.search(self.text, at):
            end, kind = self.piece(found[0].lower(), found.start(), found.end())
            at = max(end, found.end())
            if end < 0:
                continue
            if said < found.start():
                yield self.token("words", said, found.start())
            yield self.token(kind, found.start(), end)
            said = at
        if said < len(self.text):
            yield self.token("words", said, len(self.text))

    def piece(self, opener: str, start: int, inside: int) -> tuple[int, str]:
        """Up to where a piece goes, or -1, and what it is."""
        if opener.endswith("img["):
            return self.close("]]", inside), "image"
        if opener == "<<":
            return self.macro(start, inside), "macro"
        closer, kind = PIECES[opener]
        return self.close(closer, inside), kind

    def close(self, closer: str, inside: int) -> int:
        """Behind the next closer, looked for once for all openers before it; -1 where it is not near."""
        known = self.next.get(closer, 0)
        if 0 <= known < inside:
            known = self.next[closer] = (
                self.text.lower().find(closer, inside) if closer == "</nowiki>" else self.text.find(closer, inside)
            )
        return known + len(closer) if 0 <= known < inside + FAR else -1

    def macro(self, start: int, inside: int) -> int:
        """Behind a macro: the first >> outside quotes, or else the first one."""
        first = self.close(">>", inside)
        if first < 0 or self.patience < 0:
            return first
        whole = QUOTED.match(self.text, inside, inside + FAR)
        self.patience -= whole is None
        return whole.end() if whole else first

    def token(self, kind: str, start: int, end: int) -> Token:
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        text = self.text[start:end]
        macro = MACRO.fullmatch(text) if kind == "macro" else None
        if macro is None:
            return Token("words" if kind == "macro" else kind, text, self.line)
        name = f"/{macro['name']}" if macro["end"] else macro["name"]
        return Token(kind, text, self.line, name, macro["args"].strip())
