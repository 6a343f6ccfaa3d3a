"""Sheets of learners, their drafts and the versions that were shared. A draft is read by its author alone."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.database import Base, now

if TYPE_CHECKING:
    from elearn.reflections.sharing_models import Sharing

TEXT_LENGTH = 20_000
"""the most characters of a reflection or an answer"""


class Moment(TypedDict):
    """What its writer put beside a text: one moment of a run with what followed, or an answer to an exercise.

    No more of the run than that moment. For an exercise `scenario` is the title of its page, `scene` its question,
    and `said` the answer, a line for each part of it.
    """

    kind: NotRequired[Literal["exercise"]]
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
