"""To whom a text was given and who cannot read it any more, so that its author's page goes on with who can."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Membership
from elearn.reflections.passing.models import HandOver
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role


@dataclass(frozen=True)
class Changed:
    """The last reader who went, and with whom the text lies now. Why they went is not said."""

    former: User
    now_with: tuple[Membership, ...]


def changed_reader(sharing: Sharing, readers: Sequence[Membership]) -> Changed | None:
    """For the author of a text that is shared now; None when everybody to whom it was given can still read it."""
    query = select(HandOver.at, HandOver.from_id).where(HandOver.sharing_id == sharing.id)
    moves = db.session.execute(query.where(HandOver.from_id.is_not(None)))
    went = [*((at, each) for at, each in moves), *((one.at, one.coach_id) for one in sharing.declined)]
    present = {one.user_id for one in readers}
    gone = sorted(((at, each) for at, each in went if each is not None and each not in present), reverse=True)
    former = db.session.get(User, gone[0][1]) if gone else None
    return Changed(former, _now_with(sharing, readers)) if former is not None else None


def _now_with(sharing: Sharing, readers: Sequence[Membership]) -> tuple[Membership, ...]:
    coach = tuple(one for one in readers if one.user_id == sharing.coach_id)
    return coach or tuple(one for one in readers if one.role is Role.LECTURER)
