"""The one table of permissions: who may do what, as small pure predicates.

A view names one of these permissions; a permission that is not in the table is refused. A subject is the object that
the view is about (None where there is none). Nothing here gives an administrator a way into anybody's private text.
"""

from collections.abc import Callable
from typing import Any

from elearn.rules.actor import Actor, Role
from elearn.rules.sharing import may_answer, may_hear, may_read, may_word
from elearn.rules.voices import may_hear_voice, may_judge_voice, may_see_voice

Rule = Callable[[Actor, Any], bool]


def anyone(actor: Actor, subject: Any) -> bool:
    return True


def learner_here(actor: Actor, subject: Any) -> bool:
    """Somebody who has work here, with or without an account."""
    return actor.id is not None


def account_holder(actor: Actor, subject: Any) -> bool:
    return actor.has_account


def administrator(actor: Actor, subject: Any) -> bool:
    return actor.is_admin


def owner(actor: Actor, subject: Any) -> bool:
    return actor.id is not None and bool(subject.owner_id == actor.id)


def hearer(actor: Actor, answer: Any) -> bool:
    return may_hear(actor, answer, answer.sharing)


def writer_of_words(actor: Actor, answer: Any) -> bool:
    return may_word(actor, answer, answer.sharing)


def receiver(actor: Actor, answer: Any) -> bool:
    """Whose text was answered."""
    return actor.id is not None and bool(answer.receiver_id == actor.id)


def takes_part(actor: Actor, sharing: Any) -> bool:
    """In the conversation about a shared text: its author, and the tandem that answers."""
    return owner(actor, sharing) or may_answer(actor, sharing)


def gives_on(actor: Actor, sharing: Any) -> bool:
    """A lecturer of the group with which a text is shared now."""
    return may_answer(actor, sharing) and actor.roles.get(sharing.group_id) is Role.LECTURER


def member(actor: Actor, group: Any) -> bool:
    return group.id in actor.roles


def lecturer(actor: Actor, group: Any) -> bool:
    return actor.roles.get(group.id) is Role.LECTURER


def learner_in(actor: Actor, group: Any) -> bool:
    return actor.roles.get(group.id) is Role.LEARNER


def plays_in(actor: Actor, group: Any) -> bool:
    """Learners and coaches play a scenario with their group; a lecturer looks on."""
    return actor.roles.get(group.id) in {Role.LEARNER, Role.COACH}


def coach_anywhere(actor: Actor, subject: Any) -> bool:
    return actor.has_role(Role.COACH)


def teacher_anywhere(actor: Actor, subject: Any) -> bool:
    return actor.has_role(Role.LECTURER, Role.COACH)


PERMISSIONS: dict[str, Rule] = {
    "site.visit": anyone,
    "site.manage": administrator,
    "account.log_in": anyone,
    "account.create": anyone,
    "account.manage_own": account_holder,
    "session.end_own": owner,
    "held_form.open": owner,
    "course.read": anyone,
    "exercise.answer": anyone,
    "scenario.play": anyone,
    "run.continue": owner,
    "run.list_own": learner_here,
    "progress.record": anyone,
    "progress.see_own": learner_here,
    "reflection.begin": anyone,
    "reflection.write": owner,
    "reflection.list_own": learner_here,
    "reflection.share": owner,
    "sharing.withdraw": owner,
    "sharing.read": may_read,
    "sharing.answer": may_answer,
    "sharing.give": gives_on,
    "sharing.decide_reader": owner,
    "sharing.round_off": takes_part,
    "feedback.write": owner,
    "feedback.receive": receiver,
    "recording.hear": hearer,
    "recording.word": writer_of_words,
    "desk.see": coach_anywhere,
    "starters.keep_own": teacher_anywhere,
    "time.drop": owner,
    "voice.list_own": account_holder,
    "voice.begin": coach_anywhere,
    "voice.write": owner,
    "voice.see": may_see_voice,
    "voice.hear": may_hear_voice,
    "voice.judge": may_judge_voice,
    "group.create": account_holder,
    "group.list_own": account_holder,
    "group.join": account_holder,
    "group.see": member,
    "group.leave": member,
    "group.manage": lecturer,
    "group.show_writing": learner_in,
    "picture.give": learner_in,
    "run.give": plays_in,
    "notice.list_own": account_holder,
    "growth.see": learner_here,
    "growth.compose": account_holder,
    "consent.list_own": account_holder,
    "consent.decide": owner,
    "data.manage_own": learner_here,
}


def allowed(permission: str, actor: Actor, subject: Any = None) -> bool:
    """Whether `actor` may do `permission` to `subject`; an unknown permission is refused."""
    rule = PERMISSIONS.get(permission)
    return rule is not None and rule(actor, subject)
