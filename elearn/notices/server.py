"""The mail server: one connection, opened when it is needed, and its refusals sorted by what to do next."""

import smtplib
import ssl
from email.message import EmailMessage
from types import TracebackType
from urllib.parse import unquote, urlsplit

TIMEOUT = 60
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


class NotNow(Exception):
    """The server asks to try this mail again later."""


class Refused(Exception):
    """The server will never take this mail."""


class Trouble(Exception):
    """There is no server, or it takes no mail from us: this says nothing about one mail."""


class MailServer:
    """Sends mails to the server of an ELEARN_MAIL_URL; use it in a `with` block."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def send(self, message: EmailMessage) -> None:
        """Hand a mail over; when this returns, the server has taken it.

        Raises:
            NotNow, Refused, Trouble: each with one line of what the server said.
        """
        connection = self._connected()
        try:
            connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as refusal:
            raise _sorted(*next(iter(refusal.recipients.values()))) from None
        except smtplib.SMTPDataError as refusal:
            raise _sorted(refusal.smtp_code, refusal.smtp_error) from None
        except smtplib.SMTPNotSupportedError as refusal:
            raise Refused(str(refusal)) from None
        except (OSError, smtplib.SMTPException) as problem:
            self._close()
            raise Trouble(_said(problem)) from None

    def _connected(self) -> smtplib.SMTP:
        if self._open is None:
            try:
                self._open = self._connect()
            except (OSError, smtplib.SMTPException) as problem:
                raise Trouble(_said(problem)) from None
        return self._open

    def _connect(self) -> smtplib.SMTP:
        host, port = self._url.hostname or "", self._url.port or PORTS[self._url.scheme]
        context = ssl.create_default_context()
        if self._url.scheme == "smtps":
            return self._logged_in(smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context))
        connection = smtplib.SMTP(host, port, timeout=TIMEOUT)
        try:
            if self._url.scheme == "smtp+starttls":
                connection.starttls(context=context)
        except BaseException:
            connection.close()
            raise
        return self._logged_in(connection)

    def _logged_in(self, connection: smtplib.SMTP) -> smtplib.SMTP:
        try:
            if self._url.username:
                connection.login(unquote(self._url.username), unquote(self._url.password or ""))
        except BaseException:
            connection.close()
            raise
        return connection

    def _close(self) -> None:
        connection, self._open = self._open, None
        if connection is None:
            return
        try:
            connection.quit()
        except (OSError, smtplib.SMTPException):
            connection.close()


def _sorted(code: int, words: bytes | str) -> Exception:
    said = f"{code} {_one_line(words)}"
    if code == 421:
        return Trouble(said)
    return NotNow(said) if code < 500 else Refused(said)


def _said(problem: Exception) -> str:
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"{problem.smtp_code} {_one_line(problem.smtp_error)}"
    return _one_line(str(problem)) or type(problem).__name__


def _one_line(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:300]
