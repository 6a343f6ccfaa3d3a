"""Who may read and hear a coach's voice in the course: its giver, the lecturers who are asked, then those it is for."""

from enum import StrEnum
from typing import Protocol

from elearn.rules.actor import Actor, Role


class Hearers(StrEnum):
    """For whom a voice is, once it is in the course."""

    GROUP = "group"
    EVERYONE = "everyone"


class VoiceInCourse(Protocol):
    """What the rules need to know of a voice."""

    @property
    def owner_id(self) -> int: ...
    @property
    def group_id(self) -> int: ...
    @property
    def hearers(self) -> Hearers: ...
    @property
    def is_offered(self) -> bool: ...
    @property
    def is_in_course(self) -> bool: ...


def may_judge_voice(actor: Actor, voice: VoiceInCourse) -> bool:
    """A lecturer of its group, from the moment it is offered until it is out of the course again."""
    is_theirs = actor.roles.get(voice.group_id) is Role.LECTURER and voice.owner_id != actor.id
    return is_theirs and (voice.is_offered or voice.is_in_course)


def may_see_voice(actor: Actor, voice: VoiceInCourse) -> bool:
    """The page of the voice itself; a draft is its giver's alone."""
    return (actor.id is not None and voice.owner_id == actor.id) or may_judge_voice(actor, voice)


def may_hear_voice(actor: Actor, voice: VoiceInCourse) -> bool:
    """Its sound: as its page, and in the course by those it is for."""
    if may_see_voice(actor, voice):
        return True
    is_for_them = voice.hearers is Hearers.EVERYONE or voice.group_id in actor.roles
    return voice.is_in_course and is_for_them
