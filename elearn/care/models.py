"""What coaches set for themselves, and the hours they keep."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import Base


class CoachCare(Base):
    """How much a coach takes on; without a row nothing is limited."""

    __tablename__ = "coach_care"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True)
    paused_until: Mapped[date | None]
    """the last day of a pause; no new text comes up to and including this day"""
    most_a_week: Mapped[int | None]
    """how many new texts in any seven days"""
    rather_not: Mapped[str] = mapped_column(Text, default="")
    """topics, in the coach's own words; the lecturers of their groups read it"""


class WorkedTime(Base):
    """Time that a coach worked, as they note it themselves for their fee; nobody else reads it."""

    __tablename__ = "worked_time"
    __table_args__ = (Index(None, "user_id", "on_day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    on_day: Mapped[date]
    minutes: Mapped[int]
    what: Mapped[str] = mapped_column(String(200), default="")

    @property
    def owner_id(self) -> int:
        return self.user_id
