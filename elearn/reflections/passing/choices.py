"""Reads how a shared text can go on to another reader: to whom, who is asked first, and what was asked already."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from elearn.database import db
from elearn.reflections.answer_models import Feedback
from elearn.reflections.audience import members_of
from elearn.reflections.models import Version
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.passing.turns import Candidate, candidates_for
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from elearn.web.access import actor


@dataclass(frozen=True)
class Choice:
    """One coach to give a text to; `asks_first` when its author has to say yes before."""

    candidate: Candidate
    asks_first: bool

    @property
    def id(self) -> int:
        return self.candidate.id

    @property
    def name(self) -> str:
        return self.candidate.membership.user.shown_name


def choices_for(sharing: Sharing) -> list[Choice]:
    """The coaches of the group but the one who has the text, with who can be given it and who cannot."""
    found = candidates_for(sharing.version.reflection, sharing.group_id, members_of(sharing.group_id))
    known = agreed_readers(sharing)
    is_for_all = sharing.audience is Audience.GROUP
    return [
        Choice(one, asks_first=not is_for_all and one.id not in known) for one in found if one.id != sharing.coach_id
    ]


def agreed_readers(sharing: Sharing) -> set[int]:
    """The coaches to whose reading this text its author agreed: who had it before, and to whom they said yes."""
    had = select(HandOver.from_id).where(HandOver.sharing_id == sharing.id)
    welcome = select(AskedReader.coach_id).where(AskedReader.sharing_id == sharing.id, AskedReader.is_allowed)
    return {each for each in (*db.session.scalars(had), *db.session.scalars(welcome)) if each is not None}


def is_waiting(sharing: Sharing) -> bool:
    """Whether a text can change hands: shared now, no newer version beside it, and not answered by its coach."""
    return not sharing.is_withdrawn and not coach_has_answered(sharing) and is_newest(sharing)


def is_newest(sharing: Sharing) -> bool:
    """Whether no newer version of a text is shared with the same group now."""
    same = select(Sharing.id).join(Sharing.version).where(Version.reflection_id == sharing.version.reflection_id)
    here = same.where(Sharing.group_id == sharing.group_id, Sharing.withdrawn_at.is_(None))
    return db.session.scalar(here.where(Sharing.id > sharing.id).limit(1)) is None


def coach_has_answered(sharing: Sharing) -> bool:
    """A conversation that began stays with who began it."""
    if sharing.coach_id is None:
        return False
    query = select(Feedback.id).where(Feedback.sharing_id == sharing.id, Feedback.author_id == sharing.coach_id)
    return db.session.scalar(query.where(Feedback.released_at.is_not(None)).limit(1)) is not None


def open_question(sharing: Sharing) -> AskedReader | None:
    """The question about one more reader that waits for the author of a text."""
    query = select(AskedReader).where(AskedReader.sharing_id == sharing.id, AskedReader.decided_at.is_(None))
    whole = query.options(joinedload(AskedReader.coach), joinedload(AskedReader.asked_by))
    return None if sharing.is_withdrawn else db.session.scalar(whole.order_by(AskedReader.id).limit(1))


@dataclass(frozen=True)
class Passing:
    """What somebody of the tandem can do to pass a text on."""

    may_give: bool
    may_hand_over: bool
    asked: AskedReader | None


def passing_of(sharing: Sharing) -> Passing:
    """For whoever looks at a text that is shared with their tandem."""
    teaches = actor().roles.get(sharing.group_id) is Role.LECTURER
    waits = is_waiting(sharing)
    return Passing(
        may_give=teaches and waits,
        may_hand_over=waits and sharing.coach_id == actor().id,
        asked=open_question(sharing) if teaches else None,
    )
