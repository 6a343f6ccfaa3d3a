"""Reads voices: those beside a place, somebody's own, and those that a group's lecturers look after."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.rules.actor import Actor, Role
from elearn.rules.voices import Hearers
from elearn.voices.models import CourseVoice, LecturersWord, Spot
from elearn.voices.places import place_of
from elearn.web.access import actor
from elearn.web.ids import BIGGEST
from elearn.web.language import today

MOST_SHOWN = 10
MOST_LISTED = 200


def in_course() -> ColumnElement[bool]:
    """As `CourseVoice.is_in_course`, for the database."""
    ended = (CourseVoice.withdrawn_at, CourseVoice.taken_out_at, CourseVoice.replaced_at)
    still = and_(*(column.is_(None) for column in ended), CourseVoice.expires_on >= today())
    return and_(CourseVoice.released_at.is_not(None), still)


def voices_at(spot: Spot, key: str, reader: Actor) -> list[CourseVoice]:
    """The voices beside a place that somebody may see, newest first, in one query."""
    for_them = or_(CourseVoice.hearers == Hearers.EVERYONE, CourseVoice.group_id.in_(reader.roles))
    here = select(CourseVoice).where(CourseVoice.place == key, CourseVoice.spot == spot, in_course(), for_them)
    loaded = here.options(joinedload(CourseVoice.giver), joinedload(CourseVoice.recording))
    return list(
        db.session.scalars(loaded.order_by(CourseVoice.released_at.desc(), CourseVoice.id.desc()).limit(MOST_SHOWN))
    )


def beside(spot: Spot, key: str) -> dict[str, Any]:
    """What `voices/_here.html` takes: nothing where the place is gone from the courses."""
    is_there = place_of(spot, key) is not None
    return {
        "spot": spot.value,
        "key": key if is_there else "",
        "voices": voices_at(spot, key, actor()) if is_there else [],
    }


def voices_of(giver_id: int) -> list[CourseVoice]:
    """Everything somebody gave or is making, newest first."""
    mine = select(CourseVoice).where(CourseVoice.giver_id == giver_id).options(joinedload(CourseVoice.group))
    return list(db.session.scalars(mine.order_by(CourseVoice.id.desc()).limit(MOST_LISTED)))


def asked_about(giver_id: int) -> list[CourseVoice]:
    """Somebody's voices of which they are asked now whether they stay, the first to end on top."""
    mine = select(CourseVoice).where(CourseVoice.giver_id == giver_id, in_course(), CourseVoice.let_end_at.is_(None))
    waiting = mine.where(CourseVoice.ask_again_at <= now()).order_by(CourseVoice.expires_on, CourseVoice.id)
    return [one for one in db.session.scalars(waiting.limit(MOST_LISTED)) if place_of(one.spot, one.place)]


def voices_for_lecturers(group_id: int) -> list[CourseVoice]:
    """What is offered to a group's lecturers, then what it has in the course; not what lies at a place that is gone."""
    offered = and_(CourseVoice.sent_at.is_not(None), CourseVoice.released_at.is_(None))
    here = select(CourseVoice).where(CourseVoice.group_id == group_id, or_(offered, in_course()))
    loaded = here.options(joinedload(CourseVoice.giver)).order_by(CourseVoice.released_at.is_not(None), CourseVoice.id)
    return [one for one in db.session.scalars(loaded.limit(MOST_LISTED)) if place_of(one.spot, one.place)]


def find_voice(voice_id: int) -> CourseVoice | None:
    """A voice with all that its page shows. At a place that is gone, nobody but its giver finds it."""
    if voice_id > BIGGEST:
        return None
    words = selectinload(CourseVoice.words).joinedload(LecturersWord.author)
    people = (joinedload(CourseVoice.giver), joinedload(CourseVoice.group), joinedload(CourseVoice.recording), words)
    query = select(CourseVoice).where(CourseVoice.id == voice_id).options(*people)
    voice = db.session.scalar(query, execution_options={"populate_existing": True})
    if voice is None or (voice.giver_id != actor().id and place_of(voice.spot, voice.place) is None):
        return None
    return voice


def locked(voice: CourseVoice) -> CourseVoice:
    """The voice as it is now; nobody changes it until this transaction ends."""
    query = select(CourseVoice).where(CourseVoice.id == voice.id).with_for_update()
    return db.session.scalars(query, execution_options={"populate_existing": True}).one()


def find_spoken(voice_id: int) -> CourseVoice | None:
    """A voice that was recorded."""
    voice = find_voice(voice_id)
    return voice if voice is not None and voice.recording is not None else None


def coached_by(user_id: int) -> list[Membership]:
    """The groups in which somebody is a coach, oldest first."""
    query = select(Membership).where(Membership.user_id == user_id, Membership.role == Role.COACH)
    return list(db.session.scalars(query.options(joinedload(Membership.group)).order_by(Membership.id)))
