"""Erasing somebody: their rows go, and what others wrote to them; what they gave to others stays without their name."""

from elearn.accounts.models import User
from elearn.database import db


def erase(user: User) -> None:
    """Erase a person. Foreign keys carry it through: cascade for what is theirs, null for what they gave."""
    db.session.delete(user)
    db.session.flush()
