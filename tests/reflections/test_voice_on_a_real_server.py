"""A recording over a real connection: 200 MB, with its size named or not, and a phone that loses its connection."""

import http.client
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.databases import database_url_for_tests
from tests.reflections.sounds import sound
from tests.servers import Killable

LARGE = 200_000_000
PIECE = bytes(1 << 16)
MEGABYTE = 1_000_000
BEGIN = b'--x\r\nContent-Disposition: form-data; name="voice"; filename="stem.wav"\r\nContent-Type: audio/wav\r\n\r\n'
NAMED, IN_CHUNKS = f"Content-Length: {LARGE}", "Transfer-Encoding: chunked"


class Coach:
    """The coach of the demo class, at the text on their table."""

    def __init__(self, server: Killable, data: Path) -> None:
        self.server, self.data = server, data
        form = urlencode({"name": "coach", "pass_phrase": "tandem-demo"})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        self.cookie = ""
        answer, _page = self.ask("POST", "/aanmelden", form, **headers)
        self.cookie = str(answer.headers["Set-Cookie"]).split(";")[0]
        found = re.search(r"/delingen/\d+", self.ask("GET", "/mijn-tafel")[1])
        assert found
        self.path = found[0] + "/antwoorden/after-0/opname"

    def ask(
        self, method: str, path: str, body: str | bytes | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        line.request(method, path, body, {"Cookie": self.cookie, **headers})
        answer = line.getresponse()
        page = answer.read().decode()
        line.close()
        return answer, page

    @contextmanager
    def sending(self, size: str) -> Iterator[socket.socket]:
        """A connection on which the form of a recording has begun."""
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nCookie: {self.cookie}\r\n"
        head += f"Sec-Fetch-Site: same-origin\r\nAccept: application/json\r\n{size}\r\n"
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=60) as line:
            line.sendall(f"{head}Content-Type: multipart/form-data; boundary=x\r\n\r\n".encode())
            yield line

    def memory(self) -> int:
        """The most bytes that any process of the server ever held."""
        workers = Path(f"/proc/{self.server.process.pid}/task/{self.server.process.pid}/children").read_text().split()
        held = (Path(f"/proc/{worker}/status").read_text() for worker in workers)
        return max(1024 * int(re.findall(r"VmHWM:\s+(\d+)", one)[0]) for one in held)

    def files(self) -> list[Path]:
        return [path for path in (self.data / "voices").rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Coach]:
    data = tmp_path_factory.mktemp("large")
    with database_url_for_tests(f"{worker_id}_large", data) as url, Killable(data, url, "--demo") as server:
        yield Coach(server, data)


def poured(line: socket.socket, *, in_chunks: bool) -> tuple[int, str]:
    """Send zeros until they are 200 MB or the server wants no more; how many it took, and what it says."""
    sent = 0
    try:
        line.sendall(framed(BEGIN) if in_chunks else BEGIN)
        while sent < LARGE:
            line.sendall(framed(PIECE) if in_chunks else PIECE)
            sent += len(PIECE)
    except OSError:
        pass
    try:
        return sent, line.recv(1 << 16).decode()
    except OSError:
        return sent, ""


def framed(piece: bytes) -> bytes:
    return f"{len(piece):x}\r\n".encode() + piece + b"\r\n"


@pytest.mark.parametrize("size", [NAMED, IN_CHUNKS])
def test_200_megabytes_are_refused_without_being_stored_or_held(coach: Coach, size: str) -> None:
    before = coach.memory()
    with coach.sending(size) as line:
        taken, answer = poured(line, in_chunks=size == IN_CHUNKS)
    assert answer.startswith("HTTP/1.1 413")
    assert taken < 20 * MEGABYTE
    assert coach.memory() - before < 10 * MEGABYTE
    assert coach.files() == []


@pytest.mark.parametrize("size", [f"Content-Length: {2 * MEGABYTE}", IN_CHUNKS])
def test_a_connection_that_is_lost_in_the_middle_leaves_nothing_and_the_next_try_is_kept(
    coach: Coach, size: str
) -> None:
    with coach.sending(size) as line:
        piece = BEGIN + sound("toon.ogg")[:3000]
        line.sendall(framed(piece) if size == IN_CHUNKS else piece)
        time.sleep(0.2)
    time.sleep(0.5)
    assert coach.files() == []
    body = BEGIN + sound("toon.ogg") + b"\r\n--x--\r\n"
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "multipart/form-data; boundary=x"}
    answer, page = coach.ask("POST", coach.path, body, Accept="application/json", **headers)
    assert answer.status == 200, page
    [kept] = coach.files()
    assert kept.read_bytes() == sound("toon.ogg")
    kept.unlink()
