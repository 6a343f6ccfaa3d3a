"""Refusing a zip or a folder: one line that says what is wrong and what to do."""


class Refused(Exception):
    """Nothing was written; the message is one line for the person at the terminal."""


def shown(name: str) -> str:
    """A name from a file that nobody checked, so short and plain that it can be printed."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name[:60])
    return f"`{plain}…`" if len(name) > 60 else f"`{plain}`"
