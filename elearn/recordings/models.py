"""What the row of a recording holds, whatever it belongs to; the sound itself is a private file."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import now


class Recorded:
    """The columns of a recording. When the row goes, the file goes: its room tells `going` what it hangs on."""

    mime: Mapped[str] = mapped_column(String(40))
    """by its content"""
    bytes: Mapped[int]
    seconds: Mapped[int]
    """rounded up"""
    sha256: Mapped[str] = mapped_column(String(64))
    stored_name: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)

    @property
    def file_name(self) -> str:
        """The name of the file that somebody takes along."""
        raise NotImplementedError
