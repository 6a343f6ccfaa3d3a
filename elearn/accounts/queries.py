"""Reading people: who is behind a request, and the administrator's list."""

from sqlalchemy import select

from elearn.accounts.models import LoginSession, User
from elearn.database import db
from elearn.groups.models import Membership
from elearn.rules.actor import Actor
from elearn.web.held import HeldForm

PAGE = 50


def actor_for(user: User) -> Actor:
    """The person as the rules see them."""
    mine = select(Membership.group_id, Membership.role).where(Membership.user_id == user.id)
    roles = {group: role for group, role in db.session.execute(mine)}  # noqa: C416  a row is not a pair to mypy
    return Actor(id=user.id, has_account=not user.is_guest, is_admin=user.is_admin, roles=roles)


def accounts_after(key: str = "") -> list[User]:
    """Accounts by name, one page and one more, beginning after the login key `key`."""
    query = select(User).where(User.login_key.is_not(None), User.login_key > key)
    return list(db.session.scalars(query.order_by(User.login_key).limit(PAGE + 1)))


def find_account(user_id: int) -> User | None:
    user = db.session.get(User, user_id)
    return user if user is not None and not user.is_guest else None


def find_login_session(session_id: int) -> LoginSession | None:
    return db.session.get(LoginSession, session_id)


def find_held_form(held_id: int) -> HeldForm | None:
    return db.session.get(HeldForm, held_id)
