"""The address of a page that is shown: signed, so that nobody guesses it and a stolen database opens nothing."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from elearn.database import db
from elearn.growth.models import PageLink, ShownPage
from elearn.growth.queries import page_behind
from elearn.web.language import today


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a page that is shown")


def token_of(link: PageLink) -> str:
    return str(_serializer().dumps([link.id, link.nonce]))


def page_at(token: str) -> ShownPage | None:
    """The page that a token opens; None for one that is not ours, that was ended, or whose last day is past."""
    try:
        link_id, nonce = _serializer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    link = db.session.get(PageLink, link_id)
    return page_behind(link) if link is not None and link.nonce == nonce and is_open(link) else None


def is_open(link: PageLink) -> bool:
    """Up to and including its last day."""
    return link.last_day >= today()
