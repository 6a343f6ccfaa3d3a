"""What all forms share: the few sentences that WTForms says by itself, in the reader's language."""

from collections.abc import Mapping
from typing import Any

import wtforms
from flask_babel import lazy_gettext as _l

OWN_WORDS: Mapping[str, Any] = {
    "Not a valid date value.": _l("Write the date as day, month and year."),
    "Not a valid integer value.": _l("Write a whole number."),
    "Not a valid choice.": _l("Choose one of the list."),
    "Invalid Choice: could not coerce.": _l("Choose one of the list."),
}


class Words:
    """What WTForms asks for its messages."""

    def gettext(self, message: str) -> str:
        return str(OWN_WORDS.get(message, message))

    def ngettext(self, one: str, more: str, number: int) -> str:
        return one if number == 1 else more


class Form(wtforms.Form):
    """A form that speaks the reader's language."""

    class Meta:
        def get_translations(self, form: wtforms.Form) -> Words:
            return Words()
