"""Reads runs page by page for who exports them: a constant number of queries for each page, however many there are."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Membership
from elearn.rules.actor import Role
from elearn.scenarios.models import Run, RunStep
from elearn.scenarios.playing import Unplayable, playing
from elearn.scenarios.statements import PlayedRun, PlayedStep, Site, Statement, moment, statements

PAGE = 200


def run_statements(
    site: Site, now: datetime, since: datetime | None, group_id: int | None
) -> Iterator[Statement | None]:
    """The statements of every run, run by run; None for a run of which the story can no longer be told.

    `since` leaves out what happened before it; with `group_id` only learners of that group are in it.
    """
    wanted = _wanted(since, group_id)
    after = 0
    while page := db.session.execute(wanted.where(Run.id > after).order_by(Run.id).limit(PAGE)).all():
        after = page[-1][0].id
        for run, user_since in page:
            told = _told(run, user_since, site, now)
            yield from (one for one in told if one is None or since is None or one["timestamp"] >= moment(since))


def _wanted(since: datetime | None, group_id: int | None) -> Select[Run, datetime]:
    whole = selectinload(Run.steps), selectinload(Run.text)
    wanted = select(Run, User.created_at).join(User, User.id == Run.user_id).options(*whole)
    if since is not None:
        later = Run.began_at >= since, Run.finished_at >= since, Run.steps.any(RunStep.created_at >= since)
        wanted = wanted.where(or_(*later))
    if group_id is not None:
        learners = select(Membership.user_id).where(Membership.group_id == group_id, Membership.role == Role.LEARNER)
        wanted = wanted.where(Run.user_id.in_(learners))
    return wanted


def _told(run: Run, user_since: datetime, site: Site, now: datetime) -> list[Statement | None]:
    steps = [PlayedStep(step.choice, step.created_at) for step in run.steps]
    played = PlayedRun(
        run.id, run.user_id, user_since, run.scenario_key, run.text_hash, run.began_at, run.finished_at, steps
    )
    try:
        return list(statements(playing(run).story, played, site, now))
    except Unplayable:
        return [None]


def write_array(write: Callable[[str], object], told: Iterable[Statement | None]) -> tuple[int, int]:
    """Write statements as a JSON array, one a line; how many there were, and how many runs could not be told."""
    written = untold = 0
    write("[")
    for one in told:
        if one is None:
            untold += 1
            continue
        write(",\n" if written else "\n")
        write(json.dumps(one, ensure_ascii=False))
        written += 1
    write("\n]\n")
    return written, untold
