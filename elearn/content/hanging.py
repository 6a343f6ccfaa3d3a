"""Hangs attributes in braces on the heading, item, cell or link they belong to."""

from collections.abc import Iterable

from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.tree import Attributes, Node

BEARERS = ("heading", "th", "td", "list_item")


def hang_attributes(nodes: Iterable[Node], problems: Problems) -> None:
    """Set `given` where attributes belong; report and take away those that belong nowhere."""
    for node in nodes:
        if node.type in BEARERS:
            _hang_at_end(node)
        _hang_on_links(node, problems)
        hang_attributes(node.children, problems)


def _hang_at_end(bearer: Node) -> None:
    holder = bearer
    if bearer.type == "list_item":
        if not bearer.children or bearer.children[0].type != "paragraph":
            return
        holder = bearer.children[0]
    for index, node in enumerate(holder.children):
        if node.braces and node.braces.place == "end" and not node.braces.found.error:
            bearer.given = _attributes(node)
            _remove(holder.children, index)
            return


def _hang_on_links(parent: Node, problems: Problems) -> None:
    index = 0
    while index < len(parent.children):
        node = parent.children[index]
        if node.braces is None:
            index += 1
            continue
        before = parent.children[index - 1] if index else None
        if node.braces.place == "link" and before and before.type == "link" and not node.braces.found.error:
            before.given = _attributes(node)
            del parent.children[index]
        elif not _settle(node, problems):
            _remove(parent.children, index)


def _settle(node: Node, problems: Problems) -> bool:
    """Turn braces that are no attributes back into text (True), or report them."""
    braces = node.braces
    assert braces is not None
    node.braces = None
    if braces.found.error:
        hint = 'write {#id key=value key="two words"}, or \\{ for a brace in the text'
        problems.add(TextCode.BAD_ATTRIBUTES, node.line, f"`{node.text[:40]}`: {braces.found.error}", hint)
        return False
    if braces.found.only_flags and braces.place != "link":
        node.type = "text"
        return True
    hint = "they belong right behind a link, or end a heading, a table cell or an item's first line"
    problems.add(TextCode.MISPLACED_ATTRIBUTES, node.line, f"`{node.text[:40]}` stands in the text", hint)
    return False


def _attributes(node: Node) -> Attributes:
    assert node.braces is not None
    found = node.braces.found
    return Attributes(node.line, found.id, dict(found.values))


def _remove(nodes: list[Node], index: int) -> None:
    del nodes[index]
    if index and nodes[index - 1].type == "text":
        nodes[index - 1].text = nodes[index - 1].text.rstrip()
