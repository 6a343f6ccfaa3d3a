"""From nodes to HTML: everything is escaped, every link is judged, nothing that was not understood passes."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.tree import Node

EXTERNAL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|\\")
ALIGN = re.compile(r"text-align:\s*(left|right|center)")
SOURCE_LINE = "Bron:"
BOXES = {True: "☑", False: "☐"}


@dataclass(frozen=True)
class Link:
    """Where a link leads; `term` is the id of a glossary entry when it leads to one."""

    href: str
    term: str = ""


Resolve = Callable[[str, int], Link | None]
"""Gives a link for a relative address on a line, or None when it recorded a problem itself."""


class Renderer:
    """Renders nodes of one file. Problems that only show while rendering are added to `problems`."""

    def __init__(self, resolve: Resolve, problems: Problems) -> None:
        self.resolve = resolve
        self.problems = problems

    def html(self, nodes: Iterable[Node]) -> Markup:
        """The HTML of these nodes."""
        return Markup("").join(self.node(node) for node in nodes)

    def inline(self, nodes: Sequence[Node]) -> Markup:
        """The same for words within a line, without space around it."""
        return self.html(nodes).strip()

    def node(self, node: Node) -> Markup:
        special = _SPECIAL.get(node.type)
        if special is not None:
            return special(self, node)
        if node.tag:
            return self.element(node.tag, node)
        return escape(node.text)

    def element(self, tag: str, node: Node, **attrs: str) -> Markup:
        return _open(tag, **attrs) + self.html(node.children) + Markup("</{}>").format(tag)

    def paragraph(self, node: Node) -> Markup:
        if "tight" in node.attrs:
            return self.html(node.children)
        if node.plain.startswith(SOURCE_LINE):
            return self.element("p", node, class_="source")
        return self.element("p", node)

    def heading(self, node: Node) -> Markup:
        if node.given and node.given.values:
            self.misplaced(node, f"`{next(iter(node.given.values))}` means nothing on a heading", "only {#id} does")
        return self.element(node.tag, node, **({"id": node.attrs["id"]} if "id" in node.attrs else {}))

    def ordered_list(self, node: Node) -> Markup:
        return self.element("ol", node, **({"start": node.attrs["start"]} if "start" in node.attrs else {}))

    def item(self, node: Node) -> Markup:
        self.unread(node)
        if node.task is None:
            return self.element("li", node)
        box = Markup('<span class="box">{}</span> ').format(BOXES[node.task])
        return Markup('<li class="task">') + box + self.html(node.children) + Markup("</li>")

    def table(self, node: Node) -> Markup:
        label = _table_label(node)
        around = {"role": "region", "tabindex": "0", "aria-label": label} if label else {}
        return _open("div", class_="table", **around) + self.element("table", node) + Markup("</div>")

    def cell(self, node: Node) -> Markup:
        self.unread(node)
        attrs = {"scope": "col"} if node.tag == "th" else {}
        if align := ALIGN.search(node.attrs.get("style", "")):
            attrs["class_"] = f"align-{align[1]}"
        return self.element(node.tag, node, **attrs)

    def link(self, node: Node) -> Markup:
        self.unread(node)
        href = node.attrs.get("href", "")
        if EXTERNAL.match(href):
            return self.element("a", node, href=href, rel="noopener")
        if SCHEME.match(href) or not href:
            hint = "use https://…, mailto:… or the path of a file"
            said = f"a link cannot lead to `{href[:60]}`" if href else "this link leads nowhere"
            self.problems.add(TextCode.BAD_LINK, node.line, said, hint)
            return self.html(node.children)
        link = self.resolve(href, node.line)
        if link is None:
            return self.html(node.children)
        if link.term:
            return self.element("a", node, class_="term", href=link.href, data_term=link.term)
        return self.element("a", node, href=link.href)

    def code(self, node: Node) -> Markup:
        return Markup("<pre><code>{}</code></pre>").format(node.text)

    def directive(self, node: Node) -> Markup:
        hint = "put it on its own, outside lists, quotations and tables"
        self.problems.add(TextCode.MISPLACED_BLOCK, node.line, "a block cannot be shown here", hint)
        return Markup("")

    def unread(self, node: Node) -> None:
        if node.given:
            name = f"#{node.given.id}" if node.given.id else next(iter(node.given.values), "{}")
            self.misplaced(node, f"nothing reads `{name}` here", "attributes mean something in a block or a scenario")

    def misplaced(self, node: Node, message: str, hint: str) -> None:
        line = node.given.line if node.given else node.line
        self.problems.add(TextCode.MISPLACED_ATTRIBUTES, line, message, hint)


_SPECIAL: dict[str, Callable[[Renderer, Node], Markup]] = {
    "paragraph": Renderer.paragraph,
    "heading": Renderer.heading,
    "ordered_list": Renderer.ordered_list,
    "list_item": Renderer.item,
    "table": Renderer.table,
    "th": Renderer.cell,
    "td": Renderer.cell,
    "link": Renderer.link,
    "fence": Renderer.code,
    "directive": Renderer.directive,
    "image": lambda renderer, node: Markup(""),
    "code_inline": lambda renderer, node: Markup("<code>{}</code>").format(node.text),
    "softbreak": lambda renderer, node: Markup("\n"),
    "hardbreak": lambda renderer, node: Markup("<br>\n"),
    "hr": lambda renderer, node: Markup("<hr>"),
}


def _open(tag: str, **attrs: str) -> Markup:
    written = Markup("").join(
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), value) for name, value in attrs.items()
    )
    return Markup("<{}{}>").format(tag, written)


def _table_label(table: Node) -> str:
    rows = (node for node in table.walk() if node.type == "tr")
    words = (", ".join(cell.plain for cell in row.children if cell.plain) for row in rows)
    return next((said for said in words if said), "")
