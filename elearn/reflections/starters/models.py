"""The first words to begin an answer with, as one person wants them."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.database import Base


class OwnStarters(Base):
    """Somebody's own first words, one a line; without a row those of Tandem are offered."""

    __tablename__ = "own_starters"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True)
    lines: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1)
