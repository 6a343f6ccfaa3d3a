"""What can be done with progress. Every action flushes; the view commits."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from elearn.database import db, now
from elearn.progress.models import PageProgress
from elearn.progress.queries import pages_of
from elearn.web.switch import follows_guest


def finish_page(user_id: int, page_key: str) -> PageProgress:
    """Note that a page is finished; the first time counts."""
    row = _find(user_id, page_key) or _add(user_id, page_key)
    row.finished_at = row.finished_at or now()
    db.session.flush()
    return row


def _find(user_id: int, page_key: str) -> PageProgress | None:
    mine = select(PageProgress).where(PageProgress.user_id == user_id, PageProgress.page_key == page_key)
    return db.session.scalar(mine)


def _add(user_id: int, page_key: str) -> PageProgress:
    row = PageProgress(user_id=user_id, page_key=page_key)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # another tab was first
        row = db.session.scalars(
            select(PageProgress).where(PageProgress.user_id == user_id, PageProgress.page_key == page_key)
        ).one()
    return row


@follows_guest
def bring_progress(guest_id: int, account_id: int) -> None:
    """A guest's pages become the account's; of a page both have, the earliest finish and last opening stay."""
    kept = pages_of(account_id)
    for page_key, row in pages_of(guest_id).items():
        mine = kept.get(page_key)
        if mine is None:
            row.user_id = account_id
            continue
        mine.opened_at = max(mine.opened_at, row.opened_at)
        mine.finished_at = min((at for at in (mine.finished_at, row.finished_at) if at), default=None)
        db.session.delete(row)
    db.session.flush()
