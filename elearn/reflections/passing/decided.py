"""What the author of a text said about one more reader, and how they change it. The view commits."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from elearn.database import db, now
from elearn.reflections.actions import locked_sheet
from elearn.reflections.answer_actions import lock
from elearn.reflections.audience import members_of
from elearn.reflections.models import Version
from elearn.reflections.passing.actions import CannotPass, hold_coach, move_if_possible
from elearn.reflections.passing.choices import is_newest, open_question
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience


@dataclass(frozen=True)
class Decided:
    """`reader` has the text because of a yes; about the coaches of `others` the author can still say otherwise."""

    reader: AskedReader | None = None
    others: tuple[AskedReader, ...] = ()


def decided_about(sharing: Sharing) -> Decided:
    """What its author said about readers of a text that is shared now, by the name of the coach.

    A no holds for every version, so it is here wherever it was said; a yes holds where it was said.
    """
    said = _by_coach(sharing)
    if not said or sharing.is_withdrawn or not is_newest(sharing):
        return Decided()
    asked = open_question(sharing)
    settled = {sharing.coach_id, asked.coach_id if asked else None}
    coaches = [one.user_id for one in members_of(sharing.group_id) if one.role is Role.COACH]
    reader = said.get(sharing.coach_id) if sharing.audience is Audience.TANDEM else None
    return Decided(
        reader=reader if reader is not None and reader.is_allowed else None,
        others=tuple(said[each] for each in coaches if each in said and each not in settled),
    )


def _by_coach(sharing: Sharing) -> dict[int | None, AskedReader]:
    """Of what was said about one coach, the no before the yes, and what was said here before what was elsewhere."""
    query = select(AskedReader).join(AskedReader.sharing).join(Sharing.version)
    decided = query.where(Version.reflection_id == sharing.version.reflection_id, AskedReader.decided_at.is_not(None))
    counts = decided.where(or_(AskedReader.sharing_id == sharing.id, ~AskedReader.is_allowed))
    loaded = counts.options(contains_eager(AskedReader.sharing), joinedload(AskedReader.coach))
    found = db.session.scalars(loaded, execution_options={"populate_existing": True})
    every = sorted(found, key=lambda one: (not one.is_allowed, one.sharing_id == sharing.id, one.id))
    return {one.coach_id: one for one in every}


def change_decision(sharing: Sharing, question_id: int, *, is_allowed: bool) -> bool:
    """The author says something else about a coach; True when the coach can read the text from now on.

    A yes after a no opens what a yes would have opened then. Where the text changed hands meanwhile, there is a newer
    version of it, or somebody else is asked about, the yes is kept, and the lecturer can give the text.

    Raises:
        CannotPass: it is not what they said any more, or the coach has the text.
    """
    locked_sheet(sharing.user_id, sharing.version.reflection.question_key)
    hold_coach(sharing, question_id)
    lock(sharing)
    said = next((one for one in decided_about(sharing).others if one.id == question_id), None)
    if said is None or said.is_allowed is is_allowed:
        raise CannotPass(_("This has changed since you opened the page. Below you see how it is now."))
    opens = is_allowed and _is_as_it_was(said, sharing)
    if is_allowed:
        _hold_only_here(said, sharing)
    said.decided_at, said.is_allowed = now(), is_allowed
    db.session.flush()
    return opens and move_if_possible(sharing, said)


def _is_as_it_was(said: AskedReader, sharing: Sharing) -> bool:
    """Whether the text lies where it lay when the author decided, and nobody asks about somebody else."""
    moved = select(HandOver.id).where(HandOver.sharing_id == sharing.id, HandOver.at > said.decided_at)
    is_moved = db.session.scalar(moved.limit(1)) is not None
    return said.sharing_id == sharing.id and not is_moved and open_question(sharing) is None


def _hold_only_here(said: AskedReader, sharing: Sharing) -> None:
    """What was a no, for every version and in every group, becomes a yes for this text where it is shared now."""
    versions = select(Sharing.id).join(Sharing.version).where(Version.reflection_id == sharing.version.reflection_id)
    refused = delete(AskedReader).where(AskedReader.decided_at.is_not(None), ~AskedReader.is_allowed)
    same = refused.where(AskedReader.coach_id == said.coach_id, AskedReader.sharing_id.in_(versions))
    db.session.execute(same.where(AskedReader.id != said.id), execution_options={"synchronize_session": False})
    if said.sharing.group_id != sharing.group_id:
        said.asked_by_id = None
    said.sharing_id = sharing.id
