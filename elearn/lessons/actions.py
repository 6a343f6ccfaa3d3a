"""What happens when somebody opens a page."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from elearn.database import db, now, write_transaction
from elearn.progress.models import PageProgress
from elearn.progress.queries import moments_of

QUIET = timedelta(minutes=10)
"""how long a page that was opened is not noted again"""


def note_opening(user_id: int, page_key: str) -> set[str]:
    """Remember that this page was opened last, in a short write of its own, at most once in ten minutes.

    Gives the keys of the pages that this learner finished, which the same question of the database tells.
    """
    known = moments_of(user_id)
    if page_key not in known or known[page_key].opened_at <= now() - QUIET:
        _note(user_id, page_key)
    return {key for key, moments in known.items() if moments.finished_at is not None}


def _note(user_id: int, page_key: str) -> None:
    mine = select(PageProgress).where(PageProgress.user_id == user_id, PageProgress.page_key == page_key)
    try:
        with write_transaction():
            row = db.session.scalar(mine)
            if row is None:
                db.session.add(PageProgress(user_id=user_id, page_key=page_key))
            else:
                row.opened_at = now()
    except IntegrityError:  # another tab was first, and noted the same moment
        return
