"""The engine's manners: writers queue, nothing acknowledged is lost, times are UTC."""

import threading
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from elearn.accounts.models import User
from elearn.database import db, now, write_transaction
from elearn.database.transactions import read_only
from elearn.groups.models import Membership
from elearn.reflections.models import Reflection
from elearn.rules.actor import Role
from tests.world import World

WRITERS, WRITES = 12, 8


def test_many_writers_at_once_lose_nothing(database: Flask) -> None:
    failures: list[BaseException] = []

    def write() -> None:
        try:
            with database.app_context():
                for _time in range(WRITES):
                    count = db.session.scalar(select(func.count()).select_from(User)) or 0
                    db.session.add(User(shown_name=f"nummer {count}"))
                    db.session.commit()
                db.session.remove()
        except BaseException as failure:
            failures.append(failure)

    db.session.commit()
    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert db.session.scalar(select(func.count()).select_from(User)) == WRITERS * WRITES


def test_a_reader_can_write_in_a_short_transaction_of_its_own(world: World) -> None:
    read_only()
    assert world.amina.shown_name == "Amina"
    with write_transaction():
        world.amina.shown_name = "Amina B."
    db.session.expire_all()
    assert world.amina.shown_name == "Amina B."


def test_foreign_keys_are_held(world: World) -> None:
    db.session.add(Membership(group_id=999_999, user_id=world.amina.id, role=Role.LEARNER))
    with pytest.raises(IntegrityError):
        db.session.commit()
    db.session.rollback()


def test_moments_come_back_as_utc(world: World) -> None:
    before = now()
    world.amina.suspended_at = before
    db.session.commit()
    db.session.expire_all()
    assert world.amina.suspended_at == before
    assert world.amina.suspended_at.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused(world: World) -> None:
    world.amina.suspended_at = datetime(2026, 11, 22)  # noqa: DTZ001  the point of this test
    with pytest.raises(Exception, match="naive"):
        db.session.commit()
    db.session.rollback()


def test_sqlite_is_set_up_to_survive_a_power_cut(database: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has its own way")
    asked = {
        name: db.session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    version = tuple(int(part) for part in str(db.session.scalar(text("select sqlite_version()"))).split("."))
    assert version >= (3, 51, 3), "older libraries can corrupt a WAL database that several processes write"


def test_no_error_of_the_database_holds_what_somebody_wrote(world: World) -> None:
    db.session.add(Reflection(user_id=999_999, question_key="a/b", question="?", draft="dit blijft van mij"))
    with pytest.raises(IntegrityError) as caught:
        db.session.commit()
    db.session.rollback()
    assert "dit blijft van mij" not in str(caught.value)
