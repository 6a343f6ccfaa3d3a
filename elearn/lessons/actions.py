"""What happens when somebody opens a page."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from elearn.database import db, now, write_transaction
from elearn.progress.models import PageProgress

QUIET = timedelta(minutes=10)
"""how long a page that was opened is not noted again"""


def note_opening(user_id: int, page_key: str) -> None:
    """Remember that this page was opened last, in a short write of its own, at most once in ten minutes."""
    mine = select(PageProgress).where(PageProgress.user_id == user_id, PageProgress.page_key == page_key)
    known = db.session.scalar(mine)
    if known is not None and known.opened_at > now() - QUIET:
        return
    try:
        with write_transaction():
            row = db.session.scalar(mine)
            if row is None:
                db.session.add(PageProgress(user_id=user_id, page_key=page_key))
            else:
                row.opened_at = now()
    except IntegrityError:  # another tab was first, and noted the same moment
        return
