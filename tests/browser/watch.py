"""Watches every page of a test for what must never happen in any of them."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} forbids ${event.blockedURI} in ${event.documentURI}`));
"""
ASKED_FOR = "Failed to load resource: the server responded with a status of 4"
"""Chromium's own line about a page that is meant to be a 404, a 422 or a 409"""


class Watch:
    """Collects faults: a policy violation, an error in the console, a request to another host, a 5xx, a missing file.

    `expected` are beginnings of console lines that a test brings about on purpose, such as a network that is gone.
    """

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.expected: list[str] = [ASKED_FOR]
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Begin to watch all pages of a context, those to come included."""
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._said)
        context.on("weberror", self._broke)
        context.on("request", self._asked)
        context.on("response", self._answered)

    def check(self) -> None:
        """Fail when anything was seen; what was seen is told once."""
        seen, self.faults = self.faults, []
        assert not seen, "\n".join(dict.fromkeys(seen))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(tuple(self.expected)):
            self.faults.append(f"console: {message.text}")

    def _broke(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != self.host:
            self.faults.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        missing = response.status == 404 and response.request.resource_type not in {"document", "fetch", "xhr"}
        if response.status >= 500 or missing:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")
