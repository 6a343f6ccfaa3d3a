"""What Tandem says: the running translation of an English msgid, so that tests do not depend on a language."""

from typing import Any

from flask_babel import force_locale, get_translations, gettext


def said(msgid: str, **values: Any) -> str:
    """The msgid as a Dutch reader sees it.

    Raises:
        LookupError: Tandem says nothing of the kind; a part of a msgid would be found in no page, or in every one.
    """
    with force_locale("nl"):
        if gettext(msgid) == msgid and msgid not in getattr(get_translations(), "_catalog", {}):
            raise LookupError(f"no msgid: {msgid!r}")
        return gettext(msgid, **values)
