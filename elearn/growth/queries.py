"""Reads somebody's own growth: their shared texts, the page they compose, and the consents about answers."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from elearn.database import db
from elearn.growth.models import Consent, PageLink, ShownPage, ShownPart
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Sharing

MOST_TEXTS = 200


def page_of(user_id: int) -> ShownPage | None:
    """Somebody's page with everything that stands on it."""
    return db.session.scalar(_whole_pages().where(ShownPage.user_id == user_id))


def page_behind(link: PageLink) -> ShownPage | None:
    """The whole page that a link opens."""
    return db.session.scalar(_whole_pages().where(ShownPage.id == link.page_id))


def _whole_pages() -> Select[ShownPage]:
    parts = selectinload(ShownPage.parts)
    answered = parts.joinedload(ShownPart.feedback)
    return select(ShownPage).options(
        joinedload(ShownPage.link),
        parts.joinedload(ShownPart.version).joinedload(Version.reflection),
        answered.joinedload(Feedback.author),
        answered.joinedload(Feedback.sharing).joinedload(Sharing.version).joinedload(Version.reflection),
    )


def texts_of(user_id: int) -> list[Reflection]:
    """Somebody's texts that were ever shared, oldest first, with their versions and the answers to these."""
    sharings = selectinload(Reflection.versions).selectinload(Version.sharings)
    query = select(Reflection).where(Reflection.user_id == user_id, Reflection.versions.any())
    loaded = query.options(sharings.selectinload(Sharing.answers).joinedload(Feedback.author))
    return list(db.session.scalars(loaded.order_by(Reflection.id).limit(MOST_TEXTS)))


def consents_about(feedback_ids: Collection[int]) -> dict[int, Consent]:
    """What was asked about these answers, by answer."""
    query = select(Consent).where(Consent.feedback_id.in_(feedback_ids))
    return {consent.feedback_id: consent for consent in db.session.scalars(query)}


def asked_of(user_id: int) -> list[Consent]:
    """What somebody was asked about their own answers, newest first."""
    query = select(Consent).join(Consent.feedback).where(Feedback.author_id == user_id)
    answered = joinedload(Consent.feedback).joinedload(Feedback.sharing)
    about = answered.joinedload(Sharing.version).joinedload(Version.reflection)
    loaded = query.options(answered.joinedload(Sharing.author), about)
    return list(db.session.scalars(loaded.order_by(Consent.asked_at.desc(), Consent.feedback_id.desc())))


def count_open_requests(user_id: int) -> int:
    """How many of these wait for their word."""
    query = select(func.count()).select_from(Consent).join(Consent.feedback)
    return db.session.scalar(query.where(Feedback.author_id == user_id, is_open())) or 0


def is_open() -> ColumnElement[bool]:
    """As in `Consent.is_open`; with the answer joined."""
    by_another = Feedback.worded_by_id.is_distinct_from(Feedback.author_id)
    return or_(
        Consent.decided_at.is_(None), and_(Consent.is_given, Feedback.worded_at > Consent.decided_at, by_another)
    )


def find_consent(answer_id: int) -> Consent | None:
    """What was asked about an answer."""
    query = select(Consent).where(Consent.feedback_id == answer_id).options(joinedload(Consent.feedback))
    return db.session.scalar(query)
