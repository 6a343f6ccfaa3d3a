"""How a shared text came from one reader to another, and the question to its author before a new one may read it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import User
from elearn.database import Base, now
from elearn.reflections.sharing_models import Sharing


class HandOver(Base):
    """A text left the table of one reader for that of another."""

    __tablename__ = "hand_over"

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    """who did it: the coach themselves, a lecturer, or the author who shared the same text again"""
    from_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    """the coach who had it; None when no coach did"""
    to_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    """the coach who has it from then on; None for the lecturers of the group"""
    at: Mapped[datetime] = mapped_column(default=now)

    sharing: Mapped[Sharing] = relationship()
    by: Mapped[User | None] = relationship(foreign_keys=[by_id])
    former: Mapped[User | None] = relationship(foreign_keys=[from_id])
    to: Mapped[User | None] = relationship(foreign_keys=[to_id])

    @property
    def giver_name(self) -> str:
        """Who gave it, under the name of the text where that is its author; empty when they are gone."""
        if self.by_id == self.sharing.user_id:
            return self.sharing.author_name
        return self.by.shown_name if self.by else ""


class AskedReader(Base):
    """A lecturer asks the author whether one more coach may read a text; no reason is asked for a yes or a no.

    Taken back, it is gone; decided, it stays, so that nobody asks twice.
    """

    __tablename__ = "asked_reader"
    __table_args__ = (UniqueConstraint("sharing_id", "coach_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    coach_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    decided_at: Mapped[datetime | None]
    is_allowed: Mapped[bool] = mapped_column(default=False)

    sharing: Mapped[Sharing] = relationship()
    coach: Mapped[User] = relationship(foreign_keys=[coach_id])
    asked_by: Mapped[User | None] = relationship(foreign_keys=[asked_by_id])

    @property
    def is_open(self) -> bool:
        return self.decided_at is None
