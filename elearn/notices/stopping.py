"""The way out that stands in every mail: a signed token that needs no log-in and stays good."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from elearn.accounts.models import User
from elearn.database import db


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="no more mail")


def _mark(user: User) -> int:
    """Tells somebody from whoever gets the same id after they erased themselves."""
    return int(user.created_at.timestamp())


def token_for(user: User) -> str:
    return str(_serializer().dumps([user.id, _mark(user)]))


def person_of(token: str) -> User | None:
    """Whose mail a token stops; None for a token that is not ours, or of somebody who is gone."""
    try:
        user_id, mark = _serializer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    user = db.session.get(User, user_id)
    return user if user is not None and _mark(user) == mark else None
