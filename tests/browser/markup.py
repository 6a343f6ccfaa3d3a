"""The Nu HTML checker, running beside the tests, asked about what the server sent."""

import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.machine import fetched, program
from tests.servers import free_port, running

ROLES = re.compile(
    r"The “role” attribute must not be used on a “t[dhr]” element|The “[a-z]+” role is unnecessary for element “t"
)
"""a table that looks like cards keeps its roles in words: some browsers forget a table whose looks change"""
QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"]
"""for some two hundred pages it is not worth while to compile Java well; quickly compiled, it needs a larger stack"""
HTMX = re.compile(r" hx-(?=[a-z-]+=)")
"""htmx takes `hx-…` and `data-hx-…` for the same; only the second is in the HTML standard, which the checker knows"""


@contextmanager
def html_checker() -> Iterator[str]:
    """The checker as a server of its own, because it is slow to start; gives its address."""
    port = free_port()
    own = ["-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(fetched("vnu-jar/build/dist/vnu.jar"))]
    command = [program("java", "default-jre-headless"), *QUICK, *own, "nu.validator.servlet.Main", str(port)]
    with running(command, f"http://127.0.0.1:{port}/", quiet=True) as address:
        yield address


def markup_faults(checker: str, html: str) -> list[str]:
    """What the checker has to say of a page: errors and warnings."""
    body = HTMX.sub(" data-hx-", html).encode()
    asked = urllib.request.Request(f"{checker}?out=json", body, {"Content-Type": "text/html; charset=utf-8"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        every = json.load(answer)["messages"]
    return [_told(message) for message in every if not ROLES.match(message["message"])]


def _told(message: dict[str, str]) -> str:
    return f"line {message.get('lastLine', '')}: {message['message']}\n    {message.get('extract', '').strip()}"
