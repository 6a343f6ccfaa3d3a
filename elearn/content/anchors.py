"""Gives every heading of a page an id that a link can point at."""

import re
import unicodedata
from collections.abc import Iterable

from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.tree import Node


def give_anchors(nodes: Iterable[Node], problems: Problems) -> frozenset[str]:
    """Set `attrs["id"]` of every heading: its own `{#id}`, or else its words."""
    headings = [node for top in nodes for node in top.walk() if node.type == "heading"]
    taken: set[str] = set()
    for heading in headings:
        if heading.given and heading.given.id:
            if heading.given.id in taken:
                message = f"`#{heading.given.id}` is already the id of another heading on this page"
                problems.add(TextCode.DUPLICATE_ANCHOR, heading.line, message, "give it another id")
            heading.attrs["id"] = heading.given.id
            taken.add(heading.given.id)
    for heading in headings:
        if "id" not in heading.attrs:
            heading.attrs["id"] = _free(slug(heading.plain), taken)
            taken.add(heading.attrs["id"])
    return frozenset(taken)


def slug(text: str) -> str:
    """Words as an id: lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "kop"


def _free(name: str, taken: set[str]) -> str:
    count, free = 1, name
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free
