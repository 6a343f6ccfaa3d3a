"""What can be done with accounts. Every action flushes; the view commits."""

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from elearn.accounts import pass_phrases, sessions
from elearn.accounts.models import User
from elearn.accounts.names import compare_key, tidy_name
from elearn.database import db, now
from elearn.web.throttle import Limit, count, exceeded

TRIES = Limit("log-in for one name from one address", 8, timedelta(minutes=15))
TRIES_ANYWHERE = Limit("log-in for one name from devices it was never used on", 60, timedelta(minutes=15))
TRIES_BY_ADDRESS = Limit("log-in from one address", 60, timedelta(minutes=15))
TRIES_KNOWN = Limit("log-in for one name on a device it was used on", 12, timedelta(minutes=15))


class NameTaken(ValueError):
    """Somebody already logs in with this name."""


class Throttled(Exception):
    """Too many tries; the person can try again in a quarter of an hour."""


@dataclass(frozen=True)
class Caller:
    """Where a log-in comes from. `is_known` when this device was used for this name before (OWASP device cookie)."""

    address: str
    is_known: bool = False


def new_guest() -> User:
    """A learner without an account, known on one device."""
    guest = User(shown_name="")
    db.session.add(guest)
    db.session.flush()
    return guest


def find_by_name(name: str) -> User | None:
    return db.session.scalar(select(User).where(User.login_key == compare_key(name)))


def make_account(name: str, phrase: str, email: str = "", guest: User | None = None, *, checked: bool = True) -> User:
    """Make an account; a guest's work stays where it is, because the guest becomes the account.

    Raises:
        NameProblem, NameTaken, PassPhraseProblem: each with a message that says what to do.
    """
    name = tidy_name(name)
    if checked:
        pass_phrases.accept(phrase, name)
    if find_by_name(name) is not None:
        raise NameTaken(_("Somebody already uses this name. Choose another one, or log in if it is you."))
    user = guest if guest is not None and guest.is_guest else User()
    user.login_name, user.login_key = name, compare_key(name)
    user.shown_name = user.shown_name or name
    user.email = email.strip() or None
    user.pass_phrase_hash = pass_phrases.hash_phrase(phrase)
    db.session.add(user)
    db.session.flush()
    return user


def check_log_in(name: str, phrase: str, caller: Caller, *, demo: bool) -> User | None:
    """The person with this name and pass phrase, or None.

    Failures count per name and address, so that a stranger's tries never lock the owner out; a device on which this
    name logged in before has a count of its own.

    Raises:
        Throttled: whether the pass phrase was right is then not even looked at.
    """
    limits = _limits(compare_key(name), caller)
    if any(exceeded(limit, *who) for limit, who in limits):
        raise Throttled
    user = find_by_name(name)
    right = pass_phrases.matches(user.pass_phrase_hash if user else None, phrase)
    if right and user is not None and not user.is_suspended and (demo or phrase != pass_phrases.DEMO):
        return user
    for limit, who in limits:
        count(limit, *who)
    return None


def _limits(key: str, caller: Caller) -> list[tuple[Limit, tuple[str, ...]]]:
    if caller.is_known:
        return [(TRIES_KNOWN, (key, caller.address))]
    return [(TRIES, (key, caller.address)), (TRIES_ANYWHERE, (key,)), (TRIES_BY_ADDRESS, (caller.address,))]


def set_pass_phrase(user: User, phrase: str, but_session: int | None = None) -> None:
    """Give somebody a new pass phrase; every other session ends at once.

    Raises:
        PassPhraseProblem
    """
    pass_phrases.accept(phrase, user.login_name or "")
    user.pass_phrase_hash = pass_phrases.hash_phrase(phrase)
    sessions.end_all_sessions(user, but=but_session)
    db.session.flush()


def rename(user: User, shown_name: str, email: str) -> None:
    """Change the name others see, and the e-mail address.

    Raises:
        NameProblem
    """
    user.shown_name = tidy_name(shown_name)
    user.email = email.strip() or None
    db.session.flush()


def suspend(user: User) -> None:
    """Shut an account: its sessions end at once, its work stays."""
    user.suspended_at = user.suspended_at or now()
    sessions.end_all_sessions(user)
    db.session.flush()


def restore(user: User) -> None:
    user.suspended_at = None
    db.session.flush()
