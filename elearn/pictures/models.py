"""What people gave to the pictures of their groups, and the pictures. `docs/decisions/0006` says why they are so."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, String, UniqueConstraint, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import User
from elearn.database import Base, now
from elearn.exercises.models import Attempt


class GroupContribution(Base):
    """An answer or a run that somebody gave to the picture of a group.

    It counts while it has both what was given and the membership in which it was given: taking it out empties these,
    leaving the group empties the membership. The row stays, because what pictures counted once has to be remembered.
    """

    __tablename__ = "group_contribution"
    __table_args__ = (
        UniqueConstraint("user_id", "group_id", "key"),
        Index(None, "group_id", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    """`course/exercise`, or of a scenario `course/scenario@text`"""
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id", ondelete="SET NULL"), index=True)
    attempt_id: Mapped[int | None] = mapped_column(ForeignKey("attempt.id", ondelete="SET NULL"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("scenario_run.id", ondelete="SET NULL"), index=True)
    cells: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """what was chosen in a run, as it was when it was given: a run can change afterwards, an answer cannot"""
    by_name: Mapped[bool] = mapped_column(default=False)
    """a coach shows their own choices to the group; never counted with the learners"""
    given_at: Mapped[datetime] = mapped_column(default=now)
    seen: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """row → the cells that pictures counted so far (`rules/aggregation.py`)"""
    is_in_picture: Mapped[bool] = mapped_column(default=False)
    """whether the picture of now counts this person in any row"""

    attempt: Mapped[Attempt | None] = relationship()
    giver: Mapped[User] = relationship()

    @classmethod
    def is_given(cls) -> ColumnElement[bool]:
        """For queries: it was not taken out since."""
        return or_(cls.attempt_id.is_not(None), cls.run_id.is_not(None))


class GroupPicture(Base):
    """The picture of an exercise or a scenario that a group sees: numbers as they were when it was made, no names."""

    __tablename__ = "group_picture"
    __table_args__ = (UniqueConstraint("group_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    rows: Mapped[dict[str, Any]]
    """row → cell → how many people"""
    people: Mapped[int]
    """how many people it counts, those who left since included"""
    made_at: Mapped[datetime] = mapped_column(default=now)
