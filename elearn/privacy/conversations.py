"""What came after answers, and the page that a learner shows, as plain data to take along."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from elearn.database import db
from elearn.growth.models import Consent
from elearn.growth.queries import page_of
from elearn.reflections.answer_models import Feedback, LineKind, TalkLine
from elearn.reflections.sharing_models import RoundedOff

Plain = dict[str, Any]


def talk_of(answer: Feedback, writer_of: LineKind, *, reads_the_other: bool) -> Plain:
    """What was said after an answer: the own line of whoever takes it along, and what the other sent them."""
    received = answer.received
    return {
        "thanked_at": _moment(received.thanked_at) if received else None,
        "taken_along_at": _moment(received.taken_along_at) if received else None,
        **{
            line.kind.value: _line(line)
            for line in answer.lines
            if (line.sent_at and reads_the_other) or line.kind is writer_of
        },
    }


def _line(line: TalkLine) -> Plain:
    return {"text": line.body, "saved_at": _moment(line.saved_at), "sent_at": _moment(line.sent_at)}


def _moment(when: Any) -> str | None:
    return when.isoformat() if when is not None else None


def conversations_of(user_id: int) -> list[Plain]:
    """The conversations that are round for somebody."""
    rows = db.session.scalars(select(RoundedOff).where(RoundedOff.user_id == user_id).order_by(RoundedOff.id))
    return [{"rounded_off_at": _moment(row.at)} for row in rows]


def shown_page_of(user_id: int) -> Plain | None:
    """The page that somebody composed, and its link without what opens it."""
    page = page_of(user_id)
    if page is None:
        return None
    return {
        "title": page.title,
        "introduction": page.introduction,
        "saved_at": _moment(page.saved_at),
        "texts": [part.version.text for part in page.parts if part.version],
        "answers": len([part for part in page.parts if part.feedback_id]),
        "link_until": _moment(page.link.last_day) if page.link else None,
    }


def consents_of(user_id: int) -> list[Plain]:
    """What somebody was asked about their own answers, and what they said."""
    query = select(Consent).join(Consent.feedback).where(Feedback.author_id == user_id).order_by(Consent.feedback_id)
    return [
        {
            "answer": consent.feedback.body,
            "asked_at": _moment(consent.asked_at),
            "decided_at": _moment(consent.decided_at),
            "may_be_shown": consent.is_given,
        }
        for consent in db.session.scalars(query.options(joinedload(Consent.feedback)))
    ]
