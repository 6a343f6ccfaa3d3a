"""What coaches give to the course, how far it is on its way, and what lecturers write with it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from elearn.accounts.models import NAME_LENGTH, User
from elearn.database import Base, now
from elearn.groups.models import Group
from elearn.recordings.files import named
from elearn.recordings.models import Recorded
from elearn.rules.voices import Hearers
from elearn.web.language import today

VOICE_LENGTH = 2_000
"""the most characters of a voice, and of a lecturer's word with it"""


class Spot(StrEnum):
    """What a voice lies beside."""

    PAGE = "page"
    SCENE = "scene"


class Step(StrEnum):
    """What a lecturer did when they wrote a word to the giver."""

    GIVEN_BACK = "given-back"
    TAKEN_OUT = "taken-out"


def _named(kind: type[StrEnum]) -> Enum:
    return Enum(kind, native_enum=False, length=20, values_callable=lambda every: [one.value for one in every])


class CourseVoice(Base):
    """One experience, written or spoken, beside one place of a course.

    A draft until it is offered; what was released is never changed. A change is a new draft that takes its place.
    """

    __tablename__ = "course_voice"
    __table_args__ = (Index(None, "place", "released_at"), Index(None, "group_id", "sent_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    giver_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"))
    """whose lecturers are asked"""
    spot: Mapped[Spot] = mapped_column(_named(Spot))
    place: Mapped[str] = mapped_column(String(300))
    """`course/module/page`, or `course/scenario/scene`"""
    body: Mapped[str] = mapped_column(Text, default="")
    chosen_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    """None for the name of the account"""
    hearers: Mapped[Hearers] = mapped_column(_named(Hearers), default=Hearers.GROUP)
    expires_on: Mapped[date]
    """the last day on which it is there"""
    revision: Mapped[int] = mapped_column(default=0)
    """goes up with every save; a save from an older revision never overwrites"""
    saved_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    """when it was offered; None again when it came back"""
    given_back_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    withdrawn_at: Mapped[datetime | None]
    taken_out_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]
    ask_again_at: Mapped[datetime | None]
    """from when its giver is asked whether it stays; None before it is released"""
    let_end_at: Mapped[datetime | None]
    """when they said that it may end"""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("course_voice.id", ondelete="SET NULL"), index=True)
    """the voice of which this is the change"""

    giver: Mapped[User] = relationship(foreign_keys=[giver_id])
    group: Mapped[Group] = relationship()
    replaces: Mapped["CourseVoice | None"] = relationship(remote_side="CourseVoice.id")
    recording: Mapped["CourseRecording | None"] = relationship(
        back_populates="voice", cascade="all, delete-orphan", passive_deletes=True
    )
    words: Mapped[list["LecturersWord"]] = relationship(
        back_populates="voice", cascade="all, delete-orphan", passive_deletes=True, order_by="LecturersWord.id"
    )

    @property
    def owner_id(self) -> int:
        return self.giver_id

    @property
    def name(self) -> str:
        """The name under which everybody sees it."""
        return self.chosen_name or self.giver.shown_name

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def is_offered(self) -> bool:
        return self.sent_at is not None and self.released_at is None

    @property
    def is_in_course(self) -> bool:
        """Whether those it is for can see it, as long as its place is there."""
        ended = (self.withdrawn_at, self.taken_out_at, self.replaced_at)
        return self.released_at is not None and not any(ended) and self.expires_on >= today()

    @property
    def is_asked_about(self) -> bool:
        """Whether its giver is asked now if it stays."""
        is_time = self.ask_again_at is not None and self.ask_again_at <= now()
        return self.is_in_course and is_time and self.let_end_at is None


class CourseRecording(Recorded, Base):
    """The voice itself, where it was spoken."""

    __tablename__ = "course_recording"

    id: Mapped[int] = mapped_column(primary_key=True)
    voice_id: Mapped[int] = mapped_column(ForeignKey("course_voice.id", ondelete="CASCADE"), unique=True)

    voice: Mapped[CourseVoice] = relationship(back_populates="recording")

    @property
    def file_name(self) -> str:
        return named(f"ervaringsstem-{self.voice_id}", self.mime)


class LecturersWord(Base):
    """What a lecturer wrote to the giver when they gave a voice back or took it out of the course."""

    __tablename__ = "lecturers_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    voice_id: Mapped[int] = mapped_column(ForeignKey("course_voice.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id", ondelete="SET NULL"), index=True)
    step: Mapped[Step] = mapped_column(_named(Step))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)

    voice: Mapped[CourseVoice] = relationship(back_populates="words")
    author: Mapped[User | None] = relationship()
