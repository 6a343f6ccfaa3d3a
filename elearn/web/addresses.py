"""Addresses given by a browser: only a path on this site is followed."""

from urllib.parse import urlsplit


def own_path(address: str | None, otherwise: str) -> str:
    """`address` when it is a path on this site, else `otherwise`.

    Browsers read a backslash as a slash and skip control characters and blanks, so any of these is refused
    (OWASP: unvalidated redirects).
    """
    if not address or len(address) > 2000 or not address.isprintable() or "\\" in address or " " in address:
        return otherwise
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return otherwise
    return address
