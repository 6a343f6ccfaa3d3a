"""The database: one session, one naming convention, and the engine's manners."""

from elearn.database.base import Base, db
from elearn.database.transactions import read_only, write_transaction
from elearn.database.types import Utc, now

__all__ = ["Base", "Utc", "db", "now", "read_only", "write_transaction"]
