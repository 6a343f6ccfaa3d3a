"""The private look at a text before it is shared: what may let somebody be recognised, marked and in words.

It is made for one page and forgotten with it: nothing of it is kept, logged or sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _
from markupsafe import Markup

from elearn.blocks.messages import N_
from elearn.reflections.marking import highlighted
from elearn.rules.recognisable import Kind, Sign, noticed

KIND_WORDS: Mapping[Kind, str] = {
    Kind.NAME: N_("Names"),
    Kind.PLACE: N_("Places"),
    Kind.DATE: N_("Dates"),
    Kind.AGE: N_("Ages"),
    Kind.ADDRESS: N_("Addresses"),
    Kind.PHONE: N_("Phone numbers"),
    Kind.MAIL: N_("E-mail addresses"),
    Kind.PLATE: N_("Number plates"),
    Kind.ACCOUNT: N_("Account numbers"),
    Kind.REGISTER_NUMBER: N_("National register numbers"),
}


@dataclass(frozen=True)
class Look:
    """A text and what was noticed in it."""

    source: str
    signs: Sequence[Sign]

    @cached_property
    def text(self) -> Markup:
        return highlighted(self.source, self.signs)

    @property
    def kinds(self) -> list[tuple[str, list[str]]]:
        """For each kind that was noticed its name and the words, each once."""
        found = (
            (label, [sign.words for sign in self.signs if sign.kind is kind]) for kind, label in KIND_WORDS.items()
        )
        return [(_(label), list(dict.fromkeys(words))) for label, words in found if words]


def look_at(text: str) -> Look:
    """What its writer may want to see before they share it."""
    return Look(text, noticed(text))
