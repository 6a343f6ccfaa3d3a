"""The notes between coach and lecturer about a text: writing them, and reading them. Its author never sees them."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from elearn.content.usertext import clean_text
from elearn.database import db
from elearn.reflections.note_models import NOTE_LENGTH, TandemNote
from elearn.reflections.sharing_models import Sharing

MOST_HURTING = 20


class NoteTooLong(ValueError):
    """The message says what to do."""


def write_note(sharing: Sharing, author_id: int, text: str, *, is_hurt: bool = False) -> None:
    """Keep a word to the partner; an empty one only when it says that the text hurts.

    Raises:
        NoteTooLong
    """
    text = clean_text(text).strip()
    if len(text) > NOTE_LENGTH:
        raise NoteTooLong(_("This is longer than %(most)s characters. Make it a little shorter.", most=NOTE_LENGTH))
    if text or is_hurt:
        db.session.add(TandemNote(sharing_id=sharing.id, author_id=author_id, text=text, is_hurt=is_hurt))
        db.session.flush()


def notes_on(sharing_id: int) -> list[TandemNote]:
    """What partners wrote to each other about a text, oldest first."""
    query = select(TandemNote).where(TandemNote.sharing_id == sharing_id).options(joinedload(TandemNote.author))
    return list(db.session.scalars(query.order_by(TandemNote.id)))


def hurt_by(coach_id: int) -> list[TandemNote]:
    """The texts that a coach said hurt, with what both wrote about each of them."""
    mine = select(TandemNote.sharing_id).where(TandemNote.author_id == coach_id, TandemNote.is_hurt)
    query = select(TandemNote).where(TandemNote.sharing_id.in_(mine)).options(joinedload(TandemNote.author))
    return list(db.session.scalars(query.order_by(TandemNote.sharing_id.desc(), TandemNote.id)))


def hurting_in(group_id: int) -> list[TandemNote]:
    """What coaches of a group said hurts them in texts that are still shared, newest first."""
    query = select(TandemNote).join(Sharing, Sharing.id == TandemNote.sharing_id).where(TandemNote.is_hurt)
    here = query.where(Sharing.group_id == group_id, Sharing.withdrawn_at.is_(None))
    return list(
        db.session.scalars(here.options(joinedload(TandemNote.author)).order_by(TandemNote.id.desc()).limit(20))
    )
