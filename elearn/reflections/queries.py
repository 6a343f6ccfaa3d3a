"""Reads somebody's own sheets, what waits for a tandem, what a group shares; never another's draft."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from elearn.database import db, now
from elearn.groups.models import Group, Membership
from elearn.reflections.answer_models import Feedback, LineKind, TalkLine
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Declined, Later, Reading, RoundedOff, Sharing
from elearn.reflections.together.models import JointPart
from elearn.reflections.together.queries import parts_of
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience

PAGE = 20
replies = aliased(TalkLine)
MOST_WAITING = 200
LATER_LASTS = timedelta(hours=12)
"""how long a text stays behind the others after `Later`"""


@dataclass(frozen=True)
class LearnerSharing:
    """How many reflections a learner shares with a group now, and how many of these wait for an answer."""

    shared: int
    answered: int

    @property
    def waiting(self) -> int:
        return self.shared - self.answered


def _with_state(query: Select[Reflection]) -> Select[Reflection]:
    """Load what `state_of` needs, without a text of any version."""
    versions = selectinload(Reflection.versions).load_only(Version.number)
    sharings = versions.selectinload(Version.sharings)
    return query.options(
        sharings.selectinload(Sharing.answers).load_only(Feedback.released_at),
        sharings.selectinload(Sharing.readings).load_only(Reading.first_at),
    )


def sheets_for(user_id: int, keys: Collection[str]) -> dict[str, Reflection]:
    """Somebody's own sheets for these questions, by key."""
    query = select(Reflection).where(Reflection.user_id == user_id, Reflection.question_key.in_(keys))
    loaded = _with_state(query).options(selectinload(Reflection.other_drafts))
    return {sheet.question_key: sheet for sheet in db.session.scalars(loaded)}


def sheets_before(user_id: int, before: int | None) -> list[Reflection]:
    """Somebody's own sheets, newest first, one page and one more, older than the sheet with id `before`."""
    query = select(Reflection).where(Reflection.user_id == user_id).order_by(Reflection.id.desc())
    if before is not None:
        query = query.where(Reflection.id < before)
    return list(db.session.scalars(_with_state(query).limit(PAGE + 1)))


def drafts_of(sharing_id: int, author_id: int) -> list[Feedback]:
    """Somebody's own answers to a text that they have not released, and that are theirs alone."""
    query = select(Feedback).where(Feedback.sharing_id == sharing_id, Feedback.author_id == author_id)
    alone = query.where(Feedback.released_at.is_(None), Feedback.id.not_in(parts_of(sharing_id)))
    drafts = alone.options(joinedload(Feedback.recording))
    return list(db.session.scalars(drafts.order_by(Feedback.id)))


def voices_without_words(group_id: int) -> list[Feedback]:
    """Released answers to what is shared with a group now that are spoken and have no words, oldest first."""
    query = select(Feedback).join(Feedback.sharing).join(Feedback.recording)
    waiting = query.where(Sharing.group_id == group_id, Sharing.withdrawn_at.is_(None), Feedback.body == "")
    people = (joinedload(Feedback.author), joinedload(Feedback.sharing).joinedload(Sharing.author))
    shown = waiting.where(Feedback.released_at.is_not(None)).options(*people)
    return list(db.session.scalars(shown.order_by(Feedback.released_at, Feedback.id).limit(MOST_WAITING)))


def next_posting(sharing_id: int, author_id: int) -> str:
    """The name of this author's next answer form: the same until it is used, so that a kept copy finds it."""
    query = select(func.max(Feedback.id)).where(Feedback.sharing_id == sharing_id, Feedback.author_id == author_id)
    return f"after-{db.session.scalar(query) or 0}"


def has_read(sharing_id: int, reader_id: int) -> bool:
    query = select(Reading.id).where(Reading.sharing_id == sharing_id, Reading.reader_id == reader_id)
    return db.session.scalar(query) is not None


def readings_of(sharing_id: int) -> list[Reading]:
    """Who read a shared text, first reader first."""
    query = select(Reading).where(Reading.sharing_id == sharing_id).options(joinedload(Reading.reader))
    return list(db.session.scalars(query.order_by(Reading.id)))


def rounded_off(sharing_id: int) -> list[RoundedOff]:
    """Who said that the conversation is round for them, in the order in which they did."""
    query = select(RoundedOff).where(RoundedOff.sharing_id == sharing_id).options(joinedload(RoundedOff.person))
    return list(db.session.scalars(query.order_by(RoundedOff.id)))


def asked_of(user_id: int) -> list[TalkLine]:
    """Questions about somebody's answers that wait for their reply, oldest first; of texts that they may read."""
    replied = exists().where(
        replies.feedback_id == Feedback.id, replies.kind == LineKind.REPLY, replies.sent_at.is_not(None)
    )
    given = or_(_groups_as(user_id, Role.LECTURER), and_(_groups_as(user_id, Role.COACH), Sharing.coach_id == user_id))
    query = select(TalkLine).join(TalkLine.feedback).join(Feedback.sharing)
    open_ones = query.where(
        TalkLine.kind == LineKind.QUESTION,
        TalkLine.sent_at.is_not(None),
        Feedback.author_id == user_id,
        Sharing.withdrawn_at.is_(None),
        given,
        ~replied,
    )
    loaded = contains_eager(TalkLine.feedback).contains_eager(Feedback.sharing).joinedload(Sharing.author)
    return list(db.session.scalars(open_ones.options(loaded).order_by(TalkLine.id).limit(PAGE)))


def answered_before(sharing: Sharing) -> list[Sharing]:
    """Sharings of earlier versions of the same text that have a released answer, newest version first."""
    query = select(Sharing).join(Sharing.version).where(Version.reflection_id == sharing.version.reflection_id)
    older = query.where(Version.number < sharing.version.number, is_answered())
    loaded = older.options(
        contains_eager(Sharing.version),
        selectinload(Sharing.answers).options(
            joinedload(Feedback.author),
            joinedload(Feedback.recording),
            joinedload(Feedback.worded_by),
            joinedload(Feedback.received),
            joinedload(Feedback.part).joinedload(JointPart.joint),
            selectinload(Feedback.lines),
        ),
        selectinload(Sharing.declined),
    )
    return list(db.session.scalars(loaded.order_by(Version.number.desc(), Sharing.id.desc())))


def newest_open(*among: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of every reflection only the newest version that is shared with a group now."""
    newest = select(func.max(Sharing.id)).join(Sharing.version).where(Sharing.withdrawn_at.is_(None), *among)
    return Sharing.id.in_(newest.group_by(Version.reflection_id, Sharing.group_id))


def is_answered(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Feedback.sharing_id == Sharing.id, Feedback.released_at.is_not(None), *more)


def _groups_as(user_id: int, role: Role) -> ColumnElement[bool]:
    groups = select(Membership.group_id).where(Membership.user_id == user_id, Membership.role == role)
    return Sharing.group_id.in_(groups)


def with_people(query: Select[Sharing]) -> Select[Sharing]:
    return query.options(
        joinedload(Sharing.version).joinedload(Version.reflection),
        joinedload(Sharing.author),
        joinedload(Sharing.coach),
        joinedload(Sharing.group),
        selectinload(Sharing.declined),
    )


def waiting_in_group(group_id: int) -> list[Sharing]:
    """What is shared with a group and has no released answer, oldest first."""
    query = select(Sharing).where(newest_open(Sharing.group_id == group_id), ~is_answered())
    return list(db.session.scalars(with_people(query).order_by(Sharing.id).limit(MOST_WAITING)))


def waiting_for_lecturer(user_id: int) -> list[Sharing]:
    """What waits for an answer in the groups of which somebody is a lecturer, oldest first."""
    query = select(Sharing).where(newest_open(_groups_as(user_id, Role.LECTURER)), ~is_answered())
    return list(db.session.scalars(with_people(query).order_by(Sharing.id).limit(MOST_WAITING)))


def _on_desk(coach_id: int) -> Select[Sharing]:
    unanswered = ~is_answered(Feedback.author_id == coach_id)
    given = and_(Sharing.coach_id == coach_id, newest_open(_groups_as(coach_id, Role.COACH)), unanswered)
    put_off = and_(Later.sharing_id == Sharing.id, Later.coach_id == coach_id, Later.at > now() - LATER_LASTS)
    return select(Sharing).outerjoin(Later, put_off).where(given)


def waiting_for_coach(coach_id: int, limit: int = MOST_WAITING) -> list[Sharing]:
    """What a coach was given and has not answered: oldest promise first, what they put off behind the rest."""
    promised = _on_desk(coach_id).join(Group, Group.id == Sharing.group_id).order_by(Sharing.id).limit(MOST_WAITING)
    rows = db.session.execute(promised.with_only_columns(Sharing.id, Sharing.shared_at, Group.answer_within, Later.at))
    order = {each: (at is not None, at, shared + timedelta(days=within)) for each, shared, within, at in rows}
    first = sorted(order, key=lambda each: order[each])[:limit]
    found = db.session.scalars(with_people(select(Sharing).where(Sharing.id.in_(first))))
    return sorted(found, key=lambda one: first.index(one.id))


def count_waiting_for_coach(coach_id: int) -> int:
    desk = _on_desk(coach_id).with_only_columns(Sharing.id).subquery()
    return db.session.scalar(select(func.count()).select_from(desk)) or 0


def coach_before(reflection_id: int, group_id: int) -> int | None:
    """The coach to whom the last shared version of this reflection was given."""
    query = select(Sharing.coach_id).join(Sharing.version).where(Version.reflection_id == reflection_id)
    return db.session.scalar(query.where(Sharing.group_id == group_id).order_by(Sharing.id.desc()).limit(1))


def coaches_who_declined(reflection_id: int) -> set[int]:
    """Coaches who said of any version of this reflection that it is not for them."""
    query = select(Declined.coach_id).join(Sharing, Sharing.id == Declined.sharing_id).join(Sharing.version)
    return set(db.session.scalars(query.where(Version.reflection_id == reflection_id)))


def sharings_by_learner(group_id: int) -> dict[int, LearnerSharing]:
    """By learner: how many reflections they share with the group now, and how many of these were answered."""
    answered = func.count(func.distinct(Feedback.sharing_id))
    query = select(Sharing.user_id, func.count(func.distinct(Sharing.id)), answered).outerjoin(
        Feedback, and_(Feedback.sharing_id == Sharing.id, Feedback.released_at.is_not(None))
    )
    rows = db.session.execute(query.where(newest_open(Sharing.group_id == group_id)).group_by(Sharing.user_id))
    return {user_id: LearnerSharing(shared=shared, answered=done) for user_id, shared, done in rows}


def shared_with_groups(group_ids: Collection[int], reader_id: int, before: int | None) -> list[Sharing]:
    """What others share with these whole groups now, newest first, one page and one more."""
    declined = exists().where(Declined.sharing_id == Sharing.id, Declined.coach_id == reader_id)
    among = and_(Sharing.group_id.in_(group_ids), Sharing.audience == Audience.GROUP)
    query = select(Sharing).where(newest_open(among), Sharing.user_id != reader_id, ~declined)
    if before is not None:
        query = query.where(Sharing.id < before)
    return list(db.session.scalars(with_people(query).order_by(Sharing.id.desc()).limit(PAGE + 1)))
