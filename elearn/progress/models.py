"""One row per learner and page."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import Base, now


class PageProgress(Base):
    """When a learner opened and finished a page."""

    __tablename__ = "page_progress"
    __table_args__ = (UniqueConstraint("user_id", "page_key"), Index(None, "user_id", "opened_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    page_key: Mapped[str] = mapped_column(String(300))
    """`course/module/page`"""
    opened_at: Mapped[datetime] = mapped_column(default=now)
    """the last time"""
    finished_at: Mapped[datetime | None]
