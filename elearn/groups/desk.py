"""The lecturer's group page: where everybody is and what waits, in a number of queries that does not grow."""

from dataclasses import dataclass
from datetime import datetime

from elearn.accounts.models import User
from elearn.care.models import CoachCare
from elearn.care.queries import cares_in
from elearn.groups import queries
from elearn.groups.models import Assignment, Group, Invitation, Membership
from elearn.groups.overview import is_late
from elearn.groups.writing import writing_in
from elearn.library import Catalogue, Module
from elearn.pictures.named import NamedPicture, named_pictures
from elearn.progress.queries import finished_by, last_opened_by
from elearn.reflections.answer_models import Feedback
from elearn.reflections.notes.models import TandemNote
from elearn.reflections.notes.writing import hurting_in
from elearn.reflections.queries import sharings_by_learner, voices_without_words, waiting_in_group
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role


@dataclass(frozen=True)
class AssignedModule:
    """An assignment with its module; the module is None when it is gone or being repaired."""

    assignment: Assignment
    module: Module | None


@dataclass(frozen=True)
class ModuleDone:
    """How far one learner is in one assigned module."""

    title: str
    done: int
    pages: int


@dataclass(frozen=True)
class LearnerRow:
    """One learner as the lecturer may see them: pages and what was shared, never a draft.

    That they are writing is here only when they let it be seen.
    """

    membership: Membership
    modules: list[ModuleDone]
    last_page: str
    last_at: datetime | None
    shared: int
    waiting: int
    is_writing: bool

    @property
    def learner(self) -> User:
        return self.membership.user


@dataclass(frozen=True)
class Desk:
    """Everything on a lecturer's group page."""

    waiting: list[Sharing]
    late: set[int]
    """which of these wait longer than the group promised"""
    wordless: list[Feedback]
    """spoken answers that somebody who cannot hear them has nothing of yet"""
    assigned: list[AssignedModule]
    rows: list[LearnerRow]
    tandem: list[Membership]
    invitations: list[Invitation]
    pictures: list[NamedPicture]
    hurting: list[TandemNote]
    cares: dict[int, CoachCare]
    """what coaches set for themselves, by the coach"""


def desk_of(group: Group, catalogue: Catalogue) -> Desk:
    """Read a group's desk."""
    members = queries.members_of(group.id)
    learners = [one for one in members if one.role is Role.LEARNER]
    assigned = [AssignedModule(one, catalogue.module(*one.module_key.split("/", 1))) for one in group.assignments]
    waiting = waiting_in_group(group.id)
    return Desk(
        waiting=waiting,
        late={one.id for one in waiting if is_late(one, group)},
        wordless=voices_without_words(group.id),
        assigned=assigned,
        rows=_rows(group, learners, assigned, catalogue),
        tandem=[one for one in members if one.role is not Role.LEARNER],
        invitations=queries.open_invitations(group.id),
        pictures=named_pictures(group, catalogue),
        hurting=hurting_in(group.id),
        cares=cares_in(group.id),
    )


def _rows(
    group: Group, learners: list[Membership], assigned: list[AssignedModule], catalogue: Catalogue
) -> list[LearnerRow]:
    ids = [one.user_id for one in learners]
    finished, opened, shared = finished_by(ids), last_opened_by(ids), sharings_by_learner(group.id)
    writing = writing_in(group.id, catalogue)
    rows = []
    for membership in learners:
        key, at = opened.get(membership.user_id, ("", None))
        counts = shared.get(membership.user_id)
        rows.append(
            LearnerRow(
                membership=membership,
                modules=[_done(one.module, finished.get(membership.user_id, set())) for one in assigned if one.module],
                last_page=_title(key, catalogue),
                last_at=at,
                shared=counts.shared if counts else 0,
                waiting=counts.waiting if counts else 0,
                is_writing=membership.user_id in writing,
            )
        )
    return rows


def _done(module: Module, finished: set[str]) -> ModuleDone:
    return ModuleDone(module.title, sum(page.key in finished for page in module.pages), len(module.pages))


def _title(page_key: str, catalogue: Catalogue) -> str:
    page = catalogue.page(*page_key.split("/")) if page_key.count("/") == 2 else None
    return page.title if page else ""
