"""The demo class: a lecturer, two coaches, twelve learners, a volunteer halfway, an administrator."""

import random
from datetime import date, timedelta

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.accounts.names import compare_key
from elearn.accounts.pass_phrases import DEMO, hash_phrase
from elearn.database import db
from elearn.demo import texts
from elearn.demo.studying import study, study_as_a_volunteer
from elearn.demo.writing import give_a_voice, write
from elearn.groups.actions import assign, make_group
from elearn.groups.models import Group, Membership
from elearn.rules.actor import Role

ACCOUNTS = (
    ("student", "Amina", "studies social work"),
    ("docent", "Pieter", "teaches, and answers in tandem"),
    ("coach", "Nadia", "knows poverty from her own life, and answers"),
    ("vrijwilliger", "Lies", "is halfway the route for volunteers"),
    ("beheer", "Els", "looks after the accounts"),
)
JOIN_CODE = "TANDEM22"


def accounts_text(address: str) -> str:
    """What `make run` prints: where to go and with whom."""
    lines = [f"  {name:14}{shown:8}{does}" for name, shown, does in ACCOUNTS]
    return "\n".join([f"Tandem is open on {address}", f"Log in with the pass phrase {DEMO} as:", *lines, ""])


def fill_once() -> bool:
    """Fill an empty database; False when the class was there already."""
    if db.session.scalar(select(User.id).where(User.login_key == "docent")) is not None:
        db.session.rollback()
        return False
    _fill(random.Random(7))  # noqa: S311  the same class every time
    db.session.commit()
    return True


def _fill(chance: random.Random) -> None:
    phrase = hash_phrase(DEMO)
    known = {shown: _account(name, shown, phrase) for name, shown, _does in ACCOUNTS}
    known["Els"].is_admin = True
    names = [name for name in texts.LEARNERS if name not in known]
    known |= {name: _account(name.lower(), name, phrase) for name in ("Rachid", *names)}
    group = _group(known)
    for nth, name in enumerate(texts.LEARNERS):
        study(known[name], nth, chance)
    study_as_a_volunteer(known["Lies"], chance)
    write(known, group)
    give_a_voice(known["Nadia"], known["Pieter"], group)


def _account(name: str, shown: str, phrase: str) -> User:
    user = User(login_name=name, login_key=compare_key(name), shown_name=shown, pass_phrase_hash=phrase)
    db.session.add(user)
    db.session.flush()
    return user


def _group(known: dict[str, User]) -> Group:
    group = make_group("Sociaal werk, eerste jaar A", known["Pieter"])
    group.join_code = JOIN_CODE
    roles = {"Nadia": Role.COACH, "Rachid": Role.COACH} | dict.fromkeys(texts.LEARNERS, Role.LEARNER)
    db.session.add_all(Membership(group_id=group.id, user_id=known[name].id, role=role) for name, role in roles.items())
    assign(group, "bindkracht/visie-op-armoede", date.today() + timedelta(days=9))  # noqa: DTZ011  a day, not a moment
    assign(group, "bindkracht/mamadou", None)
    return group
