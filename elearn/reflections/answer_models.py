"""Answers to what was shared, written or spoken, and the short conversation about each."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import User
from elearn.database import Base, now
from elearn.groups.models import ROLE
from elearn.recordings.files import named
from elearn.recordings.models import Recorded
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role

if TYPE_CHECKING:
    from elearn.reflections.together.models import JointPart

LINE_LENGTH = 500
"""the most characters of a question about an answer, and of the reply"""


class LineKind(StrEnum):
    """The author of the text asks one question about an answer; who answered replies once."""

    QUESTION = "question"
    REPLY = "reply"


LINE_KIND = Enum(LineKind, native_enum=False, length=20, values_callable=lambda every: [one.value for one in every])


class Feedback(Base):
    """An answer to a shared version, on an exact quote or on the whole; a draft until it is released.

    The quote is a W3C Web Annotation TextQuoteSelector with a TextPositionSelector: the words, 32 characters
    of context on both sides, and the offsets in the version's text, counted in Unicode code points.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        Index(None, "sharing_id", "released_at"),
        UniqueConstraint("sharing_id", "author_id", "posting"),
        CheckConstraint("(quote_start IS NULL) = (quote_end IS NULL)", name="quote_has_both_ends"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    role: Mapped[Role] = mapped_column(ROLE)
    """in which the author answered; stays when their account is gone"""
    posting: Mapped[str] = mapped_column(String(40))
    """random text in the form, so that saving while typing and the form's own button make one row"""
    body: Mapped[str] = mapped_column(Text)
    quote_start: Mapped[int | None]
    quote_end: Mapped[int | None]
    quote: Mapped[str | None] = mapped_column(Text)
    prefix: Mapped[str | None] = mapped_column(String(32))
    suffix: Mapped[str | None] = mapped_column(String(32))
    revision: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime] = mapped_column(default=now)
    released_at: Mapped[datetime | None]
    worded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    """who wrote the body after the release, for an answer that was spoken"""
    worded_at: Mapped[datetime | None]

    sharing: Mapped[Sharing] = relationship(back_populates="feedback")
    author: Mapped[User | None] = relationship(foreign_keys=[author_id])
    worded_by: Mapped[User | None] = relationship(foreign_keys=[worded_by_id])
    recording: Mapped["VoiceRecording | None"] = relationship(
        back_populates="feedback", cascade="all, delete-orphan", passive_deletes=True
    )

    part: Mapped["JointPart | None"] = relationship(
        back_populates="feedback", cascade="all, delete-orphan", passive_deletes=True
    )
    """of an answer together; None when it stands by itself"""
    received: Mapped["Received | None"] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    lines: Mapped[list["TalkLine"]] = relationship(
        back_populates="feedback", cascade="all, delete-orphan", passive_deletes=True, order_by="TalkLine.id"
    )
    """drafts too: pages read them through `talking`"""

    @property
    def owner_id(self) -> int | None:
        return self.author_id

    @property
    def partner_id(self) -> int | None:
        """Who answers together with its author, and reads and hears this part of it."""
        partner = self.part.joint.other_than(self.author_id) if self.part else None
        return partner.id if partner else None

    @property
    def receiver_id(self) -> int:
        """Whose text it answers."""
        return self.sharing.user_id

    @property
    def voice(self) -> str:
        """Whose voice this is, as the pages draw it: a coach's or the course's."""
        return "voice" if self.role is Role.COACH else "course"

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    @property
    def lacks_words(self) -> bool:
        """Spoken, and nothing to read for whoever cannot hear it."""
        return self.recording is not None and not self.body.strip()

    @property
    def has_words_of_another(self) -> bool:
        return self.worded_at is not None and self.worded_by_id != self.author_id


class VoiceRecording(Recorded, Base):
    """The voice of an answer. The sound is a private file; when this row goes, the file goes.

    A voice is its speaker, with or without a name: it goes when its speaker is erased, and the words stay.
    """

    __tablename__ = "voice_recording"

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), unique=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)

    feedback: Mapped[Feedback] = relationship(back_populates="recording")

    @property
    def file_name(self) -> str:
        return named(f"stem-{self.feedback_id}", self.mime)


class TalkLine(Base):
    """A question about an answer, or the reply to it; read by its writer alone until it is sent."""

    __tablename__ = "talk_line"
    __table_args__ = (UniqueConstraint("feedback_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"))
    kind: Mapped[LineKind] = mapped_column(LINE_KIND)
    body: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]

    feedback: Mapped[Feedback] = relationship(back_populates="lines")


class Received(Base):
    """What the author of a text did with an answer to it; both can be seen by who answered."""

    __tablename__ = "received"

    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), primary_key=True)
    thanked_at: Mapped[datetime | None]
    taken_along_at: Mapped[datetime | None]
