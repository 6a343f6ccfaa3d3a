"""When the row of a recording goes, its file goes: whoever deletes whatever the row hangs on, by which way ever.

The database carries a deletion through to recordings without telling. So before something is deleted, the names of the
files that hang on it are read, and they are removed when the deletion is committed. A deletion by SQL that passes this
by leaves files that `elearn tidy` removes.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, event, or_, select
from sqlalchemy.orm import Session

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Group
from elearn.reflections import voice_files
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Sharing

HANGS_ON: dict[type[Any], Callable[[int], ColumnElement[bool]]] = {
    VoiceRecording: lambda number: VoiceRecording.id == number,
    Feedback: lambda number: VoiceRecording.feedback_id == number,
    Sharing: lambda number: Feedback.sharing_id == number,
    Version: lambda number: Sharing.version_id == number,
    Reflection: lambda number: Version.reflection_id == number,
    Group: lambda number: Sharing.group_id == number,
    User: lambda number: or_(VoiceRecording.speaker_id == number, Sharing.user_id == number),
}
GOING = "recordings that go"


@event.listens_for(db.session, "before_flush")
def note_what_goes(session: Session, *_rest: object) -> None:
    """Read the names of the files that go with what is deleted."""
    conditions = [HANGS_ON[type(gone)](gone.id) for gone in session.deleted if type(gone) in HANGS_ON]
    if conditions:
        names = select(VoiceRecording.stored_name).join(VoiceRecording.feedback).join(Feedback.sharing)
        found = session.scalars(names.join(Sharing.version).where(or_(*conditions)))
        session.info.setdefault(GOING, set()).update(found)


@event.listens_for(db.session, "after_commit")
def remove_what_went(session: Session) -> None:
    if not session.in_nested_transaction():
        voice_files.forget(session.info.pop(GOING, ()))


@event.listens_for(db.session, "after_soft_rollback")
def keep_what_stays(session: Session, _transaction: object) -> None:
    session.info.pop(GOING, None)
