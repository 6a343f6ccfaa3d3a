"""A coach's voice in the course: offered to lecturers, what became of it, and whether it stays."""

from datetime import date, datetime

from sqlalchemy import BindParameter, Date, and_, bindparam, case, func

from elearn.accounts.models import User
from elearn.database import Utc
from elearn.groups.models import Membership
from elearn.notices.kinds import Kind
from elearn.notices.rows import NOTHING, Me, Rows, Since, columns
from elearn.rules.actor import Role
from elearn.voices.models import CourseVoice, LecturersWord, Step

PRESENT: BindParameter[datetime] = bindparam("present", type_=Utc)
TODAY: BindParameter[date] = bindparam("today", type_=Date)


def offered(me: Me, since: Since) -> Rows:
    """A coach of the group of which they are a lecturer offers a voice, and it still waits."""
    who = func.coalesce(CourseVoice.chosen_name, User.shown_name)
    query = columns(Kind.VOICE_OFFERED, CourseVoice.id, CourseVoice.sent_at, who, place=CourseVoice.group_id)
    here = and_(Membership.group_id == CourseVoice.group_id, Membership.user_id == me)
    joined = query.select_from(CourseVoice).join(User, User.id == CourseVoice.giver_id).join(Membership, here)
    waiting = joined.where(CourseVoice.released_at.is_(None), CourseVoice.sent_at > since)
    return waiting.where(Membership.role == Role.LECTURER, CourseVoice.giver_id != me)


def released(me: Me, since: Since) -> Rows:
    """A lecturer put a voice of theirs in the course."""
    query = columns(Kind.VOICE_RELEASED, CourseVoice.id, CourseVoice.released_at, User.shown_name, place=CourseVoice.id)
    named = query.select_from(CourseVoice).outerjoin(User, User.id == CourseVoice.released_by_id)
    return named.where(CourseVoice.giver_id == me, CourseVoice.released_at > since)


def sent_back(me: Me, since: Since) -> Rows:
    """A lecturer gave a voice of theirs back, or took it out of the course, with a word."""
    kind = case((LecturersWord.step == Step.GIVEN_BACK, Kind.VOICE_GIVEN_BACK.value), else_=Kind.VOICE_TAKEN_OUT.value)
    query = columns(kind, LecturersWord.id, LecturersWord.at, User.shown_name, place=CourseVoice.id)
    joined = query.select_from(LecturersWord).join(CourseVoice, CourseVoice.id == LecturersWord.voice_id)
    named = joined.outerjoin(User, User.id == LecturersWord.author_id)
    return named.where(CourseVoice.giver_id == me, LecturersWord.at > since)


def ends_soon(me: Me, since: Since) -> Rows:
    """They are asked whether a voice of theirs stays; gone once they said so, and when it is out of the course."""
    query = columns(Kind.VOICE_ENDS, CourseVoice.id, CourseVoice.ask_again_at, NOTHING, place=CourseVoice.id)
    ended = (CourseVoice.withdrawn_at, CourseVoice.taken_out_at, CourseVoice.replaced_at, CourseVoice.let_end_at)
    waiting = query.where(CourseVoice.giver_id == me, *(column.is_(None) for column in ended))
    asked = waiting.where(CourseVoice.ask_again_at > since, CourseVoice.ask_again_at <= PRESENT)
    return asked.where(CourseVoice.expires_on >= TODAY)
