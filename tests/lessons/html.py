"""A page as a strict parser reads it."""

from collections import Counter
from xml.etree.ElementTree import Element

import html5lib


def parsed(text: str) -> Element:
    """The tree of a page; anything that is not valid HTML raises."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return tree


def attributes(tree: Element, name: str) -> list[str]:
    return [element.attrib[name] for element in tree.iter() if name in element.attrib]


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
