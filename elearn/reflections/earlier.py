"""What was answered on earlier versions of a text, and what changed since: only what the reader may read themselves."""

from dataclasses import dataclass
from functools import cached_property

from elearn.reflections.models import Version
from elearn.reflections.queries import answered_before
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Actor, Role
from elearn.rules.differences import Stretch, differences, is_changed
from elearn.rules.sharing import may_answer


@dataclass(frozen=True)
class Earlier:
    """Sharings of earlier versions that were answered, newest first, beside the newer `text`."""

    sharings: tuple[Sharing, ...]
    text: str

    @property
    def version(self) -> Version | None:
        return self.sharings[0].version if self.sharings else None

    @cached_property
    def changes(self) -> tuple[Stretch, ...]:
        """What changed since the newest version that was answered; empty where nothing did."""
        found = differences(self.version.text, self.text) if self.version else ()
        return found if is_changed(found) else ()


def earlier_than(sharing: Sharing, reader: Actor) -> Earlier:
    """What the author, or somebody of the tandem, sees beside a newer version of answers to older ones."""
    return Earlier(tuple(one for one in answered_before(sharing) if _may_see(reader, one)), sharing.version.text)


def _may_see(reader: Actor, sharing: Sharing) -> bool:
    """The author keeps every answer; the tandem sees those to what is shared with them now."""
    if sharing.owner_id == reader.id:
        return True
    declined = reader.roles.get(sharing.group_id) is not Role.LECTURER and any(
        one.coach_id == reader.id for one in sharing.declined
    )
    return may_answer(reader, sharing) and not declined
