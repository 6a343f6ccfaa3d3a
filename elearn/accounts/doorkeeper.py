"""Tells the web room who is at the door, makes a visitor a guest, and remembers who was here before."""

from flask import Flask, session
from flask_login import LoginManager, current_user, login_user

from elearn.accounts import sessions
from elearn.accounts.actions import new_guest
from elearn.accounts.models import User
from elearn.accounts.queries import actor_for
from elearn.database import db
from elearn.rules.actor import VISITOR, Actor
from elearn.web.access import employ

FORMER = "former"
"""where the cookie keeps the token of the last session, so that a late form finds its writer"""
GUEST = "guest"
"""where the cookie keeps the token of the guest learner on whose device somebody logged in"""


class Doorkeeper:
    """See `elearn.web.access.Doorkeeper`."""

    def who(self) -> Actor:
        return actor_for(current_user) if current_user.is_authenticated else VISITOR

    def welcome(self) -> Actor:
        return actor_for(let_in(new_guest()))

    def formerly(self) -> int | None:
        """The id of whoever was last logged in with this cookie."""
        former = session.get(FORMER)
        found = sessions.find_session(former) if former else None
        return found.user_id if found else None


def let_in(user: User) -> User:
    """Open a session for somebody and put it in the cookie."""
    sessions.open_session(user)
    login_user(user)
    session.permanent = True
    session[FORMER] = user.session_token
    return user


def guest_of_device() -> User | None:
    """The guest learner who worked on this device before somebody logged in on it."""
    guest = sessions.user_of(session.get(GUEST, ""))
    return guest if guest is not None and guest.is_guest else None


def set_up_log_in(app: Flask) -> None:
    """Install flask-login with sessions that live in the database."""
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(sessions.user_of)
    manager.init_app(app)
    employ(app, Doorkeeper())


def signed_in() -> User:
    """The person of this request; only for views whose permission asks for one."""
    user = db.session.get(User, current_user.id)
    assert user is not None
    return user
