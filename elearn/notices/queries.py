"""Reads somebody's messages: a page of them, how many are new, and what was new between two moments."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, Subquery, and_, bindparam, func, or_, select

from elearn.accounts.models import User
from elearn.database import Utc, db, now
from elearn.notices.happenings import Kind, happened
from elearn.notices.models import NoticeState
from elearn.web.ids import BIGGEST
from elearn.web.language import today

PAGE = 20
LASTS = timedelta(days=90)
"""how long something is news"""
MOST_IN_MAIL = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
KEY = re.compile(r"(\d{1,17})-([a-z-]{1,20})-(\d{1,10})")


@dataclass(frozen=True)
class Notice:
    """Something that happened for somebody; `who` is empty where nobody is known any more."""

    kind: Kind
    id: int
    at: datetime
    who: str
    place: int
    module_key: str

    @property
    def key(self) -> str:
        """Where it stands in the list, for an address."""
        return f"{(self.at - EPOCH) // MICROSECOND}-{self.kind.value}-{self.id}"


ME: BindParameter[int] = bindparam("me", type_=Integer)
OLDEST: BindParameter[datetime] = bindparam("oldest", type_=Utc)


@cache
def _happened() -> Subquery:
    return happened(ME, OLDEST).subquery()


def _of(user_id: int) -> dict[str, object]:
    """What the queries are executed with."""
    return {"me": user_id, "oldest": now() - LASTS, "present": now(), "today": today()}


def _read(user_id: int, *conditions: ColumnElement[bool], limit: int) -> list[Notice]:
    found = _happened()
    query = select(found).where(*conditions).order_by(found.c.at.desc(), found.c.kind.desc(), found.c.id.desc())
    return [_notice(row) for row in db.session.execute(query.limit(limit), _of(user_id))]


def _notice(row: Any) -> Notice:
    return Notice(Kind(row.kind), row.id, row.at, row.who or "", row.place, row.module_key)


def notices_before(user_id: int, key: str = "") -> list[Notice]:
    """Somebody's messages, newest first, one page and one more; those after the one with this key.

    A key that nobody gave out begins at the top.
    """
    return _read(user_id, *_after(_happened(), key), limit=PAGE + 1)


def _after(found: Subquery, key: str) -> list[ColumnElement[bool]]:
    parts = KEY.fullmatch(key)
    if parts is None:
        return []
    at, kind, number = EPOCH + int(parts[1]) * MICROSECOND, parts[2], min(int(parts[3]), BIGGEST)
    same = found.c.at == at
    return [
        or_(
            found.c.at < at,
            and_(same, found.c.kind < kind),
            and_(same, found.c.kind == kind, found.c.id < number),
        )
    ]


def notices_between(user_id: int, since: datetime, until: datetime) -> list[Notice]:
    """What happened between two moments and was on no list that they opened: newest first, one more than a mail has."""
    at = _happened().c.at
    return _read(user_id, at > _seen_until(), at > since, at <= until, limit=MOST_IN_MAIL + 1)


def count_new(user_id: int) -> int:
    """How many messages somebody has not had before them."""
    return db.session.scalar(_count(), _of(user_id)) or 0


@cache
def _count() -> Select[int]:
    found = _happened()
    return select(func.count()).select_from(found).where(found.c.at > _seen_until())


def _seen_until() -> ColumnElement[datetime]:
    """When they last opened the list; who never did so has everything before them since their account began."""
    query = select(func.coalesce(NoticeState.seen_at, User.created_at)).select_from(User)
    joined = query.outerjoin(NoticeState, NoticeState.user_id == User.id)
    return joined.where(User.id == ME).scalar_subquery()


def seen_until(user_id: int) -> datetime:
    """The moment after which a message is new to somebody."""
    found: datetime = db.session.scalars(select(_seen_until()), _of(user_id)).one()
    return found


def state_of(user_id: int) -> NoticeState | None:
    return db.session.get(NoticeState, user_id)
