"""Response headers: a strict content security policy, and no private page in any cache."""

from flask import Flask, Response, g, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

FIXED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
WITH_MICROPHONE = "camera=(), geolocation=(), microphone=(self)"


def ask_for_microphone() -> None:
    """The page of this request is one where somebody may record their voice."""
    g.may_record = True


def set_headers(app: Flask) -> None:
    """Add the fixed headers to every response; pages are private unless they say otherwise."""

    @app.after_request
    def add(response: Response) -> Response:
        if "may_record" in g:
            response.headers["Permissions-Policy"] = WITH_MICROPHONE
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response
