"""The page that a learner composes to show, its link, and the consent of who wrote the answers on it."""

import secrets
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.database import Base, now
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Version

TITLE_LENGTH = 120


class ShownPage(Base):
    """One page of one learner: a title, an introduction, and what they chose to put on it."""

    __tablename__ = "shown_page"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), unique=True)
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH), default="")
    introduction: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    """goes up with every save; a save from an older revision never overwrites"""
    saved_at: Mapped[datetime] = mapped_column(default=now)

    parts: Mapped[list["ShownPart"]] = relationship(
        back_populates="page", cascade="all, delete-orphan", passive_deletes=True, order_by="ShownPart.id"
    )
    link: Mapped["PageLink | None"] = relationship(
        back_populates="page", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def owner_id(self) -> int:
        return self.user_id


class ShownPart(Base):
    """A version of an own text, or an answer to one; an answer is read on the page only with consent."""

    __tablename__ = "shown_part"
    __table_args__ = (
        UniqueConstraint("page_id", "version_id"),
        UniqueConstraint("page_id", "feedback_id"),
        CheckConstraint("(version_id IS NULL) != (feedback_id IS NULL)", name="one_thing"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("shown_page.id", ondelete="CASCADE"))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id", ondelete="CASCADE"), index=True)
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), index=True)

    page: Mapped[ShownPage] = relationship(back_populates="parts")
    version: Mapped[Version | None] = relationship()
    feedback: Mapped[Feedback | None] = relationship()


class PageLink(Base):
    """The one link by which a page is read without an account, until a day; gone at once when it is revoked.

    The address is signed: without the key of the server, what lies here opens nothing.
    """

    __tablename__ = "page_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("shown_page.id", ondelete="CASCADE"), unique=True)
    nonce: Mapped[str] = mapped_column(String(43), default=lambda: secrets.token_urlsafe(32))
    last_day: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(default=now)

    page: Mapped[ShownPage] = relationship(back_populates="link")


class Consent(Base):
    """Whoever answered was asked whether the answer may stand on a page; no reason is asked, and they can change it."""

    __tablename__ = "consent"

    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    decided_at: Mapped[datetime | None]
    is_given: Mapped[bool] = mapped_column(default=False)

    feedback: Mapped[Feedback] = relationship()

    @property
    def owner_id(self) -> int | None:
        """Who decides: whoever wrote the answer."""
        return self.feedback.author_id

    @property
    def is_open(self) -> bool:
        """Nothing was said yet, or there are words since then that whoever answered has not agreed to."""
        return self.decided_at is None or self.is_overtaken

    @property
    def is_overtaken(self) -> bool:
        """After a yes somebody else wrote the words of a spoken answer."""
        answer, decided = self.feedback, self.decided_at
        if decided is None or answer.worded_at is None or not answer.has_words_of_another:
            return False
        return self.is_given and answer.worded_at > decided
