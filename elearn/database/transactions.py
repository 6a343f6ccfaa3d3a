"""How transactions begin: on SQLite a writer takes its place in the queue at once, a reader never waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from elearn.database.base import db

_writes: ContextVar[bool] = ContextVar("writes", default=True)


def read_only() -> None:
    """From here on this request only reads; its SQLite transactions begin deferred."""
    _writes.set(False)


def read_and_write() -> None:
    """From here on transactions may write; on SQLite they begin immediate."""
    _writes.set(True)


def writes() -> bool:
    """Whether a transaction that begins now may write."""
    return _writes.get()


@contextmanager
def write_transaction() -> Iterator[None]:
    """A short write of its own inside a request that otherwise reads, such as a read receipt.

    What the reading transaction loaded is expired, and the new transaction commits at the end.
    """
    db.session.rollback()
    token = _writes.set(True)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _writes.reset(token)
