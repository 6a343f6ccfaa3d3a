"""What two partners write to each other about a shared text."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import User
from elearn.database import Base, now

NOTE_LENGTH = 2_000


class TandemNote(Base):
    """A word between coach and lecturer about a shared text; its author never sees it."""

    __tablename__ = "tandem_note"
    __table_args__ = (Index(None, "sharing_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(Text)
    is_hurt: Mapped[bool] = mapped_column(default=False)
    """the coach said that the text hurts, and wants to talk"""
    at: Mapped[datetime] = mapped_column(default=now)

    author: Mapped[User | None] = relationship()
