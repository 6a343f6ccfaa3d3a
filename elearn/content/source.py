"""A source text as lines that count the way an author's editor counts them."""

import hashlib


def normalise(source: str) -> str:
    """One kind of line end, and no character that Markdown would silently replace."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def digest(source: str) -> str:
    """A short fingerprint of a text."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]
