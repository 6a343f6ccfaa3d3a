"""Two requests that cross: the first has done its act and not yet committed when the second comes.

Nothing sleeps until something has probably happened. On PostgreSQL the second goes on until it is done or waits for a
lock that the first holds. On SQLite it waits for its turn to write as soon as it asks for a connection.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, text
from werkzeug.test import TestResponse

from elearn.database import db

Request = Callable[[], TestResponse]
LONG = 20
"""seconds after which something hangs"""
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


class Held:
    """An act that stops when it is done and before it is committed, in the first request alone."""

    def __init__(self) -> None:
        self.is_done, self.may_go_on, self.thread = threading.Event(), threading.Event(), 0

    def around(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def held(*given: Any, **named: Any) -> Any:
            result = act(*given, **named)
            if threading.get_ident() == self.thread and not self.is_done.is_set():
                self.is_done.set()
                assert self.may_go_on.wait(LONG)
            return result

        return held

    def run(self, request: Request) -> TestResponse:
        self.thread = threading.get_ident()
        return request()


def crossing(first: Request, act: tuple[object, str], second: Request) -> tuple[TestResponse, TestResponse]:
    """What both are answered; `act` is the room and the name of what the first does before its commit."""
    held = Held()
    db.session.commit()
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(2) as pool:
        patch.setattr(*act, held.around(getattr(*act)))
        one = pool.submit(held.run, first)
        try:
            _until(lambda: held.is_done.is_set() or one.done())
            assert held.is_done.is_set(), f"the first did nothing: {one.result().status_code}"
            with _arriving() as arrived:
                other = pool.submit(second)
                _until(lambda: other.done() or _waits(arrived))
        finally:
            held.may_go_on.set()
        answers = _answer(one), _answer(other)
    db.session.expire_all()
    return answers


def _answer(future: "Future[TestResponse]") -> TestResponse:
    answer = future.result(LONG)
    assert answer.status_code < 500, answer.status
    return answer


@contextmanager
def _arriving() -> Iterator[threading.Event]:
    """Set when another thread than this one asks for a connection."""
    arrived, here = threading.Event(), threading.get_ident()

    def note(*_connection: object) -> None:
        if threading.get_ident() != here:
            arrived.set()

    event.listen(db.engine.pool, "checkout", note)
    try:
        yield arrived
    finally:
        event.remove(db.engine.pool, "checkout", note)


def _waits(arrived: threading.Event) -> bool:
    if db.engine.dialect.name == "sqlite":
        return arrived.is_set()
    with db.engine.connect() as connection:
        return bool(connection.scalar(WAITING))


def _until(happens: Callable[[], bool]) -> None:
    late = time.monotonic() + LONG
    while not happens():
        assert time.monotonic() < late, "nothing happens"
        time.sleep(0.002)
