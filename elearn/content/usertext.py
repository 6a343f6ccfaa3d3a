"""What people type: made clean as text, and shown as a small Markdown of emphasis, lists and links."""

import re
from functools import cache
from html import escape

from markdown_it import MarkdownIt

from elearn.content.sanitize import clean_html

LONGEST = 20_000
DEEPEST = 10
RULES = ["emphasis", "list", "blockquote", "link", "autolink", "newline", "escape"]
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
EMBEDDINGS = "\u202a\u202b\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068"
POP, POP_ISOLATE = "\u202c", "\u2069"
DIRECTIONS = frozenset(EMBEDDINGS + ISOLATES + POP + POP_ISOLATE)


def render_user_text(text: str) -> str:
    """Safe HTML of what somebody typed. Never raises; too long or too deep is shown as it was typed."""
    cleaned = clean_text(text)
    if len(cleaned) > LONGEST:
        return _plain(cleaned)
    parser, env = _parser(), {}  # type: tuple[MarkdownIt, dict[str, object]]
    tokens = parser.parse(cleaned, env)
    if any(token.level >= DEEPEST - 1 and token.nesting == 1 for token in tokens):
        return _plain(cleaned)
    return clean_html(parser.renderer.render(tokens, parser.options, env)).strip()


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": DEEPEST}).enable(RULES)


def _plain(text: str) -> str:
    paragraphs = (part for part in re.split(r"\n\s*\n", text) if part.strip())
    return "\n".join("<p>" + escape(part.strip()).replace("\n", "<br>\n") + "</p>" for part in paragraphs)


def clean_text(text: str) -> str:
    """The text with one kind of line end, no control characters, and every change of direction closed."""
    plain = REFUSED.sub("", LINE_ENDS.sub("\n", text))
    if not DIRECTIONS.intersection(plain):
        return plain
    return "\n".join(_close_directions(line) for line in plain.split("\n"))


def _close_directions(line: str) -> str:
    """Close what is open at the end of the line, and leave out closers that close nothing."""
    written: list[str] = []
    closers: list[str] = []
    for sign in line:
        if sign in EMBEDDINGS or sign in ISOLATES:
            closers.append(POP if sign in EMBEDDINGS else POP_ISOLATE)
        elif sign in (POP, POP_ISOLATE):
            sign = _closed_by(sign, closers)
        written.append(sign)
    return "".join(written) + "".join(reversed(closers))


def _closed_by(sign: str, closers: list[str]) -> str:
    """What to write for a closer: an isolate also ends the embeddings inside it, an embedding only itself."""
    if sign not in closers or (sign == POP and closers[-1] != POP):
        return ""
    written = ""
    while closers:
        last = closers.pop()
        written += last
        if last == sign:
            break
    return written
