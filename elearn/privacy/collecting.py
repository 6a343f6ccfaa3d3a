"""Everything that is somebody's own, as plain data: what they wrote, did, shared and got back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from elearn.accounts.models import LoginSession, User
from elearn.database import Base, db
from elearn.exercises.models import Attempt
from elearn.groups.models import Membership
from elearn.notices.models import NoticeState, OutboxMail
from elearn.pictures.models import GroupContribution
from elearn.progress.models import PageProgress
from elearn.reflections.models import Feedback, Reflection, Sharing, Version
from elearn.scenarios.models import Run
from elearn.web.held import HeldForm

Plain = dict[str, Any]


def everything_of(user: User) -> Plain:
    """All that is kept of somebody, in words that a person can read and a program can parse.

    Released answers that others wrote to them are in it; other people's drafts are not.
    """
    mine = user.id
    return {
        "account": _plain(user, "login_name", "shown_name", "email", "created_at"),
        "logged_in_on": _rows(
            select(LoginSession).where(LoginSession.user_id == mine), "device", "began_at", "ended_at"
        ),
        "groups": [
            {"group": one.group.name, "role": one.role.value, "since": one.joined_at.isoformat()}
            for one in db.session.scalars(
                select(Membership).where(Membership.user_id == mine).options(selectinload(Membership.group))
            )
        ],
        "reflections": _reflections(mine),
        "answers_given": _rows(
            select(Feedback).where(Feedback.author_id == mine), "body", "quote", "saved_at", "released_at"
        ),
        "exercises": _rows(select(Attempt).where(Attempt.user_id == mine), "exercise_key", "answer", "created_at"),
        "group_pictures": _rows(
            select(GroupContribution).where(GroupContribution.user_id == mine), "key", "given_at"
        ),
        "scenarios": [
            {
                **_plain(run, "scenario_key", "began_at", "finished_at", "ending"),
                "choices": [step.choice for step in run.steps],
                "words": [_plain(words, "moment", "text", "created_at") for words in run.words],
            }
            for run in db.session.scalars(
                select(Run).where(Run.user_id == mine).options(selectinload(Run.steps), selectinload(Run.words))
            )
        ],
        "pages": _rows(
            select(PageProgress).where(PageProgress.user_id == mine), "page_key", "opened_at", "finished_at"
        ),
        "messages": _rows(
            select(NoticeState).where(NoticeState.user_id == mine), "seen_at", "rhythm", "language", "told_until"
        ),
        "mails": _rows(
            select(OutboxMail).where(OutboxMail.user_id == mine), "created_at", "due_at", "sent_at", "last_error"
        ),
        "kept_forms": _rows(select(HeldForm).where(HeldForm.writer_id == mine), "path", "fields", "held_at"),
    }


def _reflections(user_id: int) -> list[Plain]:
    versions = selectinload(Reflection.versions).selectinload(Version.sharings)
    query = select(Reflection).where(Reflection.user_id == user_id).order_by(Reflection.id)
    loaded = query.options(
        versions.selectinload(Sharing.feedback).joinedload(Feedback.author), selectinload(Reflection.other_drafts)
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
                **_plain(sharing, "shared_at", "withdrawn_at"),
                "audience": sharing.audience.value,
                "answers": [_answer(one) for one in sharing.feedback if one.is_released],
            }
            for sharing in version.sharings
        ],
    }


def _answer(feedback: Feedback) -> Plain:
    by = feedback.author.shown_name if feedback.author else None
    return {**_plain(feedback, "body", "quote", "released_at"), "by": by}


def _rows(query: Select[Any], *names: str) -> list[Plain]:
    return [_plain(row, *names) for row in db.session.scalars(query)]


def _plain(row: Base, *names: str) -> Plain:
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, datetime | date) else value for name, value in values.items()}
