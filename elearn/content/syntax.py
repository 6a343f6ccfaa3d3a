"""The one Markdown parser of the courses: CommonMark with tables, our blocks, attributes and comments."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from elearn.content.attributes import looks_like_attributes, read_attributes
from elearn.content.codes import TextCode
from elearn.content.fences import CLOSER, OPENER, Fences
from elearn.content.problems import Problems

DEEPEST = 40
INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")
OPTION_LIKE = re.compile(r":(?!:)")


@cache
def course_parser() -> MarkdownIt:
    """The parser; its `env` must hold `fences` (Fences) and `problems` (Problems)."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    parser.disable(["code", "html_block", "html_inline"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # ours to judge, not to hide
    parser.block.ruler.before("fence", "directive", _directive, INTERRUPTS)
    parser.block.ruler.before("fence", "comment", _comment, INTERRUPTS)
    parser.inline.ruler.push("attributes", _attributes)
    parser.inline.ruler.push("raw_html", _raw_html)
    return parser


def _line_text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _inside(state: StateBlock, line: int) -> bool:
    return state.isEmpty(line) or state.sCount[line] >= state.blkIndent


def _container_end(state: StateBlock, line: int, end: int) -> int:
    while line < end and _inside(state, line):
        line += 1
    return line


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = _line_text(state, start)
    fences: Fences = state.env["fences"]
    opener = OPENER.match(text)
    if not (opener or CLOSER.match(text) or start in fences.bad):
        return False
    if silent:
        return True
    closer = fences.closers.get(start)
    if closer is None:
        state.line = _container_end(state, start + 1, end) if opener else start + 1
    elif opener is None:
        state.line = min(closer + 1, end)
    elif _container_end(state, start + 1, end) <= closer or not CLOSER.match(_line_text(state, closer)):
        _ends_elsewhere(state, start, end)
    else:
        _push_directive(state, start, closer, opener)
    return True


def _ends_elsewhere(state: StateBlock, start: int, end: int) -> None:
    problems: Problems = state.env["problems"]
    hint = "give the closing line the same indent as the opening one"
    problems.add(TextCode.UNCLOSED_BLOCK, start + 1, "this block ends outside the list or quotation it is in", hint)
    state.line = _container_end(state, start + 1, end)


def _push_directive(state: StateBlock, start: int, closer: int, opener: re.Match[str]) -> None:
    options, body = _options(state, start + 1, closer)
    token = state.push("directive_open", "", 1)
    token.map = [start, closer + 1]
    token.meta = {
        "name": opener[2],
        "argument": opener[3].strip(),
        "options": options,
        "source": state.getLines(start, closer + 1, state.blkIndent, False),
        "blank": all(state.isEmpty(line) for line in range(body, closer)),
    }
    line_max, state.lineMax = state.lineMax, closer
    state.md.block.tokenize(state, body, closer)
    state.lineMax = line_max
    state.push("directive_close", "", -1)
    state.line = closer + 1


def _options(state: StateBlock, line: int, closer: int) -> tuple[dict[str, tuple[str, int]], int]:
    """The option lines from `line` on, and the line on which the body starts."""
    problems: Problems = state.env["problems"]
    options: dict[str, tuple[str, int]] = {}
    body = line
    while line < closer:
        text = _line_text(state, line)
        if text and not OPTION_LIKE.match(text):
            break
        if text:
            body = line + 1
            _option(text, line, options, problems)
        line += 1
    return options, body


def _option(text: str, line: int, options: dict[str, tuple[str, int]], problems: Problems) -> None:
    found = OPTION.match(text)
    if found is None:
        problems.add(TextCode.BAD_OPTION, line + 1, f"`{text[:40]}` is not an option", "write it as :key: value")
    elif found[1] in options:
        problems.add(TextCode.BAD_OPTION, line + 1, f"`:{found[1]}:` stands here twice", "keep one of the two")
    else:
        options[found[1]] = ((found[2] or "").strip(), line + 1)


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _line_text(state, start).startswith("<!--"):
        return False
    for line in range(start, end):
        text = _line_text(state, line)
        if "-->" in text:
            if not text.endswith("-->"):
                return False
            break
    else:
        line = end - 1
    if not silent:
        state.line = line + 1
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or silent:
        return False
    after_link = bool(state.tokens) and state.tokens[-1].type == "link_close" and not state.pending
    if not after_link and not looks_like_attributes(state.src, state.pos):
        return False
    found = read_attributes(state.src, state.pos, state.posMax)
    rest = state.src[found.end : state.posMax].split("\n", 1)[0]
    place = "link" if after_link else "middle" if rest.strip() else "end"
    _push_text(state, "attributes", found.end, {"found": found, "place": place})
    return True


def _raw_html(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    found = HTML_TAG_RE.match(state.src[state.pos : state.posMax])
    if found is None:
        return False
    if silent:
        state.pos += found.end()
    else:
        _push_text(state, "raw_html", state.pos + found.end(), {})
    return True


def _push_text(state: StateInline, kind: str, end: int, meta: dict[str, object]) -> None:
    token: Token = state.push(kind, "", 0)
    token.content = state.src[state.pos : end]
    token.meta = {**meta, "breaks": state.src.count("\n", 0, state.pos)}
    state.pos = end
