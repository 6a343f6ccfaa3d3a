"""Tandem with a mail server, and a world in which everybody has been there for a month."""

from collections.abc import Iterator

import pytest
from flask import Flask

from elearn.settings import Settings
from tests.notices.happening import long_known
from tests.notices.post import FROM, SITE, Postbox, post_office
from tests.world import World


@pytest.fixture
def class_of_a_month(world: World) -> World:
    """The world, with e-mail addresses."""
    long_known(world)
    return world


@pytest.fixture
def box() -> Postbox:
    """A mail server's box."""
    return Postbox()


@pytest.fixture
def mailing(app: Flask, box: Postbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """The settings of a Tandem that sends its mail to the box."""
    with post_office(box) as port:
        mail = {"mail_url": f"smtp://127.0.0.1:{port}", "mail_from": FROM, "site_url": SITE}
        settings = app.extensions["settings"].model_copy(update=mail)
        monkeypatch.setitem(app.extensions, "settings", settings)
        yield settings
