"""People who write at the same time on a real server, each in a browser of their own that saves while they type."""

import http.client
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from urllib.parse import urlencode, urlsplit

SHEET = "/reflecties/bindkracht/mijn-rol"
TEXT = re.compile(r'<textarea class="sheet"[^>]*>\n(.*?)</textarea>', re.DOTALL)
SENTENCE = "Ik keek eerst naar het dossier en pas daarna naar hem, dat was zin {} van {}. "
AUTOSAVE = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/json",
    "HX-Request": "true",
    "Sec-Fetch-Site": "same-origin",
}


class NotSaved(RuntimeError):
    """The server answered, and it was no acknowledgement."""


class Writer:
    """One person without an account: the text so far, and how much of it the server acknowledged."""

    def __init__(self, address: str, number: int) -> None:
        self.host, self.number = urlsplit(address).netloc, number
        self.cookie, self.text, self.acknowledged, self.revision = "", "", "", 0
        self.saves = 0
        self.seconds: list[float] = []
        self.errors: list[str] = []
        self._line: http.client.HTTPConnection | None = None

    def types(self) -> None:
        self.text += SENTENCE.format(self.saves, self.number)

    def saves_it(self) -> None:
        """Send the whole text, as the page does.

        Raises:
            OSError, http.client.HTTPException: the server is not there.
            NotSaved
        """
        began = time.perf_counter()
        sent = self.text
        status, body = self._send("POST", SHEET + "/concept", urlencode({"text": sent, "revision": self.revision}))
        if status != 200:
            raise NotSaved(f"{status}: {body[:200]}")
        self.acknowledged, self.revision = sent, json.loads(body)["revision"]
        self.saves += 1
        self.seconds.append(time.perf_counter() - began)

    def finds(self) -> str:
        """What the server has of the text."""
        status, page = self._send("GET", SHEET)
        self.hang_up()
        found = TEXT.findall(page)
        if status != 200 or not found:
            raise NotSaved(f"{status}: {page[:200]}")
        return unescape(found[0])

    def _send(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        self._line = self._line or http.client.HTTPConnection(self.host, timeout=60)
        headers = {**(AUTOSAVE if body else {}), "Cookie": self.cookie}
        try:
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.hang_up()
            raise
        self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).split(";")[0]
        if answer.will_close:
            self.hang_up()
        return answer.status, text

    def hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None

    def writes_until(self, stopped: threading.Event, pause: float) -> None:
        """A sentence, a save, a moment to think; a save that did not arrive is sent again before anything else."""
        stopped.wait(pause * self.number % 1)
        while not stopped.is_set():
            if self.text == self.acknowledged:
                self.types()
            try:
                self.saves_it()
            except (OSError, http.client.HTTPException, NotSaved) as problem:
                self.errors.append(f"{type(problem).__name__}: {problem}")
            stopped.wait(pause)
        self.hang_up()


@contextmanager
def writing(writers: list[Writer], pause: float) -> Iterator[None]:
    """All of them write until the block ends; each has then either an answer or an error."""
    stopped = threading.Event()
    threads = [threading.Thread(target=one.writes_until, args=(stopped, pause)) for one in writers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def lost(writers: list[Writer]) -> list[int]:
    """Who misses something that was acknowledged; what arrived without an answer may be there too."""
    return [one.number for one in writers if not one.finds().startswith(one.acknowledged.rstrip())]
