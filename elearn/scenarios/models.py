"""Runs of scenarios: the choices somebody made, and the text they were made in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.database import Base, now


class ScenarioText(Base):
    """A scenario as it was when a run began, so that the run can finish in its own story."""

    __tablename__ = "scenario_text"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    scenario_key: Mapped[str] = mapped_column(String(200))
    """`course/scenario`"""
    language: Mapped[str] = mapped_column(String(2))
    source: Mapped[str] = mapped_column(Text)


class Run(Base):
    """One playing of one scenario by one learner."""

    __tablename__ = "scenario_run"
    __table_args__ = (Index(None, "user_id", "scenario_key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    scenario_key: Mapped[str] = mapped_column(String(200), index=True)
    text_hash: Mapped[str] = mapped_column(ForeignKey("scenario_text.hash"), index=True)
    began_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]
    ending: Mapped[str | None] = mapped_column(String(120))
    """the id of the ending's scene"""

    text: Mapped[ScenarioText] = relationship()
    steps: Mapped[list["RunStep"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="RunStep.position"
    )
    words: Mapped[list["RunWords"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="RunWords.id"
    )

    @property
    def owner_id(self) -> int:
        return self.user_id


class RunStep(Base):
    """One choice; its position is unique in the run, so that a double click is one step."""

    __tablename__ = "scenario_step"
    __table_args__ = (UniqueConstraint("run_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("scenario_run.id", ondelete="CASCADE"))
    position: Mapped[int]
    scene: Mapped[str] = mapped_column(String(120))
    choice: Mapped[int]
    """the number of the choice in its scene, from 1"""
    created_at: Mapped[datetime] = mapped_column(default=now)


class RunWords(Base):
    """What somebody wrote at a free moment; writing it anew is a new row, so that nothing is written over."""

    __tablename__ = "scenario_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("scenario_run.id", ondelete="CASCADE"), index=True)
    moment: Mapped[str] = mapped_column(String(120))
    """the id of the `say` in the story"""
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=now)
