"""Giving an answer to the picture of a group and taking it out again. Every action flushes; the view commits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update

from elearn.blocks.exercise import Exercise
from elearn.database import db, now
from elearn.exercises.counting import cells_of, is_counted_alike
from elearn.exercises.models import Attempt, GroupContribution, GroupPicture
from elearn.exercises.picture_queries import picture_of
from elearn.groups.models import Group, Membership
from elearn.rules.actor import Role
from elearn.rules.aggregation import Counted, Spread, remembered, rows_made_anew


class NothingToGive(LookupError):
    """The learner has no such answer to this exercise, or is no learner of this group."""


@dataclass(frozen=True)
class Standing:
    """A contribution that counts now."""

    contribution: GroupContribution
    counted: Counted


def give_answer(user_id: int, group_id: int, key: str, block: Exercise, attempt_id: int) -> None:
    """Give one answer to the picture of a group, instead of an earlier one; the picture follows when it may.

    Raises:
        NothingToGive
    """
    _take_turns(group_id)
    attempt, membership = _own_attempt(user_id, key, attempt_id), _learner_in(group_id, user_id)
    if attempt is None or membership is None:
        raise NothingToGive
    mine = _own(user_id, group_id, key) or GroupContribution(user_id=user_id, group_id=group_id, exercise_key=key)
    if (mine.attempt_id, mine.membership_id) != (attempt.id, membership.id):
        mine.attempt_id, mine.membership_id, mine.given_at = attempt.id, membership.id, now()
    db.session.add(mine)
    db.session.flush()
    _make_anew(group_id, key, block)


def take_out_answer(user_id: int, group_id: int, key: str) -> None:
    """From here on this answer is in no new picture. The picture of now stays: a new one would show who is gone."""
    mine = _own(user_id, group_id, key)
    if mine is not None:
        mine.attempt_id = mine.membership_id = None
        db.session.flush()


def _take_turns(group_id: int) -> None:
    """One at a time within a group: two pictures that are made at once could differ by one person."""
    db.session.execute(select(Group.id).where(Group.id == group_id).with_for_update())


def _own_attempt(user_id: int, key: str, attempt_id: int) -> Attempt | None:
    mine = select(Attempt).where(Attempt.id == attempt_id, Attempt.user_id == user_id, Attempt.exercise_key == key)
    return db.session.scalar(mine)


def _learner_in(group_id: int, user_id: int) -> Membership | None:
    mine = select(Membership).where(Membership.group_id == group_id, Membership.user_id == user_id)
    return db.session.scalar(mine.where(Membership.role == Role.LEARNER))


def _own(user_id: int, group_id: int, key: str) -> GroupContribution | None:
    mine = GroupContribution.user_id == user_id, GroupContribution.group_id == group_id
    return db.session.scalar(select(GroupContribution).where(*mine, GroupContribution.exercise_key == key))


def _make_anew(group_id: int, key: str, block: Exercise) -> None:
    """Draw the rows that may be drawn anew; the others stay as they are, unless the picture was taken down."""
    standing = _standing(group_id, key, block)
    drawn = rows_made_anew(one.counted for one in standing)
    picture = _picture(group_id, key)
    if not drawn or not is_counted_alike(block, picture.rows):
        return
    shown = picture_of(group_id, key)
    old = {row: spread for row, spread in shown.rows.items() if row not in drawn} if shown else {}
    before = shown.people if shown and old else 0
    if not old:
        _forget_who_was_in(group_id, key)
    picture.rows, picture.people, picture.made_at = old | drawn, before + _count_in(standing, drawn), now()
    db.session.add(picture)
    db.session.flush()


def _standing(group_id: int, key: str, block: Exercise) -> list[Standing]:
    query = (
        select(GroupContribution, Attempt)
        .join(Membership, Membership.id == GroupContribution.membership_id)
        .join(Attempt, Attempt.id == GroupContribution.attempt_id)
        .where(GroupContribution.group_id == group_id, GroupContribution.exercise_key == key)
        .where(Membership.role == Role.LEARNER)
    )
    return [
        Standing(one, Counted(cells_of(block, attempt.answer), one.seen)) for one, attempt in db.session.execute(query)
    ]


def _picture(group_id: int, key: str) -> GroupPicture:
    """The picture as it was made last, also when it was taken down; an empty one where there is none."""
    mine = select(GroupPicture).where(GroupPicture.group_id == group_id, GroupPicture.exercise_key == key)
    return db.session.scalar(mine) or GroupPicture(group_id=group_id, exercise_key=key, rows={})


def _forget_who_was_in(group_id: int, key: str) -> None:
    everyone = GroupContribution.group_id == group_id, GroupContribution.exercise_key == key
    db.session.execute(update(GroupContribution).where(*everyone).values(is_in_picture=False))


def _count_in(standing: Iterable[Standing], drawn: Mapping[str, Spread]) -> int:
    """Note for everyone in these rows what is counted of them; gives how many were not in the picture before."""
    inside = [one for one in standing if any(row in one.counted.cells for row in drawn)]
    newcomers = sum(not one.contribution.is_in_picture for one in inside)
    for one in inside:
        one.contribution.seen, one.contribution.is_in_picture = remembered(one.counted, drawn), True
    return newcomers
