"""The people of the tests: one class, its tandem, an outsider and an administrator."""

from dataclasses import dataclass
from datetime import timedelta

from argon2 import PasswordHasher

from elearn.accounts.models import User
from elearn.accounts.names import compare_key
from elearn.database import db, now
from elearn.groups.models import Group, Membership
from elearn.rules.actor import Role

PASS_PHRASE = "drie blauwe fietsen"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASS_PHRASE)
"""a hash is checked at its own cost, and hundreds of tests log in"""


def person(name: str, *, is_admin: bool = False) -> User:
    """Somebody with an account, whose pass phrase is PASS_PHRASE."""
    user = User(
        login_name=name, login_key=compare_key(name), shown_name=name, pass_phrase_hash=CHEAP, is_admin=is_admin
    )
    db.session.add(user)
    db.session.flush()
    return user


@dataclass
class World:
    """Pieter's class: learners Amina and Joris, coaches Nadia and Rachid. Lotte is a lecturer of another group."""

    amina: User
    joris: User
    nadia: User
    rachid: User
    pieter: User
    lotte: User
    sam: User
    els: User
    group: Group
    other_group: Group

    def everyone(self) -> list[User]:
        return [self.amina, self.joris, self.nadia, self.rachid, self.pieter, self.lotte, self.sam, self.els]


def build_world() -> World:
    """Make the people and their groups, and commit. Sam is a learner in Lotte's group; Els is the administrator."""
    names = ("Amina", "Joris", "Nadia", "Rachid", "Pieter", "Lotte", "Sam")
    amina, joris, nadia, rachid, pieter, lotte, sam = (person(name) for name in names)
    els = person("Els", is_admin=True)
    group = make_group("Eerste jaar A", "AMINA234", {pieter: Role.LECTURER, nadia: Role.COACH, rachid: Role.COACH})
    join(group, {amina: Role.LEARNER, joris: Role.LEARNER})
    other = make_group("Avondgroep", "LOTTE234", {lotte: Role.LECTURER, sam: Role.LEARNER})
    db.session.commit()
    return World(amina, joris, nadia, rachid, pieter, lotte, sam, els, group, other)


def make_group(name: str, code: str, members: dict[User, Role]) -> Group:
    group = Group(name=name, join_code=code, join_code_expires_at=now() + timedelta(days=90))
    db.session.add(group)
    db.session.flush()
    join(group, members)
    return group


def join(group: Group, members: dict[User, Role]) -> None:
    db.session.add_all(Membership(group_id=group.id, user_id=user.id, role=role) for user, role in members.items())
    db.session.flush()
