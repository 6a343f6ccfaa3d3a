"""Reading progress: what somebody finished, and where they were."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from elearn.database import db
from elearn.progress.models import PageProgress


@dataclass(frozen=True)
class Moments:
    """When somebody opened a page last, and when they finished it."""

    opened_at: datetime
    finished_at: datetime | None


def moments_of(user_id: int) -> dict[str, Moments]:
    """The moments of every page this learner opened, by page key; they stay as they are when something is written."""
    query = select(PageProgress.page_key, PageProgress.opened_at, PageProgress.finished_at)
    rows = db.session.execute(query.where(PageProgress.user_id == user_id))
    return {page_key: Moments(opened_at, finished_at) for page_key, opened_at, finished_at in rows}


def pages_of(user_id: int) -> dict[str, PageProgress]:
    """Every page this learner opened, by page key."""
    rows = db.session.scalars(select(PageProgress).where(PageProgress.user_id == user_id))
    return {row.page_key: row for row in rows}


def finished_pages(user_id: int) -> set[str]:
    """The keys of the pages this learner finished."""
    return finished_by([user_id])[user_id]


def finished_by(user_ids: Collection[int]) -> dict[int, set[str]]:
    """The keys of the finished pages, for each of these learners."""
    found: dict[int, set[str]] = {user_id: set() for user_id in user_ids}
    query = select(PageProgress.user_id, PageProgress.page_key)
    finished = query.where(PageProgress.user_id.in_(found), PageProgress.finished_at.is_not(None))
    for user_id, page_key in db.session.execute(finished):
        found[user_id].add(page_key)
    return found


def last_opened(user_id: int) -> str | None:
    """The key of the page this learner opened last."""
    mine = select(PageProgress.page_key).where(PageProgress.user_id == user_id)
    return db.session.scalar(mine.order_by(PageProgress.opened_at.desc(), PageProgress.id.desc()).limit(1))


def last_opened_by(user_ids: Collection[int]) -> dict[int, tuple[str, datetime]]:
    """The page each of these learners opened last, and when."""
    newest = (
        select(PageProgress.user_id, func.max(PageProgress.opened_at).label("at"))
        .where(PageProgress.user_id.in_(set(user_ids)))
        .group_by(PageProgress.user_id)
        .subquery()
    )
    rows = select(PageProgress.user_id, PageProgress.page_key, PageProgress.opened_at).join(
        newest, (PageProgress.user_id == newest.c.user_id) & (PageProgress.opened_at == newest.c.at)
    )
    return {user_id: (page_key, at) for user_id, page_key, at in db.session.execute(rows.order_by(PageProgress.id))}
