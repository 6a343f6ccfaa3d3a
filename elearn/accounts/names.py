"""Names of people: how they are cleaned, compared and judged."""

import unicodedata

from flask_babel import gettext as _

from elearn.accounts.models import NAME_LENGTH
from elearn.content.usertext import DIRECTIONS, clean_text


class NameProblem(ValueError):
    """A name that cannot be used; the message says what to do."""


def tidy_name(raw: str) -> str:
    """One line, single blanks, no control characters, and nothing that turns the letters round.

    Raises:
        NameProblem: nothing visible is left, or it is longer than 80 characters.
    """
    one_way = "".join(letter for letter in clean_text(raw) if letter not in DIRECTIONS)
    name = " ".join(one_way.split())
    if not any(unicodedata.category(letter)[0] in "LNS" for letter in name):
        raise NameProblem(_("Write a name that people can read."))
    if len(name) > NAME_LENGTH:
        raise NameProblem(_("Choose a shorter name: at most %(count)d characters.", count=NAME_LENGTH))
    return name


def compare_key(name: str) -> str:
    """How two login names are compared: without case, without look-alike widths, without invisible characters."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(letter for letter in folded if unicodedata.category(letter)[0] not in "CZ")
    return unicodedata.normalize("NFKC", visible)
