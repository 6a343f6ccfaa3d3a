"""Answers to exercises: every try with the version of the exercise it answered, and the pictures of groups."""

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


class GroupContribution(Base):
    """An answer that a learner gave to the picture of a group.

    It counts while it has both its answer and the membership in which it was given: taking it out empties the two,
    leaving the group empties the second. The row stays, because what pictures counted once has to be remembered.
    """

    __tablename__ = "group_contribution"
    __table_args__ = (
        UniqueConstraint("user_id", "group_id", "exercise_key"),
        Index(None, "group_id", "exercise_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    exercise_key: Mapped[str] = mapped_column(String(200))
    """`course/exercise`"""
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id", ondelete="SET NULL"), index=True)
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id", ondelete="SET NULL"), index=True)
    given_at: Mapped[datetime] = mapped_column(default=now)
    seen: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """row → the cells that pictures counted so far (`rules/aggregation.py`)"""
    is_in_picture: Mapped[bool] = mapped_column(default=False)
    """whether the picture of now counts this person in any row"""


class GroupPicture(Base):
    """The picture of one exercise that a group sees: numbers as they were when it was made, and no names."""

    __tablename__ = "group_picture"
    __table_args__ = (UniqueConstraint("group_id", "exercise_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    exercise_key: Mapped[str] = mapped_column(String(200))
    rows: Mapped[dict[str, Any]]
    """row → cell → how many people"""
    people: Mapped[int]
    """how many people it counts, those who left since included"""
    made_at: Mapped[datetime] = mapped_column(default=now)
