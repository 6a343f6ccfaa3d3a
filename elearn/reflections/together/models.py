"""An answer that a coach and a lecturer give together, and which answer of each is a part of it.

A part stays an answer of its own, with its own words, passage, recording and conversation. As long as the answer
together is open, its two people read and hear each other's part, and each changes only their own.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import User
from elearn.database import Base, now
from elearn.reflections.sharing_models import Sharing
from elearn.rules import agreeing

if TYPE_CHECKING:
    from elearn.reflections.answer_models import Feedback


class JointAnswer(Base):
    """What two people of a tandem answer together; open until both parts are released at the same instant."""

    __tablename__ = "joint_answer"
    __table_args__ = (Index(None, "sharing_id", "released_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    coach_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    lecturer_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    released_at: Mapped[datetime | None]

    sharing: Mapped[Sharing] = relationship()
    coach: Mapped[User | None] = relationship(foreign_keys=[coach_id])
    lecturer: Mapped[User | None] = relationship(foreign_keys=[lecturer_id])
    parts: Mapped[list["JointPart"]] = relationship(
        back_populates="joint", cascade="all, delete-orphan", passive_deletes=True, order_by="JointPart.id"
    )

    def other_than(self, user_id: int | None) -> User | None:
        """The partner of one of the two."""
        return self.lecturer if user_id == self.coach_id else self.coach

    def is_of(self, user_id: int) -> bool:
        return user_id in (self.coach_id, self.lecturer_id)

    def part_of(self, user_id: int | None) -> "JointPart | None":
        return next((part for part in self.parts if part.feedback.author_id == user_id), None)


class JointPart(Base):
    """One person's answer, as a part of what they answer together."""

    __tablename__ = "joint_part"

    id: Mapped[int] = mapped_column(primary_key=True)
    joint_id: Mapped[int] = mapped_column(ForeignKey("joint_answer.id", ondelete="CASCADE"), index=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), unique=True)
    agreed_to: Mapped[str | None] = mapped_column(String(64))
    """the fingerprint of both parts to whose release its author agreed; it holds as long as nothing changes"""
    agreed_at: Mapped[datetime | None]

    joint: Mapped[JointAnswer] = relationship(back_populates="parts")
    feedback: Mapped["Feedback"] = relationship(back_populates="part")

    def as_seen(self) -> agreeing.Part:
        """What there is to agree to."""
        answer = self.feedback
        passage = None
        if answer.quote_start is not None and answer.quote_end is not None:
            passage = (answer.quote_start, answer.quote_end)
        sound = answer.recording.sha256 if answer.recording else None
        return agreeing.Part(answer.id, answer.revision, answer.body, passage, sound, self.agreed_to)
