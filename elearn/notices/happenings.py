"""What happened for somebody, read from the rows themselves: what is gone or taken back is in no list of anybody.

Each kind is a select with the same columns, in the file of its theme; a reader loses a notice at the moment they lose
the right to read.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import CompoundSelect, union_all

from elearn.notices import (
    about_answers,
    about_groups,
    about_pages,
    about_readers,
    about_texts,
    about_together,
    about_voices,
)
from elearn.notices.kinds import Kind
from elearn.notices.rows import Me, Rows, Since

__all__ = ["Kind", "happened"]

EVERY: tuple[Callable[[Me, Since], Rows], ...] = (
    about_answers.answered,
    about_answers.replied,
    about_together.answered_together,
    about_together.asked_together,
    about_together.partner_agreed,
    about_answers.thanked,
    about_answers.questioned,
    about_texts.shared,
    about_texts.declined,
    about_texts.hurt,
    about_texts.taken_back,
    about_readers.handed_over,
    about_readers.given,
    about_readers.given_away,
    about_readers.may_read,
    about_readers.reader_decided,
    about_pages.consent_asked,
    about_pages.consent_decided,
    about_groups.asked,
    about_voices.offered,
    about_voices.released,
    about_voices.sent_back,
    about_voices.ends_soon,
)


def happened(me: Me, since: Since) -> CompoundSelect[Any]:
    """Everything that happened for somebody after a moment, as columns kind, id, at, who, place and module_key.

    Both are given when the query is executed: putting it together takes longer than most databases need to answer it.
    """
    return union_all(*(one(me, since) for one in EVERY))
