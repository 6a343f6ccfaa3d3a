"""When the row of a recording goes, its file goes: whoever deletes whatever the row hangs on, by which way ever.

The database carries a deletion through to recordings without telling. So before something is deleted, the names of the
files that hang on it are read, and they are removed when the deletion is committed. A deletion by SQL that passes this
by leaves files that `elearn tidy` removes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, event, or_, select
from sqlalchemy.orm import Session

from elearn.database import db
from elearn.recordings import files
from elearn.recordings.models import Recorded

GOING = "recordings that go"
HangsOn = Mapping[type[Any], Callable[[int], ColumnElement[bool]]]


@dataclass(frozen=True)
class Kept:
    """One table of recordings: the names of its files, and what takes them along when it is deleted."""

    row: type[Recorded]
    names: Select[str]
    """joined with all that the conditions name"""
    hangs_on: HangsOn


_kept: list[Kept] = []


def keeps(row: type[Recorded], names: Select[str], hangs_on: HangsOn) -> None:
    """Register a table of recordings."""
    _kept.append(Kept(row, names, hangs_on))


def known_names() -> set[str]:
    """The names of all files that belong to something."""
    return {name for kept in _kept for name in db.session.scalars(select(kept.row.stored_name))}


@event.listens_for(db.session, "before_flush")
def note_what_goes(session: Session, *_rest: object) -> None:
    """Read the names of the files that go with what is deleted."""
    deleted = list(session.deleted)
    for kept in _kept:
        conditions = [kept.hangs_on[type(gone)](gone.id) for gone in deleted if type(gone) in kept.hangs_on]
        if conditions:
            session.info.setdefault(GOING, set()).update(session.scalars(kept.names.where(or_(*conditions))))


@event.listens_for(db.session, "after_commit")
def remove_what_went(session: Session) -> None:
    if not session.in_nested_transaction():
        files.forget(session.info.pop(GOING, ()))


@event.listens_for(db.session, "after_soft_rollback")
def keep_what_stays(session: Session, _transaction: object) -> None:
    session.info.pop(GOING, None)
