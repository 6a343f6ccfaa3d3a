"""Who may read and answer a shared text (the design's rules about people's words)."""

from enum import StrEnum
from typing import Protocol

from elearn.rules.actor import Actor, Role


class Audience(StrEnum):
    """Whom a learner shares a version with."""

    TANDEM = "tandem"
    GROUP = "group"


class SharedText(Protocol):
    """What the rules need to know of a sharing."""

    @property
    def owner_id(self) -> int: ...
    @property
    def group_id(self) -> int: ...
    @property
    def audience(self) -> Audience: ...
    @property
    def coach_id(self) -> int | None: ...
    @property
    def is_withdrawn(self) -> bool: ...


def in_tandem(actor: Actor, sharing: SharedText) -> bool:
    """A lecturer of the group, or the one coach the text was given to."""
    role = actor.roles.get(sharing.group_id)
    return role is Role.LECTURER or (role is Role.COACH and sharing.coach_id == actor.id)


def may_read(actor: Actor, sharing: SharedText) -> bool:
    """Readers of a text that is shared now; after a withdrawal only its author."""
    if actor.id is not None and sharing.owner_id == actor.id:
        return True
    if sharing.is_withdrawn:
        return False
    if sharing.audience is Audience.GROUP and sharing.group_id in actor.roles:
        return True
    return in_tandem(actor, sharing)


def may_answer(actor: Actor, sharing: SharedText) -> bool:
    """The tandem answers; a fellow student reads."""
    return not sharing.is_withdrawn and sharing.owner_id != actor.id and in_tandem(actor, sharing)


class SpokenAnswer(Protocol):
    """What the rules need to know of an answer that was recorded."""

    @property
    def owner_id(self) -> int | None: ...
    @property
    def partner_id(self) -> int | None: ...
    @property
    def is_released(self) -> bool: ...
    @property
    def lacks_words(self) -> bool: ...
    @property
    def has_words_of_another(self) -> bool: ...


def may_hear(actor: Actor, answer: SpokenAnswer, sharing: SharedText) -> bool:
    """A draft is heard by its speaker, and by whom they answer together with; what is released, by whoever may read
    the answers."""
    if not answer.is_released:
        is_theirs = actor.id is not None and actor.id in (answer.owner_id, answer.partner_id)
        return is_theirs and may_answer(actor, sharing)
    is_for_them = actor.id is not None and sharing.owner_id == actor.id
    return is_for_them or may_answer(actor, sharing)


def may_word(actor: Actor, answer: SpokenAnswer, sharing: SharedText) -> bool:
    """The tandem adds the words that are missing; words that somebody else wrote, the speaker may replace once."""
    if not answer.is_released or not may_answer(actor, sharing):
        return False
    return answer.lacks_words or (answer.has_words_of_another and answer.owner_id == actor.id)
