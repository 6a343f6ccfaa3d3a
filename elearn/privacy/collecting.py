"""Everything that is somebody's own, as plain data: what they wrote, did, shared and got back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, inspect, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from elearn.accounts.models import LoginSession, User
from elearn.accounts.queries import actor_for
from elearn.care.models import CoachCare, WorkedTime
from elearn.database import Base, db
from elearn.exercises.models import Attempt
from elearn.groups.models import Membership
from elearn.notices.models import NoticeState, OutboxMail
from elearn.pictures.models import GroupContribution
from elearn.privacy.conversations import consents_of, conversations_of, shown_page_of, talk_of
from elearn.privacy.passing import hand_overs_of, reader_questions_of
from elearn.privacy.voices import voices_of
from elearn.progress.models import PageProgress
from elearn.recordings.models import Recorded
from elearn.reflections.answer_models import Feedback, LineKind, VoiceRecording
from elearn.reflections.models import Reflection, Version
from elearn.reflections.notes.models import TandemNote
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.starters.models import OwnStarters
from elearn.rules.sharing import may_answer
from elearn.scenarios.models import Run
from elearn.voices.models import CourseRecording, CourseVoice, LecturersWord
from elearn.web.held import HeldForm
from elearn.web.library import catalogue

Plain = dict[str, Any]


OWN_ROWS: dict[str, tuple[InstrumentedAttribute[Any], tuple[str, ...]]] = {
    "logged_in_on": (LoginSession.user_id, ("device", "began_at", "ended_at")),
    "group_pictures": (GroupContribution.user_id, ("key", "given_at")),
    "care": (CoachCare.user_id, ("paused_until", "most_a_week", "rather_not")),
    "first_words": (OwnStarters.user_id, ("lines",)),
    "hours": (WorkedTime.user_id, ("on_day", "minutes", "what")),
    "words_about_voices": (LecturersWord.author_id, ("step", "text", "at")),
    "notes_to_partners": (TandemNote.author_id, ("text", "is_hurt", "at")),
    "pages": (PageProgress.user_id, ("page_key", "opened_at", "finished_at")),
    "messages": (NoticeState.user_id, ("seen_at", "rhythm", "language", "told_until")),
    "mails": (OutboxMail.user_id, ("created_at", "due_at", "sent_at", "last_error")),
    "kept_forms": (HeldForm.writer_id, ("path", "fields", "held_at")),
}
"""what is told as it is stored: whose it is, and what of it"""


def everything_of(user: User) -> Plain:
    """All that is kept of somebody, in words that a person can read and a program can parse, oldest first.

    Released answers that others wrote to them are in it; other people's drafts are not.
    """
    mine = user.id
    return {
        "account": _plain(user, "login_name", "shown_name", "email", "created_at"),
        "groups": _groups(mine),
        "reflections": _reflections(mine),
        "answers_given": _answers_given(user),
        "conversations": conversations_of(mine),
        "page_to_show": shown_page_of(mine),
        "consents": consents_of(mine),
        "reader_questions": reader_questions_of(mine),
        "hand_overs": hand_overs_of(mine),
        "words_given": _words_given(mine),
        "exercises": _exercises(mine),
        "voices_in_courses": voices_of(mine),
        "scenarios": _runs(mine),
        **{title: _rows(whose, mine, *names) for title, (whose, names) in OWN_ROWS.items()},
    }


def _groups(user_id: int) -> list[Plain]:
    query = (
        select(Membership)
        .where(Membership.user_id == user_id)
        .options(selectinload(Membership.group))
        .order_by(Membership.id)
    )
    return [
        {
            "group": one.group.name,
            "role": one.role.value,
            "since": one.joined_at.isoformat(),
            **_plain(one, "shows_writing", "most_waiting"),
        }
        for one in db.session.scalars(query.options(selectinload(Membership.group)))
    ]


def _exercises(user_id: int) -> list[Plain]:
    """Every try; in words too where the exercise is still in a course."""
    every = db.session.scalars(select(Attempt).where(Attempt.user_id == user_id).order_by(Attempt.id))
    return [{**_plain(one, "exercise_key", "answer", "created_at"), "in_words": _in_words(one)} for one in every]


def _in_words(attempt: Attempt) -> list[str]:
    block = catalogue().exercise(attempt.exercise_key)
    return list(block.told(attempt.answer)) if block is not None else []


def _answers_given(user: User) -> list[Plain]:
    """Their own words; the words of the learner, which they quote, only while they may read these."""
    actor = actor_for(user)
    with_talk = (
        joinedload(Feedback.sharing),
        joinedload(Feedback.recording),
        joinedload(Feedback.part),
        joinedload(Feedback.received),
        selectinload(Feedback.lines),
    )
    given = select(Feedback).where(Feedback.author_id == user.id).options(*with_talk).order_by(Feedback.id)
    return [
        {
            **_plain(one, "body", "saved_at", "released_at"),
            "quote": one.quote if reads else None,
            "recording": _recording(one),
            "is_part_of_an_answer_together": one.part is not None,
            "afterwards": talk_of(one, LineKind.REPLY, reads_the_other=reads),
        }
        for one, reads in ((one, may_answer(actor, one.sharing)) for one in db.session.scalars(given))
    ]


def _runs(user_id: int) -> list[Plain]:
    whole = selectinload(Run.steps), selectinload(Run.words)
    query = select(Run).where(Run.user_id == user_id).options(*whole).order_by(Run.id)
    return [
        {
            **_plain(run, "scenario_key", "began_at", "finished_at", "ending"),
            "choices": [step.choice for step in run.steps],
            "words": [_plain(words, "moment", "text", "created_at") for words in run.words],
        }
        for run in db.session.scalars(query)
    ]


def _reflections(user_id: int) -> list[Plain]:
    versions = selectinload(Reflection.versions).selectinload(Version.sharings)
    query = select(Reflection).where(Reflection.user_id == user_id).order_by(Reflection.id)
    loaded = query.options(
        versions.selectinload(Sharing.feedback).options(
            joinedload(Feedback.author),
            joinedload(Feedback.recording),
            joinedload(Feedback.received),
            selectinload(Feedback.lines),
        ),
        selectinload(Reflection.other_drafts),
    )
    return [
        {
            **_plain(one, "question_key", "question", "draft", "moment", "created_at", "saved_at"),
            "other_drafts": [_plain(other, "text", "saved_at") for other in one.other_drafts],
            "versions": [_version(version) for version in one.versions],
        }
        for one in db.session.scalars(loaded)
    ]


def _version(version: Version) -> Plain:
    return {
        **_plain(version, "number", "text", "moment", "created_at"),
        "shared": [
            {
                **_plain(sharing, "shared_at", "withdrawn_at", "content_note", "chosen_name"),
                "audience": sharing.audience.value,
                "answers": [_answer(one) for one in sharing.feedback if one.is_released],
            }
            for sharing in version.sharings
        ],
    }


def _answer(feedback: Feedback) -> Plain:
    by = feedback.author.shown_name if feedback.author else None
    return {
        **_plain(feedback, "body", "quote", "released_at"),
        "by": by,
        "recording": _recording(feedback),
        "afterwards": talk_of(feedback, LineKind.QUESTION, reads_the_other=True),
    }


def _recording(feedback: Feedback) -> Plain | None:
    """The voice of an answer, by the name of its file in the package to take along."""
    recording = feedback.recording
    if recording is None:
        return None
    return {
        "file": recording.file_name,
        **_plain(recording, "mime", "seconds", "bytes", "created_at"),
    }


def recordings_of(user: User) -> list[Recorded]:
    """What somebody spoke, drafts too, and what was spoken to them."""
    query = select(VoiceRecording).join(VoiceRecording.feedback).join(Feedback.sharing)
    for_them = and_(Sharing.user_id == user.id, Feedback.released_at.is_not(None))
    answers = query.where(or_(VoiceRecording.speaker_id == user.id, for_them)).order_by(VoiceRecording.id)
    given = select(CourseRecording).join(CourseRecording.voice).where(CourseVoice.giver_id == user.id)
    return [*db.session.scalars(answers), *db.session.scalars(given.order_by(CourseRecording.id))]


def _words_given(user_id: int) -> list[Plain]:
    """What they wrote with somebody else's spoken answer."""
    elsewhere = Feedback.worded_by_id == user_id, Feedback.author_id.is_distinct_from(user_id)
    query = select(Feedback).where(*elsewhere).order_by(Feedback.id)
    return [_plain(one, "body", "worded_at") for one in db.session.scalars(query)]


def _rows(whose: InstrumentedAttribute[Any], user_id: int, *names: str) -> list[Plain]:
    query = select(whose.class_).where(whose == user_id).order_by(*inspect(whose.class_).primary_key)
    return [_plain(row, *names) for row in db.session.scalars(query)]


def _plain(row: Base, *names: str) -> Plain:
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, datetime | date) else value for name, value in values.items()}
