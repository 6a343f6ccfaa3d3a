"""Takes in a recording that a browser sent, or says what to do when it cannot be kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import IO, TypeVar

from flask import request
from flask_babel import gettext as _
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from elearn.content.audio import Fault, NoSound
from elearn.database import db
from elearn.recordings import files
from elearn.recordings.files import Shelved
from elearn.web.throttle import Limit, allow

RECORDINGS = Limit("recording", 60, timedelta(hours=1))
MOST_BODY = files.MOST_BYTES + 300_000
"""a recording, and the form around it"""

Row = TypeVar("Row")


class RecordingProblem(ValueError):
    """A file that cannot be kept; the message says what to do."""


def take_in(speaker_id: int, keep: Callable[[Shelved], Row]) -> Row | None:
    """Keep the recording that came with a form, for good; None when there came none.

    The file is checked and written while no transaction is open. Then `keep` writes its row, commits, and gives it;
    what `keep` refuses leaves nothing behind.

    Raises:
        RecordingProblem: nothing of it is kept.
    """
    sent = request.files.get("voice")
    if sent is None or not sent.filename:
        return None
    if not allow(RECORDINGS, speaker_id):
        raise RecordingProblem(_("You sent many recordings in a short time. Wait an hour, then send this one."))
    db.session.commit()
    shelf = shelved(sent.stream)
    try:
        return keep(shelf)
    except (SQLAlchemyError, HTTPException):
        db.session.rollback()
        files.forget([shelf.stored_name])
        raise


def shelved(source: IO[bytes]) -> Shelved:
    """Put a file that was sent in its place.

    Raises:
        RecordingProblem: it is none that can be kept; nothing is left of it.
    """
    try:
        return files.shelve(source)
    except NoSound as problem:
        raise RecordingProblem(_what_to_do(problem.fault)) from None
    except files.TooLarge:
        raise RecordingProblem(
            _("This recording is larger than 12 MB. Record a shorter one, or save it as MP3 or M4A.")
        ) from None
    except files.TooLong:
        raise RecordingProblem(
            _("This recording is longer than five minutes. Record a shorter one, or split it in two answers.")
        ) from None


def _what_to_do(fault: Fault) -> str:
    words: dict[Fault, str] = {
        Fault.EMPTY: _("There is no sound in this file. Record again, or choose another file."),
        Fault.CUT_OFF: _("A part of this recording is missing. Send it again, or record it again."),
        Fault.PICTURES: _("This is a film. Send only the sound, or record your voice here."),
        Fault.UNKNOWN: _("We cannot play this file. Choose a recording in MP3, M4A, Ogg, WebM or WAV."),
    }
    return words[fault]
