"""What somebody has seen of their messages, how often they want mail, and the mails that wait to be sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import User
from elearn.database import Base, now


class Rhythm(StrEnum):
    """How often somebody gets a mail that sums up what is new."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


RHYTHM = Enum(Rhythm, native_enum=False, length=20, values_callable=lambda every: [one.value for one in every])


class NoticeState(Base):
    """Where somebody is in their messages; without a row: nothing seen yet, a mail every week."""

    __tablename__ = "notice_state"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True)
    seen_at: Mapped[datetime | None]
    """what happened before this was on a list that they opened"""
    rhythm: Mapped[Rhythm] = mapped_column(RHYTHM, default=Rhythm.WEEKLY)
    language: Mapped[str | None] = mapped_column(String(5))
    """the language in which they last read Tandem; None is the site's own"""
    told_until: Mapped[datetime | None]
    """what happened before this had its turn in a mail"""


class OutboxMail(Base):
    """A mail about what happened to somebody between two moments.

    Its words are not here: they are written from what is there at the moment of sending, so that a text that was taken
    back in the meantime is in no mail that waits.
    """

    __tablename__ = "outbox_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime | None] = mapped_column(default=now, index=True)
    """when it may be sent (again); None when it was sent or given up"""
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)

    user: Mapped[User] = relationship()
