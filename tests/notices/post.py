"""A real mail server on 127.0.0.1 that does what a test asks of it, and the command that sends."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from ssl import SSLContext
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers import free_port

ROOT = Path(__file__).parent.parent.parent
FROM = "Tandem <tandem@school.example>"
SITE = "https://tandem.school.example"


class Postbox:
    """What arrived; `answers` are given to mails in turn before `250`, `hold` keeps a mail until it is set."""

    def __init__(self) -> None:
        self.arrived: list[EmailMessage] = []
        self.answers: list[str] = []
        self.recipients: dict[str, str] = {}
        self.holding = 0
        self.let_go: Event | None = None

    async def handle_RCPT(  # noqa: N802  the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = self.recipients.get(address, "")
        if not refusal:
            envelope.rcpt_tos.append(address)
        return refusal or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 taken"
        self.holding += 1
        while self.let_go is not None and not self.let_go.is_set():
            await asyncio.sleep(0.02)
        if answer.startswith("250"):
            self.arrived.append(message_from_bytes(_bytes(envelope), policy=policy.default))
        return answer

    def ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.arrived]


def _bytes(envelope: Envelope) -> bytes:
    content = envelope.content
    assert isinstance(content, bytes)
    return content


@contextmanager
def post_office(box: Postbox, tls: SSLContext | None = None) -> Iterator[int]:
    """A mail server that puts what arrives in the box; gives its port."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), tls_context=tls, require_starttls=bool(tls))
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def plain(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def html(message: EmailMessage) -> str:
    body = message.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def surroundings(database_url: str, data: Path, port: int) -> dict[str, str]:
    """The environment of a site whose mail server is on this port."""
    mail = {"ELEARN_MAIL_URL": f"smtp://127.0.0.1:{port}", "ELEARN_MAIL_FROM": FROM, "ELEARN_SITE_URL": SITE}
    return {"ELEARN_DEMO": "1", "ELEARN_DATA": str(data), "ELEARN_DATABASE_URL": database_url, **mail}


def sending(database_url: str, data: Path, port: int, *options: str) -> subprocess.Popen[str]:
    """`elearn send-mail`, begun."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ELEARN_")}
    return subprocess.Popen(
        [sys.executable, "-m", "elearn", "send-mail", *options],
        cwd=ROOT,
        env={**clean, **surroundings(database_url, data, port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until_holding(box: Postbox, mails: int, seconds: float = 60) -> None:
    """Wait until so many mails were handed over and none of them was answered."""
    until = time.monotonic() + seconds
    while box.holding < mails:
        assert time.monotonic() < until, "no sender came in time"
        time.sleep(0.05)
