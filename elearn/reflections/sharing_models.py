"""What is shared with whom, until when, and what its readers did with it."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import NAME_LENGTH, User
from elearn.database import Base, now
from elearn.groups.models import Group
from elearn.reflections.models import Version
from elearn.rules.sharing import Audience

if TYPE_CHECKING:
    from elearn.reflections.answer_models import Feedback

NOTE_LENGTH = 200
"""the most characters of a note that stands before a shared text"""
AUDIENCE = Enum(Audience, native_enum=False, length=20, values_callable=lambda every: [one.value for one in every])


class Sharing(Base):
    """One version, shared with one audience in one group, until it is withdrawn."""

    __tablename__ = "sharing"
    __table_args__ = (
        Index(None, "group_id", "withdrawn_at", "id"),
        Index(None, "coach_id", "withdrawn_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    """the author, as in the reflection; kept here so that a rule needs no further reading"""
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    audience: Mapped[Audience] = mapped_column(AUDIENCE)
    coach_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"))
    """the coach it was given to; None when there is none, or when it was `niet voor mij`"""
    content_note: Mapped[str] = mapped_column(String(NOTE_LENGTH), default="")
    """what the text is about, for readers who first want to know; empty when there is none"""
    chosen_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    """the name of the author on this sharing; None for the name of their account"""
    shared_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]

    version: Mapped[Version] = relationship(back_populates="sharings")
    author: Mapped[User] = relationship(foreign_keys=[user_id])
    coach: Mapped[User | None] = relationship(foreign_keys=[coach_id])
    group: Mapped[Group] = relationship()
    readings: Mapped[list["Reading"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Reading.id"
    )
    feedback: Mapped[list["Feedback"]] = relationship(
        back_populates="sharing", cascade="all, delete-orphan", passive_deletes=True, order_by="Feedback.id"
    )
    """drafts too: pages read `answers` instead"""
    answers: Mapped[list["Feedback"]] = relationship(
        primaryjoin="and_(Feedback.sharing_id == Sharing.id, Feedback.released_at.is_not(None))",
        order_by="Feedback.released_at, Feedback.id",
        viewonly=True,
    )
    """what was released"""
    declined: Mapped[list["Declined"]] = relationship(cascade="all, delete-orphan", passive_deletes=True)

    @property
    def owner_id(self) -> int:
        return self.user_id

    @property
    def author_name(self) -> str:
        """The name under which everybody else sees the author on this sharing."""
        return self.chosen_name or self.author.shown_name

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class Reading(Base):
    """Who read a shared version, and when; the author can see it."""

    __tablename__ = "reading"
    __table_args__ = (UniqueConstraint("sharing_id", "reader_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    reader_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    first_at: Mapped[datetime] = mapped_column(default=now)

    reader: Mapped[User] = relationship()


class Declined(Base):
    """A coach said `niet voor mij`; no reason is asked. The lecturer finds the text waiting."""

    __tablename__ = "declined"
    __table_args__ = (UniqueConstraint("sharing_id", "coach_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    coach_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class Later(Base):
    """A coach puts a text behind the others on their desk for a while."""

    __tablename__ = "later"
    __table_args__ = (UniqueConstraint("coach_id", "sharing_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    coach_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class RoundedOff(Base):
    """Somebody who takes part in the conversation about a shared text says that for them it is round."""

    __tablename__ = "rounded_off"
    __table_args__ = (UniqueConstraint("sharing_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)

    person: Mapped[User] = relationship()
