"""Who was asked whether somebody may read a text, and which texts changed hands, as plain data to take along."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from elearn.database import db
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.sharing_models import Sharing

Plain = dict[str, Any]


def reader_questions_of(user_id: int) -> list[Plain]:
    """What somebody was asked about readers of their texts, and what they asked of others."""
    query = select(AskedReader).join(AskedReader.sharing).options(joinedload(AskedReader.coach))
    theirs = query.where(or_(Sharing.user_id == user_id, AskedReader.asked_by_id == user_id))
    return [
        {
            "coach": one.coach.shown_name,
            "asked_at": one.asked_at.isoformat(),
            "decided_at": one.decided_at.isoformat() if one.decided_at else None,
            "may_read": one.is_allowed,
        }
        for one in db.session.scalars(theirs.order_by(AskedReader.id))
    ]


def hand_overs_of(user_id: int) -> list[Plain]:
    """When a text came to somebody, left their table, or was given on by them."""
    taking_part = or_(HandOver.by_id == user_id, HandOver.from_id == user_id, HandOver.to_id == user_id)
    return [
        {
            "at": one.at.isoformat(),
            "by_me": one.by_id == user_id,
            "from_me": one.from_id == user_id,
            "to_me": one.to_id == user_id,
        }
        for one in db.session.scalars(select(HandOver).where(taking_part).order_by(HandOver.id))
    ]
