"""Writes a mail at the moment it is sent: who did what and where, in the reader's language, no word of any text."""

from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.routing import MapAdapter

from elearn.accounts.models import User
from elearn.database import now
from elearn.notices.models import OutboxMail, Rhythm
from elearn.notices.queries import MOST_IN_MAIL, Notice, notices_between, state_of
from elearn.notices.stopping import token_for
from elearn.notices.words import place, sentence_in_mail
from elearn.web.spots import SPOT


class CannotBeWritten(Exception):
    """No mail can be written to this address; the message says why, on one line."""


@dataclass(frozen=True)
class Line:
    """One notice in a mail; the address is empty where there is nothing left to see."""

    sentence: str
    address: str


def write(mail: OutboxMail) -> EmailMessage | None:
    """The mail as it is true now; None when there is nothing left to tell, or they want no mail any more.

    Raises:
        CannotBeWritten
    """
    user, state = mail.user, state_of(mail.user_id)
    if not user.email or user.is_suspended or (state is not None and state.rhythm is Rhythm.NEVER):
        return None
    notices = notices_between(user.id, mail.since, mail.until)
    if not notices:
        return None
    language = state.language if state and state.language else current_app.config["LANGUAGE"]
    with force_locale(language):
        return _message(mail, user, notices, language)


def _message(mail: OutboxMail, user: User, notices: list[Notice], language: str) -> EmailMessage:
    site, addresses = current_app.config["SITE_NAME"], _addresses()
    stop = addresses.build("notices.ask_to_stop", {"token": token_for(user)}, force_external=True)
    subject = _("New for you on %(site)s", site=site)
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = _sender(site)
    message["To"] = _recipient(user.email or "")
    message["Date"] = format_datetime(now())
    message["Message-ID"] = _message_id(mail)
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{stop}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    context = {
        "name": user.shown_name,
        "site": site,
        "language": language,
        "subject": subject,
        "lines": [_line(notice, addresses) for notice in notices[:MOST_IN_MAIL]],
        "more": len(notices) > MOST_IN_MAIL,
        "list": addresses.build("notices.mine", force_external=True),
        "choose": addresses.build("notices.mail", force_external=True),
        "stop": stop,
    }
    message.set_content(_rendered("notices/digest.txt", context))
    message.add_alternative(_rendered("notices/digest.html", context), subtype="html")
    message["Content-Language"] = language
    return message


def _rendered(template: str, context: dict[str, Any]) -> str:
    """Without what every page shows around its text: nobody is logged in where mail is written."""
    return current_app.jinja_env.get_template(template).render(context)


def _addresses() -> MapAdapter:
    """Builds addresses on the site, also where there is no request."""
    site = urlsplit(current_app.extensions["settings"].site_url)
    return current_app.url_map.bind(site.netloc, script_name=f"{site.path.rstrip('/')}/", url_scheme=site.scheme)


def _line(notice: Notice, addresses: MapAdapter) -> Line:
    leads_to = place(notice)
    if leads_to is None:
        return Line(sentence_in_mail(notice), "")
    values = dict(leads_to[1])
    spot = values.pop("_anchor", None)
    address = addresses.build(leads_to[0], values | ({SPOT: spot} if spot else {}), force_external=True)
    return Line(sentence_in_mail(notice), address)


def _sender(site: str) -> Address:
    name, address = parseaddr(current_app.extensions["settings"].mail_from)
    return Address(display_name=name or site, addr_spec=address)


def _recipient(address: str) -> Address:
    try:
        return Address(addr_spec=address)
    except (ValueError, IndexError, MessageError) as problem:
        raise CannotBeWritten(f"this is no address that mail can go to ({problem})") from None


def _message_id(mail: OutboxMail) -> str:
    """The same at every try, so that mailboxes can see that a second copy is one."""
    host = urlsplit(current_app.extensions["settings"].site_url).hostname
    return f"<{mail.id}.{mail.created_at:%Y%m%d%H%M%S%f}.tandem@{host}>"
