"""Sessions in the database: opened, found by the cookie's token, ended at once for one device or for all."""

import hashlib
import secrets
from datetime import timedelta

from flask import request
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from elearn.accounts.models import LoginSession, User
from elearn.database import db, now

ACCOUNT_LASTS = timedelta(days=30)
GUEST_LASTS = timedelta(days=400)
"""the longest that browsers keep a cookie"""


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def open_session(user: User) -> User:
    """Open a session on this device; the token lives on the returned object only."""
    token = secrets.token_urlsafe(32)
    lasts = GUEST_LASTS if user.is_guest else ACCOUNT_LASTS
    device = (request.user_agent.string or "")[:120]
    opened = LoginSession(token_hash=_hash(token), user=user, device=device, expires_at=now() + lasts)
    db.session.add(opened)
    db.session.flush()
    user.session_token, user.session_id = token, opened.id
    return user


def find_session(token: str) -> LoginSession | None:
    """The session with this token, open or not, with its person."""
    query = select(LoginSession).where(LoginSession.token_hash == _hash(token))
    return db.session.scalar(query.options(joinedload(LoginSession.user)))


def user_of(token: str) -> User | None:
    """flask-login's loader: the person behind an open session who is not suspended."""
    found = find_session(token)
    if found is None or not found.is_open or found.user.is_suspended:
        return None
    found.user.session_token, found.user.session_id = token, found.id
    return found.user


def end_session(session: LoginSession) -> None:
    session.ended_at = session.ended_at or now()


def end_all_sessions(user: User, but: int | None = None) -> None:
    """Every device has to log in again, except the session `but`."""
    mine = update(LoginSession).where(LoginSession.user_id == user.id, LoginSession.ended_at.is_(None))
    db.session.execute(mine.where(LoginSession.id != (but or 0)).values(ended_at=now()))


def open_sessions(user: User) -> list[LoginSession]:
    """Where this person is logged in, newest first."""
    query = select(LoginSession).where(
        LoginSession.user_id == user.id, LoginSession.ended_at.is_(None), LoginSession.expires_at > now()
    )
    return list(db.session.scalars(query.order_by(LoginSession.began_at.desc(), LoginSession.id.desc()).limit(50)))
