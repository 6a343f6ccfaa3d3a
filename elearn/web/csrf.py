"""Another site's form changes nothing here (OWASP: fetch metadata, then Origin); no token can go stale in a form."""

from urllib.parse import urlsplit

from flask import Flask, abort, request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_foreign() -> bool:
    """Whether a browser says that this request was made by another site.

    A request with none of the three headers does not come from a browser that could carry somebody's cookie across
    sites; the cookie is SameSite=Lax besides.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return origin is not None and urlsplit(origin).netloc != request.host


def protect(app: Flask) -> None:
    """Refuse every unsafe request from elsewhere with 403, before anything is read or written."""

    @app.before_request
    def refuse_foreign() -> None:
        if request.method not in SAFE_METHODS and is_foreign():
            abort(403)
