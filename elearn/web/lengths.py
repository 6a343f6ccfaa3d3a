"""What people type, cleaned and no longer than it may be."""

from flask_babel import ngettext

from elearn.content.usertext import clean_text


class TooLong(ValueError):
    """A text of more characters than it may have; the message says how many too many."""

    def __init__(self, surplus: int) -> None:
        super().__init__(
            ngettext(
                "Your text is %(num)d character too long. It is still here: make it shorter and save again.",
                "Your text is %(num)d characters too long. It is still here: make it shorter and save again.",
                surplus,
            )
        )


def cleaned_within(text: str, most: int) -> str:
    """The text as it is kept.

    Raises:
        TooLong: more than `most` characters.
    """
    cleaned = clean_text(text)
    if len(cleaned) > most:
        raise TooLong(len(cleaned) - most)
    return cleaned
