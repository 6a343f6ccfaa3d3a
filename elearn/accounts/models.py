"""A person, and the sessions in which they are logged in."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.database import Base, now

NAME_LENGTH = 80


class User(UserMixin, Base):  # type: ignore[misc]
    """Somebody with work here. A guest has no pass phrase and lives on one device until they make an account."""

    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    login_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    login_key: Mapped[str | None] = mapped_column(String(4 * NAME_LENGTH), unique=True)
    """the login name as it is compared: NFKC, case-folded"""
    shown_name: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    email: Mapped[str | None] = mapped_column(String(254))
    pass_phrase_hash: Mapped[str | None]
    is_admin: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)
    suspended_at: Mapped[datetime | None]

    sessions: Mapped[list["LoginSession"]] = relationship(
        back_populates="user", cascade="all, delete-orphan", passive_deletes=True
    )

    session_token = None  # type: str | None
    """the token of the session this object was loaded for, set on the object; never stored"""
    session_id = None  # type: int | None

    @property
    def is_guest(self) -> bool:
        return self.pass_phrase_hash is None

    @property
    def is_suspended(self) -> bool:
        return self.suspended_at is not None

    def get_id(self) -> str:
        """What flask-login keeps in the cookie: the session's token, not the person's id."""
        if self.session_token is None:
            raise ValueError("this person has no open session")
        return self.session_token


class LoginSession(Base):
    """One device on which somebody is known. The cookie holds the token, the database only its hash."""

    __tablename__ = "login_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    device: Mapped[str] = mapped_column(String(120), default="")
    began_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(back_populates="sessions")

    @property
    def owner_id(self) -> int:
        return self.user_id

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and self.expires_at > now()
