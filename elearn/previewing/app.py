"""The app that is previewed with: Tandem itself on these courses, with data that is thrown away."""

import secrets
from pathlib import Path

from flask import Flask
from pydantic import Field

from elearn import create_app
from elearn.previewing import around, views
from elearn.previewing.place import Place
from elearn.previewing.watching import Watched
from elearn.serving import migrate
from elearn.settings import Settings
from elearn.web.access import refuse_undeclared

COOKIE = "tandem_preview"
"""not the site's: cookies are shared by all ports of a machine, and a demo may run on another"""


class PreviewSettings(Settings):
    """Settings that no environment variable can change; the only courses are those of `folder`."""

    folder: Path = Field(description="The folder of courses.")

    @property
    def course_folders(self) -> list[Path]:
        return [self.folder]


def preview_app(place: Place, data: Path) -> Flask:
    """Tandem around the courses at a place, with its database in the empty folder `data`."""
    own = {"secret_key": secrets.token_hex(32), "data": data, "secure_cookies": False, "watch_courses": True}
    app = create_app(PreviewSettings.model_validate({**own, "folder": place.root}))
    app.config["SESSION_COOKIE_NAME"] = COOKIE
    app.extensions["watched"] = Watched(place, app.extensions["library"])
    app.extensions["preview_start"] = secrets.token_hex(4)
    app.register_blueprint(views.blueprint)
    refuse_undeclared(app)
    around.surround(app)
    with app.app_context():
        migrate(app)
    return app
