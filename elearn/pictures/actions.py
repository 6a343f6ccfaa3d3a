"""Giving an answer or a run to the picture of a group, and taking it out. Every action flushes; the view commits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from elearn.database import db, now
from elearn.groups.models import Group, Membership
from elearn.pictures.models import GroupContribution, GroupPicture
from elearn.pictures.queries import picture_of
from elearn.pictures.subjects import Subject
from elearn.rules.actor import Role
from elearn.rules.aggregation import Counted, Spread, remembered, rows_made_anew


class NothingToGive(LookupError):
    """The giver has no such answer or run, or is not in this group in a role that gives."""


@dataclass(frozen=True)
class Standing:
    """A contribution that counts now."""

    contribution: GroupContribution
    counted: Counted


def give(user_id: int, group_id: int, subject: Subject, number: int) -> None:
    """Give one answer or run to the picture, instead of an earlier one; the picture follows when it may.

    Raises:
        NothingToGive
    """
    _take_turns(group_id)
    _put(user_id, group_id, subject, number, Role.LEARNER)
    _make_anew(group_id, subject)


def show_by_name(user_id: int, group_id: int, subject: Subject, number: int) -> None:
    """A coach shows what they chose themselves, under the name that others see; it is not counted with the learners.

    Raises:
        NothingToGive
    """
    _put(user_id, group_id, subject, number, Role.COACH).by_name = True
    db.session.flush()


def _put(user_id: int, group_id: int, subject: Subject, number: int, role: Role) -> GroupContribution:
    membership = _member_as(role, group_id, user_id)
    mine = _own(user_id, group_id, subject.key)
    mine = mine or GroupContribution(user_id=user_id, group_id=group_id, key=subject.key)
    before = mine.attempt_id, mine.run_id, mine.membership_id
    with db.session.no_autoflush:
        if membership is None or not subject.give(mine, number):
            raise NothingToGive
    mine.membership_id, mine.by_name = membership.id, False
    db.session.add(mine)
    db.session.flush()
    if before != (mine.attempt_id, mine.run_id, mine.membership_id):
        mine.given_at = now()
    return mine


def take_out(user_id: int, group_id: int, key: str) -> None:
    """From here on this is in no new picture. The picture of now stays: a new one would show who is gone."""
    mine = _own(user_id, group_id, key)
    if mine is not None:
        mine.attempt_id = mine.run_id = mine.membership_id = mine.cells = None
        mine.by_name = False
        db.session.flush()


def _take_turns(group_id: int) -> None:
    """One at a time within a group: two pictures that are made at once could differ by one person."""
    db.session.execute(select(Group.id).where(Group.id == group_id).with_for_update())


def _member_as(role: Role, group_id: int, user_id: int) -> Membership | None:
    mine = select(Membership).where(Membership.group_id == group_id, Membership.user_id == user_id)
    return db.session.scalar(mine.where(Membership.role == role))


def _own(user_id: int, group_id: int, key: str) -> GroupContribution | None:
    mine = GroupContribution.user_id == user_id, GroupContribution.group_id == group_id
    return db.session.scalar(select(GroupContribution).where(*mine, GroupContribution.key == key))


def _make_anew(group_id: int, subject: Subject) -> None:
    """Draw the rows that may be drawn anew; the others stay as they are, unless the picture was taken down."""
    standing = _standing(group_id, subject)
    drawn = rows_made_anew(one.counted for one in standing)
    picture = _picture(group_id, subject.key)
    if not drawn or not subject.is_counted_alike(picture.rows):
        return
    shown = picture_of(group_id, subject.key)
    old = {row: spread for row, spread in shown.rows.items() if row not in drawn} if shown else {}
    before = shown.people if shown and old else 0
    if not old:
        _forget_who_was_in(group_id, subject.key)
    picture.rows, picture.people, picture.made_at = old | drawn, before + _count_in(standing, drawn), now()
    db.session.add(picture)
    db.session.flush()


def _standing(group_id: int, subject: Subject) -> list[Standing]:
    query = (
        select(GroupContribution)
        .join(Membership, Membership.id == GroupContribution.membership_id)
        .where(GroupContribution.group_id == group_id, GroupContribution.key == subject.key)
        .where(Membership.role == Role.LEARNER, GroupContribution.is_given(), ~GroupContribution.by_name)
        .options(selectinload(GroupContribution.attempt))
    )
    return [Standing(one, Counted(subject.cells(one), one.seen)) for one in db.session.scalars(query)]


def _picture(group_id: int, key: str) -> GroupPicture:
    """The picture as it was made last, also when it was taken down; an empty one where there is none."""
    mine = select(GroupPicture).where(GroupPicture.group_id == group_id, GroupPicture.key == key)
    return db.session.scalar(mine) or GroupPicture(group_id=group_id, key=key, rows={})


def _forget_who_was_in(group_id: int, key: str) -> None:
    everyone = GroupContribution.group_id == group_id, GroupContribution.key == key
    db.session.execute(update(GroupContribution).where(*everyone).values(is_in_picture=False))


def _count_in(standing: Iterable[Standing], drawn: Mapping[str, Spread]) -> int:
    """Note for everyone in these rows what is counted of them; gives how many were not in the picture before."""
    inside = [one for one in standing if any(row in one.counted.cells for row in drawn)]
    newcomers = sum(not one.contribution.is_in_picture for one in inside)
    for one in inside:
        one.contribution.seen, one.contribution.is_in_picture = remembered(one.counted, drawn), True
    return newcomers
