"""How a course is spoken of: its language where it differs from the interface, and how long it takes."""

from flask_babel import get_locale, ngettext
from markupsafe import Markup


def _interface() -> str:
    locale = get_locale()
    return locale.language if locale else "nl"


def lang(language: str) -> Markup:
    """A `lang` attribute for text in `language`; nothing where the interface speaks it too."""
    return Markup("") if language == _interface() else Markup(' lang="{}"').format(language)


def lang_back(language: str) -> Markup:
    """A `lang` attribute for words of the interface inside text in `language`."""
    here = _interface()
    return Markup("") if language == here else Markup(' lang="{}"').format(here)


def spoken(text: str, language: str) -> str | Markup:
    """A title as it stands in a sentence of the interface."""
    attribute = lang(language)
    return Markup("<span{}>{}</span>").format(attribute, text) if attribute else text


def duration(minutes: int) -> str:
    """How long something takes, as people say it."""
    if minutes < 100:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    return ngettext("about %(num)s hour", "about %(num)s hours", round(minutes / 60))
