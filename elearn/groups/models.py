"""A group, who is in it in which role, and what it was given to do."""

from datetime import date, datetime

from sqlalchemy import Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import NAME_LENGTH, User
from elearn.database import Base, now
from elearn.rules.actor import Role

ROLE = Enum(Role, native_enum=False, length=20, values_callable=lambda roles: [role.value for role in roles])


class Group(Base):
    """A class or a circle of volunteers; learners join it with its code."""

    __tablename__ = "study_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    join_code: Mapped[str] = mapped_column(String(20), unique=True)
    join_code_expires_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=now)
    answer_within: Mapped[int] = mapped_column(default=7)
    """days in which the tandem wants to answer; learners read it before they share"""

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="group", cascade="all, delete-orphan", passive_deletes=True
    )
    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="group", cascade="all, delete-orphan", passive_deletes=True, order_by="Assignment.id"
    )


class Membership(Base):
    """One person in one group, in one role."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("group_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(ROLE)
    joined_at: Mapped[datetime] = mapped_column(default=now)
    most_waiting: Mapped[int | None]
    """how many texts may wait with this coach at once, as a lecturer of the group set it"""
    shows_writing: Mapped[bool] = mapped_column(default=False)
    """this learner lets the lecturers of the group see that they are writing"""

    group: Mapped[Group] = relationship(back_populates="memberships")
    user: Mapped[User] = relationship()


class Invitation(Base):
    """A personal code that makes one person a coach or a lecturer of a group, once."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(ROLE)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    for_whom: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)

    group: Mapped[Group] = relationship()


class Assignment(Base):
    """A module that a group is asked to do, with a day or without."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("group_id", "module_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    module_key: Mapped[str] = mapped_column(String(200))
    """`course/module`"""
    due_on: Mapped[date | None]
    created_at: Mapped[datetime | None] = mapped_column(default=now)
    """None where it was asked before this was kept"""

    group: Mapped[Group] = relationship(back_populates="assignments")
