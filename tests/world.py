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
    [made] = people(name, is_admin=is_admin)
    return made


def people(*names: str, is_admin: bool = False) -> list[User]:
    """The same for several at once, which costs hardly more."""
    made = [
        User(login_name=name, login_key=compare_key(name), shown_name=name, pass_phrase_hash=CHEAP, is_admin=is_admin)
        for name in names
    ]
    db.session.add_all(made)
    db.session.flush()
    return made


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
    amina, joris, nadia, rachid, pieter, lotte, sam = people(*names)
    els = person("Els", is_admin=True)
    tandem = {pieter: Role.LECTURER, nadia: Role.COACH, rachid: Role.COACH}
    group = make_group("Eerste jaar A", "AMINA234", tandem | {amina: Role.LEARNER, joris: Role.LEARNER})
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
