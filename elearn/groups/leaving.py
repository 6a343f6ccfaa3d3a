"""What becomes of shared texts when somebody leaves a group: their readers were the people of that group.

A learner's texts are taken back, so that nothing of theirs stays behind with people they no longer see. The texts that
a coach was given go back to the lecturers; the coach keeps what they wrote for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Version
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.sharing_models import Sharing


@dataclass(frozen=True)
class Goes:
    """How many texts are taken back when somebody leaves, and how many that they were given go to the lecturers."""

    own: int
    given: int


def what_goes(membership: Membership) -> Goes:
    """For the page that asks before somebody leaves; versions of one text are one."""
    return Goes(_count(_shared_by(membership)), _count(_given_to(membership)))


def _count(sharings: Sequence[Sharing]) -> int:
    versions = select(Version.reflection_id).where(Version.id.in_([one.version_id for one in sharings]))
    return len(set(db.session.scalars(versions)))


def _shared_by(membership: Membership) -> Sequence[Sharing]:
    here = select(Sharing).where(Sharing.group_id == membership.group_id, Sharing.withdrawn_at.is_(None))
    return db.session.scalars(here.where(Sharing.user_id == membership.user_id)).all()


def _given_to(membership: Membership) -> Sequence[Sharing]:
    here = select(Sharing).where(Sharing.group_id == membership.group_id, Sharing.withdrawn_at.is_(None))
    return db.session.scalars(here.where(Sharing.coach_id == membership.user_id)).all()


def is_still_there(membership: Membership) -> bool:
    """Whether nobody else took somebody out of a group at this moment; from here on nobody else does."""
    query = select(Membership.id).where(Membership.id == membership.id)
    return db.session.scalar(query.with_for_update()) is not None


def clear_up(membership: Membership, by_id: int | None) -> None:
    """Take back what somebody shared with a group and give back what they were given, before they leave it."""
    own, given, at = _shared_by(membership), _given_to(membership), now()
    for sharing in own:
        sharing.withdrawn_at = at
    answered = _answered_by(membership.user_id, [one.id for one in given])
    for sharing in given:
        if sharing.id not in answered:
            db.session.add(HandOver(sharing_id=sharing.id, by_id=by_id, from_id=membership.user_id, to_id=None))
        sharing.coach_id = None
    db.session.flush()
    _forget_questions(membership, [one.id for one in own])


def _answered_by(user_id: int, sharing_ids: Sequence[int]) -> set[int]:
    query = select(Feedback.sharing_id).where(Feedback.author_id == user_id, Feedback.sharing_id.in_(sharing_ids))
    return set(db.session.scalars(query.where(Feedback.released_at.is_not(None))))


def _forget_questions(membership: Membership, own: Sequence[int]) -> None:
    """Nobody is asked any more whether somebody who left may read, or who may read what was taken back."""
    here = select(Sharing.id).where(Sharing.group_id == membership.group_id)
    waiting = delete(AskedReader).where(AskedReader.decided_at.is_(None)).execution_options(synchronize_session=False)
    db.session.execute(waiting.where(AskedReader.coach_id == membership.user_id, AskedReader.sharing_id.in_(here)))
    db.session.execute(waiting.where(AskedReader.sharing_id.in_(own)))
