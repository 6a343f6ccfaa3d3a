"""Holds somebody in a group while a text goes to them or comes from them."""

from sqlalchemy import select

from elearn.database import db
from elearn.groups.models import Membership


def stays_in(group_id: int, user_id: int) -> bool:
    """Whether somebody is in a group, and stays in it until this is done.

    Who leaves takes back what they shared, and gives back what they were given. They hold their place in the group
    first and the texts after that; so does whoever calls this, or each would wait for the other.
    """
    here = select(Membership.id).where(Membership.user_id == user_id, Membership.group_id == group_id)
    return db.session.scalar(here.with_for_update(read=True)) is not None
