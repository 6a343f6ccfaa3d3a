"""Tandem as a real server in a process of its own, with the demo class, for browsers and for the bench."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until a server answers.

    Raises:
        RuntimeError: it ended, or it did not answer in time.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}")
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer in time")


@contextmanager
def running(
    command: list[str], url: str, folder: Path = ROOT, *, quiet: bool = False, **environment: str
) -> Iterator[str]:
    """Run a server until the block ends; a quiet one keeps what it says to itself."""
    said = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, start_new_session=True, stdout=said, stderr=said
    )
    try:
        wait_for(url, process)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serving(port: int, data: Path, database_url: str, *more: str) -> tuple[list[str], dict[str, str]]:
    """The command that serves Tandem in demo mode on a port, and its settings."""
    command = [sys.executable, "-m", "elearn", "serve", "--migrate", "--port", str(port), *more]
    return command, {"ELEARN_DEMO": "1", "ELEARN_DATA": str(data), "ELEARN_DATABASE_URL": database_url}


@contextmanager
def demo_server(data: Path, database_url: str = "") -> Iterator[str]:
    """Tandem with the demo class on a free port; gives its address."""
    port = free_port()
    command, settings = serving(port, data, database_url, "--demo")
    with running(command, f"http://127.0.0.1:{port}", **settings) as address:
        yield address


class Killable:
    """A server that can be killed as a machine dies, and started again on the same port."""

    def __init__(self, data: Path, database_url: str = "", *more: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.command, self.settings = serving(self.port, data, database_url, *more)

    def start(self) -> None:
        environment = {**os.environ, **self.settings}
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, env=environment, start_new_session=True, stdout=subprocess.DEVNULL
        )
        wait_for(self.address, self.process)

    def kill(self) -> None:
        """The server and its workers, without a moment to finish anything."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> "Killable":
        self.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        if self.process.poll() is None:
            self.kill()
