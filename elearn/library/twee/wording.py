"""From Markdown, as it was read, to words of SugarCube; and whether the way back gives the same."""

from collections.abc import Iterable, Sequence
from typing import Any

from elearn.content.parser import parse
from elearn.content.tree import Node
from elearn.library.twee.escaping import sugarcube_edges, sugarcube_line, sugarcube_words
from elearn.library.twee.flowing import Flow
from elearn.library.twee.names import IN_LINKS
from elearn.library.twee.reading.words import read_words
from elearn.library.twee.tokens import START, read_tokens


class NotSaid(Exception):
    """SugarCube has no words for this, or reading them would give something else."""


def say_block(node: Node) -> str:
    """A paragraph, a heading, a flat list or a rule in SugarCube.

    Raises:
        NotSaid
    """
    said = _block(node)
    if not _is_closed(said) or _signature(parse(words_as_markdown(said), "").nodes) != _signature([node]):
        raise NotSaid
    return said


def say_inline(nodes: Sequence[Node]) -> str:
    """Words within a line, for a choice or for what is read after it.

    Raises:
        NotSaid
    """
    said = sugarcube_line(_inline(nodes))
    back = parse(words_as_markdown(said), "").nodes
    if not _is_closed(said) or len(back) != 1 or "\n\n" in said or _signature(back[0].children) != _signature(nodes):
        raise NotSaid
    return said


def _is_closed(said: str) -> bool:
    """Whether nothing begins in these words that what comes behind them could end."""
    return not any(
        token.kind == "comment" or (token.kind == "words" and START.search(token.text))
        for token in read_tokens(said, 1)
    )


def words_as_markdown(text: str) -> str:
    flow = Flow()
    read_words(flow, text)
    return flow.markdown()


def plain_words(nodes: Iterable[Node]) -> str:
    """What is read where SugarCube has no words: the text alone."""
    lines = (" ".join(node.plain.split()) for node in nodes)
    return "\n\n".join(sugarcube_line(sugarcube_words(line)) for line in lines if line)


def _block(node: Node) -> str:
    if node.given or node.task is not None:
        raise NotSaid
    match node.type:
        case "paragraph":
            return "\n".join(sugarcube_line(line) for line in _inline(node.children).split("\n"))
        case "heading":
            return "!" * int(node.tag[1:]) + sugarcube_line(_inline(node.children))
        case "bullet_list" | "ordered_list":
            mark = "* " if node.type == "bullet_list" else "# "
            return "\n".join(mark + sugarcube_line(_item(item)) for item in node.children)
        case "hr":
            return "----"
    raise NotSaid


def _item(item: Node) -> str:
    if len(item.children) != 1 or item.children[0].type != "paragraph":
        raise NotSaid
    said = _inline(item.children[0].children)
    if "\n" in said.replace(" \\\n", ""):
        raise NotSaid
    return said


def _inline(nodes: Sequence[Node]) -> str:
    return "".join(_piece(node, alone=len(nodes) == 1) for node in nodes)


def _piece(node: Node, *, alone: bool) -> str:
    match node.type:
        case "text" | "raw_html":
            return sugarcube_words(node.text) if alone else sugarcube_edges(node.text)
        case "softbreak":
            return " \\\n"
        case "hardbreak":
            return "\n"
        case "em":
            return f"//{_edged(node)}//"
        case "strong":
            return f"''{_edged(node)}''"
        case "code_inline" if "}" not in node.text and "{" not in node.text:
            return "{{{" + node.text + "}}}"
        case "link" if not node.given:
            return _link(node)
    raise NotSaid


def _edged(node: Node) -> str:
    return "".join(_piece(child, alone=False) for child in node.children)


def _link(node: Node) -> str:
    href = node.attrs.get("href", "")
    if '"' in href or "title" in node.attrs:
        raise NotSaid
    words = node.plain
    if href.startswith(("https://", "http://")) and not IN_LINKS.search(words + href) and _is_plain(node):
        return f"[[{words}|{href}]]"
    return f'<a href="{href}">{_edged(node)}</a>'


def _is_plain(node: Node) -> bool:
    return all(child.type == "text" for child in node.children) and sugarcube_words(node.plain) == node.plain


def _signature(nodes: Iterable[Node]) -> list[Any]:
    """What these nodes say, apart from lines: the same signatures are shown the same."""
    found: list[Any] = []
    for node in nodes:
        if node.type in ("text", "raw_html"):
            if found and isinstance(found[-1], str):
                found[-1] += node.text
            else:
                found.append(node.text)
            continue
        attrs = sorted(node.attrs.items())
        found.append((node.type, node.tag, node.text, attrs, bool(node.given), node.task, _signature(node.children)))
    return [one for one in found if one != ""]
