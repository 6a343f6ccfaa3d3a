"""Column types: times are aware UTC in Python and on every database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.types import TypeDecorator


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


class Utc(TypeDecorator[datetime]):
    """An aware datetime, kept as UTC. A naive one is a programming error and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


TYPE_MAP: dict[Any, Any] = {datetime: Utc(), dict[str, Any]: JSON(), list[Any]: JSON()}
