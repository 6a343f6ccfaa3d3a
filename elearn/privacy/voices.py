"""What somebody gave to the courses, as plain data to take along."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from elearn.database import db
from elearn.voices.models import CourseVoice, LecturersWord

Plain = dict[str, Any]


def voices_of(user_id: int) -> list[Plain]:
    """Every voice somebody gave or is making, with what lecturers wrote to them about it."""
    query = select(CourseVoice).where(CourseVoice.giver_id == user_id).order_by(CourseVoice.id)
    words = selectinload(CourseVoice.words).joinedload(LecturersWord.author)
    whole = query.options(joinedload(CourseVoice.recording), joinedload(CourseVoice.group), words)
    return [_voice(voice) for voice in db.session.scalars(whole)]


def _voice(voice: CourseVoice) -> Plain:
    recording = voice.recording
    return {
        "beside": voice.place,
        "group": voice.group.name,
        "text": voice.body,
        "name": voice.chosen_name,
        "for": voice.hearers.value,
        "until": _said(voice.expires_on),
        "saved_at": _said(voice.saved_at),
        "offered_at": _said(voice.sent_at),
        "released_at": _said(voice.released_at),
        "withdrawn_at": _said(voice.withdrawn_at),
        "taken_out_at": _said(voice.taken_out_at),
        "replaced_at": _said(voice.replaced_at),
        "recording": {"file": recording.file_name, "seconds": recording.seconds} if recording else None,
        "words_of_lecturers": [
            {"by": word.author.shown_name if word.author else None, "text": word.text, "at": _said(word.at)}
            for word in voice.words
        ],
    }


def _said(when: date | datetime | None) -> str | None:
    return when.isoformat() if when is not None else None
