"""Reflections and everything that hangs on them. A draft is read by its author alone."""

from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import NAME_LENGTH, User
from elearn.database import Base, now
from elearn.groups.models import ROLE, Group
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience

TEXT_LENGTH = 20_000
"""the most characters of a reflection or an answer"""
NOTE_LENGTH = 200
"""the most characters of a note that stands before a shared text"""
LINE_LENGTH = 500
"""the most characters of a question about an answer, and of the reply"""

AUDIENCE = Enum(Audience, native_enum=False, length=20, values_callable=lambda every: [one.value for one in every])


class LineKind(StrEnum):
    """The author of the text asks one question about an answer; who answered replies once."""

    QUESTION = "question"
    REPLY = "reply"


LINE_KIND = Enum(LineKind, native_enum=False, length=20, values_callable=lambda every: [one.value for one in every])


class Moment(TypedDict):
    """One moment of a run that its writer put beside a text: what was said and what followed, no more of the run."""

    scenario: str
    scene: str
    said: str
    followed: str
    language: str


class Reflection(Base):
    """A sheet of one learner, begun from a question in a course; `draft` is what they are writing now."""

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("user_id", "question_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    question_key: Mapped[str] = mapped_column(String(200))
    """`course/reflection`"""
    question: Mapped[str] = mapped_column(Text)
    """the question as plain text, as it was when the sheet was begun"""
    draft: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    """goes up with every save; a save from an older revision never overwrites"""
    moment: Mapped[Moment | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(default=now)
    saved_at: Mapped[datetime] = mapped_column(default=now)

    versions: Mapped[list["Version"]] = relationship(
        back_populates="reflection",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="Version.number",
    )
    other_drafts: Mapped[list["OtherDraft"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="OtherDraft.id"
    )

    @property
    def owner_id(self) -> int:
        return self.user_id


class OtherDraft(Base):
    """A text saved from another tab or device while the draft had moved on: kept and shown beside it."""

    __tablename__ = "other_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    reflection_id: Mapped[int] = mapped_column(ForeignKey("reflection.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(default=now)


class Version(Base):
    """A text as it was shared; never changed."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("reflection_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reflection_id: Mapped[int] = mapped_column(ForeignKey("reflection.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    moment: Mapped[Moment | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(default=now)

    reflection: Mapped[Reflection] = relationship(back_populates="versions")
    sharings: Mapped[list["Sharing"]] = relationship(
        back_populates="version", cascade="all, delete-orphan", passive_deletes=True, order_by="Sharing.id"
    )


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

    received: Mapped["Received | None"] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    lines: Mapped[list["TalkLine"]] = relationship(
        back_populates="feedback", cascade="all, delete-orphan", passive_deletes=True
    )
    """drafts too: pages read them through `talking`"""

    @property
    def owner_id(self) -> int | None:
        return self.author_id

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


class VoiceRecording(Base):
    """The voice of an answer. The sound is a private file; when this row goes, the file goes.

    A voice is its speaker, with or without a name: it goes when its speaker is erased, and the words stay.
    """

    __tablename__ = "voice_recording"

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), unique=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    mime: Mapped[str] = mapped_column(String(40))
    """by its content"""
    bytes: Mapped[int]
    seconds: Mapped[int]
    """rounded up"""
    sha256: Mapped[str] = mapped_column(String(64))
    stored_name: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)

    feedback: Mapped[Feedback] = relationship(back_populates="recording")


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


class RoundedOff(Base):
    """Somebody who takes part in the conversation about a shared text says that for them it is round."""

    __tablename__ = "rounded_off"
    __table_args__ = (UniqueConstraint("sharing_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sharing_id: Mapped[int] = mapped_column(ForeignKey("sharing.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)

    person: Mapped[User] = relationship()
