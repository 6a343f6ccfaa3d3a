"""What one of two who answer together sees of it, and released answers with those given together as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from elearn.accounts.models import User
from elearn.reflections.answer_models import Feedback
from elearn.reflections.together.models import JointAnswer, JointPart
from elearn.reflections.together.queries import open_together
from elearn.rules import agreeing
from elearn.rules.actor import Role


@dataclass(frozen=True)
class Together:
    """An open answer together, for one of its two people."""

    joint: JointAnswer
    reader_id: int

    @property
    def id(self) -> int:
        return self.joint.id

    @property
    def partner(self) -> User | None:
        return self.joint.other_than(self.reader_id)

    @property
    def mine(self) -> JointPart | None:
        return self.joint.part_of(self.reader_id)

    @property
    def theirs(self) -> JointPart | None:
        return next((part for part in self.joint.parts if part is not self.mine), None)

    def has(self, posting: str) -> bool:
        """The reader's part is the draft that this form makes."""
        return self.mine is not None and self.mine.feedback.posting == posting

    @property
    def answers(self) -> list[Feedback]:
        """Both parts, or the one that is there; the coach's first."""
        return coach_first([part.feedback for part in self.joint.parts])

    @cached_property
    def _seen(self) -> list[agreeing.Part]:
        return [part.as_seen() for part in self.joint.parts]

    @property
    def fingerprint(self) -> str:
        return agreeing.fingerprint(self._seen)

    @property
    def is_whole(self) -> bool:
        return agreeing.is_whole(self._seen)

    @property
    def i_agreed(self) -> bool:
        return self.mine is not None and agreeing.has_agreed(self.mine.as_seen(), self._seen)

    @property
    def they_agreed(self) -> bool:
        return self.theirs is not None and agreeing.has_agreed(self.theirs.as_seen(), self._seen)

    @property
    def is_changed_since(self) -> bool:
        """The reader, or their partner, agreed to something else than what is here now."""
        return any(agreeing.is_outdated(part, self._seen) for part in self._seen)


def together_on(sharing_id: int, user_id: int) -> list[Together]:
    """What somebody is answering together to a text."""
    return [Together(joint, user_id) for joint in open_together(sharing_id, user_id)]


def coach_first(answers: Sequence[Feedback]) -> list[Feedback]:
    return sorted(answers, key=lambda answer: (answer.role is not Role.COACH, answer.id))


def as_given(answers: Sequence[Feedback]) -> list[list[Feedback]]:
    """Released answers in their order: each by itself, and the two that were given together as one."""
    found: dict[tuple[str, int], list[Feedback]] = {}
    for answer in answers:
        joint = answer.part.joint if answer.part is not None else None
        key = ("joint", joint.id) if joint is not None and joint.released_at is not None else ("alone", answer.id)
        found.setdefault(key, []).append(answer)
    return [coach_first(given) for given in found.values()]
