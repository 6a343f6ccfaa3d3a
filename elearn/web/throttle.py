"""Throttling that counts in the database, so that every process and every restart counts on."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app, request
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import Base, db, now


class ThrottledEvent(Base):
    """One counted event; `key` is a keyed hash, so that no address or name can be read back."""

    __tablename__ = "throttled_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)


@dataclass(frozen=True)
class Limit:
    """At most `count` events of this kind for one key within `window`."""

    kind: str
    count: int
    window: timedelta


WEB_FORMS = Limit("held form from an unknown browser", 20, timedelta(hours=1))
WRONG_CODES = Limit("wrong join code", 10, timedelta(minutes=15))


def key_for(*parts: object) -> str:
    """A keyed hash of what is counted."""
    text = "\x1f".join(str(part) for part in parts)
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def address() -> str:
    """The address this request comes from; IPv6 is counted per /64, which is one household."""
    raw = request.remote_addr or "?"
    return ":".join(raw.split(":")[:4]) if ":" in raw else raw


def exceeded(limit: Limit, *who: object) -> bool:
    """Whether `who` has used up the limit."""
    since = now() - limit.window
    count = select(func.count()).select_from(ThrottledEvent)
    mine = count.where(ThrottledEvent.key == key_for(limit.kind, *who), ThrottledEvent.at > since)
    return (db.session.scalar(mine) or 0) >= limit.count


def count(limit: Limit, *who: object) -> None:
    """Count one event for `who`, and forget what is too old to matter to any limit."""
    db.session.execute(delete(ThrottledEvent).where(ThrottledEvent.at < now() - timedelta(days=1)))
    db.session.add(ThrottledEvent(kind=limit.kind, key=key_for(limit.kind, *who)))


def allow(limit: Limit, *who: object) -> bool:
    """Count one event, unless the limit is used up; by address when nobody is named."""
    counted = who or (address(),)
    if exceeded(limit, *counted):
        return False
    count(limit, *counted)
    return True
