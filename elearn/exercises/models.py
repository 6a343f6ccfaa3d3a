"""Answers to exercises: every try, with the version of the exercise it answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import Base, now


class Attempt(Base):
    """One answer by one learner; never changed, a new try is a new row."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("user_id", "exercise_key", "posting"),
        Index(None, "user_id", "exercise_key", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    exercise_key: Mapped[str] = mapped_column(String(200), index=True)
    """`course/exercise`"""
    exercise_version: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]]
    posting: Mapped[str] = mapped_column(String(40))
    """random text in the form, so that the same form posted twice is one row"""
    created_at: Mapped[datetime] = mapped_column(default=now)

    @property
    def owner_id(self) -> int:
        return self.user_id
