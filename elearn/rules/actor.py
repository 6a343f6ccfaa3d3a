"""Who is acting: as little about a person as a rule needs to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What somebody is within one group."""

    LEARNER = "learner"
    COACH = "coach"
    LECTURER = "lecturer"


@dataclass(frozen=True)
class Actor:
    """The person behind a request; `id` is None for a visitor who has written nothing yet."""

    id: int | None = None
    has_account: bool = False
    is_admin: bool = False
    roles: Mapping[int, Role] = field(default_factory=dict)
    """group id → the role in that group"""

    def has_role(self, *wanted: Role) -> bool:
        """Whether this person has one of these roles in any group."""
        return any(role in wanted for role in self.roles.values())


VISITOR = Actor()
