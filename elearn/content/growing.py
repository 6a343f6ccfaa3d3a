"""Grows the tree of nodes from the parser's flat tokens."""

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.tree import Braces, Directive, Node, Option

TASK = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
TASK_LIKE = re.compile(r"\[[ \t]*[xXvV]?[ \t]*\](?!\()")
BREAKS = ("softbreak", "hardbreak")


def grow(tokens: Sequence[Token], problems: Problems) -> list[Node]:
    """The nodes of a whole document; attributes in braces are still nodes of their own."""
    root = Node("root", 1)
    stack = [root]
    for token in tokens:
        parent = stack[-1]
        line = max(token.map[0] + 1 if token.map else 1, parent.line)
        if token.type == "inline":
            _grow_inline(token.children or [], line, parent, problems)
        elif token.nesting < 0:
            _close(stack.pop(), token, problems)
        else:
            node = _block(token, line)
            parent.children.append(node)
            if token.nesting > 0:
                stack.append(node)
    return root.children


def _block(token: Token, line: int) -> Node:
    node = Node(token.type.removesuffix("_open"), line, token.tag, token.content)
    node.attrs = {key: str(value) for key, value in token.attrs.items()}
    if node.type == "paragraph" and token.hidden:
        node.attrs["tight"] = "yes"
    elif node.type == "directive":
        options = {key: Option(*option) for key, option in token.meta["options"].items()}
        meta = token.meta
        node.directive = Directive(meta["name"], meta["argument"], line, options, (), meta["source"], meta["blank"])
    return node


def _close(node: Node, token: Token, problems: Problems) -> None:
    if node.directive:
        node.directive = replace(node.directive, nodes=tuple(node.children))
    elif token.type == "list_item_close":
        _read_task(node, problems)


def _read_task(item: Node, problems: Problems) -> None:
    paragraph = item.children[0] if item.children else None
    text = paragraph.children[0] if paragraph and paragraph.type == "paragraph" and paragraph.children else None
    if text is None or text.type != "text":
        return
    if box := TASK.match(text.text):
        item.task = box[1] != " "
        text.text = text.text[box.end() :]
    elif TASK_LIKE.match(text.text):
        problems.add(TextCode.BAD_TASK, item.line, "this box cannot be read", "write `- [ ] …` or `- [x] …`")


def _grow_inline(tokens: Sequence[Token], line: int, parent: Node, problems: Problems) -> None:
    stack, breaks = [parent], 0
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = _inline(token, line + int(token.meta.get("breaks", breaks)), problems)
        stack[-1].children.append(node)
        breaks += token.type in BREAKS
        if token.nesting > 0:
            stack.append(node)


def _inline(token: Token, line: int, problems: Problems) -> Node:
    node = Node(token.type.removesuffix("_open"), line, token.tag, token.content)
    node.attrs = {key: str(value) for key, value in token.attrs.items()}
    if node.type == "attributes":
        node.braces = Braces(token.meta["found"], token.meta["place"])
    elif node.type == "image":
        problems.add(TextCode.IMAGE, line, "pictures are not put in the text this way", "use :::{figure} path.svg")
    elif node.type == "raw_html" and not token.content.startswith("</"):
        hint = "it is shown as plain text; use Markdown, or put a comment on a line of its own"
        problems.add(TextCode.RAW_HTML, line, f"`{token.content[:40]}` is HTML", hint)
    return node
