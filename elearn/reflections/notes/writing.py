"""The notes between coach and lecturer about a text: writing them, and reading them. Its author never sees them."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from elearn.content.usertext import clean_text
from elearn.database import db, now
from elearn.reflections.notes.models import NOTE_LENGTH, TandemNote
from elearn.reflections.passing.models import HandOver
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Actor, Role

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


def notes_on(sharing: Sharing, reader: Actor) -> list[TandemNote]:
    """What partners wrote to each other about a text, oldest first; a coach reads what was written while they had it.

    What another coach wrote to the lecturers, such as that the text hurts, was for the lecturers.
    """
    query = select(TandemNote).where(TandemNote.sharing_id == sharing.id).options(joinedload(TandemNote.author))
    notes = list(db.session.scalars(query.order_by(TandemNote.id)))
    if reader.roles.get(sharing.group_id) is Role.LECTURER or not notes:
        return notes
    times = times_with(sharing, reader.id)
    return [note for note in notes if any(since <= note.at <= until for since, until in times)]


def times_with(sharing: Sharing, coach_id: int | None) -> list[tuple[datetime, datetime]]:
    """From when until when a text lay with a coach; the last stretch goes on until now."""
    query = select(HandOver).where(HandOver.sharing_id == sharing.id).order_by(HandOver.id)
    moves = list(db.session.scalars(query))
    holders = [move.from_id for move in moves] + [sharing.coach_id]
    starts = [sharing.shared_at, *(move.at for move in moves)]
    stretches = zip(holders, starts, [*starts[1:], now()], strict=True)
    return [(since, until) for holder, since, until in stretches if holder == coach_id]


def hurt_by(coach_id: int) -> list[TandemNote]:
    """The texts that a coach said hurt, with what both wrote about each of them until somebody else had it."""
    mine = select(TandemNote.sharing_id).where(TandemNote.author_id == coach_id, TandemNote.is_hurt)
    with_others = exists().where(
        HandOver.sharing_id == TandemNote.sharing_id, HandOver.to_id != coach_id, HandOver.at <= TandemNote.at
    )
    query = select(TandemNote).where(TandemNote.sharing_id.in_(mine), ~with_others)
    loaded = query.options(joinedload(TandemNote.author))
    return list(db.session.scalars(loaded.order_by(TandemNote.sharing_id.desc(), TandemNote.id)))


def hurting_in(group_id: int) -> list[TandemNote]:
    """What coaches of a group said hurts them in texts that are still shared, newest first."""
    query = select(TandemNote).join(Sharing, Sharing.id == TandemNote.sharing_id).where(TandemNote.is_hurt)
    here = query.where(Sharing.group_id == group_id, Sharing.withdrawn_at.is_(None))
    return list(
        db.session.scalars(here.options(joinedload(TandemNote.author)).order_by(TandemNote.id.desc()).limit(20))
    )
