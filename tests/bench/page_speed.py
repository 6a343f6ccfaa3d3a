"""Speed and size of a course page, beside a bare Flask app on the same server settings."""

import gzip
import http.client
import re
import statistics
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.servers import free_port, running

PAGE = "/cursussen/bindkracht/visie-op-armoede/zes-verklaringen"
SECONDS, CLIENTS = 8.0, 8
KB = 1024


class Client:
    """One keep-alive connection with a cookie."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.cookie = ""

    def send(self, method: str, path: str, body: str = "", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        sent = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", **headers}
        if body:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body=body or None, headers=sent)
        answer = self.connection.getresponse()
        text = answer.read()
        self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).split(";")[0]
        return answer, text

    def log_in(self) -> None:
        form = urlencode({"name": "student", "pass_phrase": "tandem-demo"})
        answer, _text = self.send("POST", "/aanmelden", form)
        assert answer.status == 303, answer.status


def load(address: str, path: str, cookie: str, encoding: str) -> tuple[float, float]:
    """Requests per second and the 95th percentile in milliseconds."""
    times: list[float] = []
    lock = threading.Lock()
    until = time.perf_counter() + SECONDS

    def work() -> None:
        client, mine = Client(address), []
        client.cookie = cookie
        while time.perf_counter() < until:
            began = time.perf_counter()
            answer, _text = client.send("GET", path, **{"Accept-Encoding": encoding})
            assert answer.status == 200, answer.status
            mine.append(time.perf_counter() - began)
        with lock:
            times.extend(mine)

    threads = [threading.Thread(target=work) for _ in range(CLIENTS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / (time.perf_counter() - began), statistics.quantiles(times, n=20)[-1] * 1000


def speed(address: str, folder: Path) -> None:
    """Print the speed of a course page, and of the same bytes from a bare Flask app."""
    client = Client(address)
    client.log_in()
    _answer, page = client.send("GET", PAGE, **{"Accept-Encoding": "identity"})
    prebuilt = folder / "page.html"
    prebuilt.write_bytes(page)
    port = free_port()
    bare = f"http://127.0.0.1:{port}"
    print(f"{CLIENTS} clients on this machine, {SECONDS:.0f} s each; 2 workers of 4 threads; page of {len(page)} bytes")
    print(f"{'':34}{'requests/s':>12}{'p95 ms':>10}")
    rows = [("course page, logged in", address, PAGE, "identity"), ("the same, compressed (br)", address, PAGE, "br")]
    for title, where, path, encoding in rows:
        print(f"{title:34}{'{:12.0f}{:10.1f}'.format(*load(where, path, client.cookie, encoding))}")
    with running([sys.executable, "-m", "tests.bare_app", str(port), str(prebuilt)], bare):
        print(f"{'bare Flask, prebuilt page':34}{'{:12.0f}{:10.1f}'.format(*load(bare, '/', '', 'identity'))}")


def sizes(address: str) -> None:
    """Print the compressed size of everything a first visit fetches, beside its budget."""
    client = Client(address)
    client.log_in()
    _answer, page = client.send("GET", PAGE, **{"Accept-Encoding": "identity"})
    found = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
    named = {name.rsplit(".", 1)[-1]: name for name in found}
    print(f"\n{'compressed size, first visit':34}{'KB':>12}{'budget':>10}")
    pages = {"HTML of the page": PAGE, "HTML of the home page": "/"}
    for title, path in pages.items():
        _answer, body = client.send("GET", path, **{"Accept-Encoding": "gzip"})
        print(f"{title:34}{len(body) / KB:12.1f}{12:10}")
    for title, ending, budget in (("CSS", "css", 12), ("script, htmx included", "js", 20), ("font", "woff2", 36)):
        _answer, body = client.send("GET", named[ending], **{"Accept-Encoding": "gzip"})
        print(f"{title:34}{len(body) / KB:12.1f}{budget:10}")
    print(f"{'requests beside the page':34}{len(found):12}")
    print(f"(gzip -9 of the page itself: {len(gzip.compress(page, 9)) / KB:.1f} KB)")
