"""The name of something new: as its author writes it, and as a folder, a file and an address have it."""

import unicodedata
from dataclasses import dataclass

import yaml

from elearn.content.anchors import slug
from elearn.library.layout import ROUTES

MOST_LETTERS = 48
"""of a name as a folder: ids are made of it, and an id has at most 63"""


class BadName(Exception):
    """A name that cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Name:
    """`title` is what people read, `slug` what folders, addresses and ids are called."""

    title: str
    slug: str

    @property
    def as_yaml(self) -> str:
        """The title as a value in front matter: between quotes only where it has to be."""
        if self._reads_back(self.title):
            return self.title
        return "'" + self.title.replace("'", "''") + "'"

    def _reads_back(self, written: str) -> bool:
        try:
            return bool(yaml.safe_load(f"title: {written}") == {"title": self.title})
        except yaml.YAMLError:
            return False


def read_name(given: str) -> Name:
    """A name as typed on the command line.

    Raises:
        BadName: it is empty, too long, holds signs that cannot be seen, or leaves nothing to call a folder.
    """
    title = " ".join(unicodedata.normalize("NFC", given).split(" ")).strip()
    if not title.isprintable():
        raise BadName("the name holds a sign that cannot be seen; type it again")
    if not any(letter.isalnum() for letter in unicodedata.normalize("NFKD", title) if letter.isascii()):
        raise BadName("the name needs a letter or a digit, such as: Mijn eerste module")
    name = Name(title, slug(title))
    if len(name.slug) > MOST_LETTERS:
        raise BadName(f"the name is too long for a folder; use at most {MOST_LETTERS} letters")
    if name.slug == ROUTES:
        raise BadName(f"`{ROUTES}` is the folder of the routes; choose another name")
    return name
