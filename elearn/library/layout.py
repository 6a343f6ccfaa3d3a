"""What a path in a courses folder is: glossary, sources, list of words, route, course, module, page, story, drawing."""

import re
from dataclasses import dataclass

GLOSSARY = "begrippen.md"
SOURCES = "bronnen.md"
WORDS = "woorden.txt"
"""a list of words for who checks the spelling; nobody reads it on the site"""
ROUTES = "routes"
PAPER = "afdruk"
"""the address of a whole module on paper, which no page of it can have"""
SCENARIO = ".scenario.md"
NAME = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
FOLDER = re.compile(NAME)
PATTERNS = {
    "glossary": re.compile(rf"(?:(?P<course>{NAME})/)?begrippen\.md"),
    "sources": re.compile(rf"(?:(?P<course>{NAME})/)?bronnen\.md"),
    "words": re.compile(rf"(?:(?P<course>{NAME})/)?woorden\.txt"),
    "route": re.compile(rf"routes/(?P<name>{NAME})\.md"),
    "course": re.compile(rf"(?P<course>{NAME})/course\.md"),
    "module": re.compile(rf"(?P<course>{NAME})/(?P<module>{NAME})/index\.md"),
    "story": re.compile(rf"(?P<course>{NAME})/(?P<module>{NAME})/(?P<name>{NAME})\.scenario\.md"),
    "page": re.compile(rf"(?P<course>{NAME})/(?P<module>{NAME})/(?P<number>\d+)-(?P<name>{NAME})\.md"),
    "drawing": re.compile(rf"(?P<course>{NAME})/(?:{NAME}/)*{NAME}\.svg"),
}


@dataclass(frozen=True)
class Spot:
    """What stands at a path: its kind, and the names in it."""

    kind: str
    course: str = ""
    module: str = ""
    name: str = ""
    number: int = 0


def spot(path: str) -> Spot | None:
    """What a path is, or None when it is nothing that Tandem knows."""
    for kind, pattern in PATTERNS.items():
        if found := pattern.fullmatch(path):
            names = {key: value or "" for key, value in found.groupdict().items()}
            number = int(names.pop("number", "0")[:9])
            return Spot(kind, number=number, **names)
    return None
