"""Every address of the privacy feature."""

from flask import Blueprint, Response, flash, redirect, render_template, send_file, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from elearn.accounts.models import User
from elearn.database import db
from elearn.privacy import actions
from elearn.privacy.collecting import everything_of, recordings_of
from elearn.privacy.packing import as_text, packed
from elearn.reflections.left import left_drafts
from elearn.web.access import actor, permission

blueprint = Blueprint("privacy", __name__, url_prefix="/mijn-gegevens")


def _me() -> User:
    user = db.session.get(User, current_user.id)
    assert user is not None
    return user


@blueprint.get("/")
@permission("data.manage_own")
def mine() -> str:
    recordings, left = len(recordings_of(_me())), left_drafts(actor())
    return render_template("privacy/mine.html", data=everything_of(_me()), recordings=recordings, left=left)


@blueprint.get("/tandem.json")
@permission("data.manage_own")
def download() -> Response:
    response = Response(as_text(everything_of(_me())), mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="tandem.json"'
    return response


@blueprint.get("/tandem.zip")
@permission("data.manage_own")
def download_with_recordings() -> Response:
    """The same, and every recording as a file beside it."""
    package = packed(everything_of(_me()), recordings_of(_me()))
    return send_file(package, mimetype="application/zip", as_attachment=True, download_name="tandem.zip", max_age=None)


@blueprint.get("/wissen")
@permission("data.manage_own")
def confirm_erasing() -> str:
    return render_template("privacy/erase.html")


@blueprint.post("/wissen")
@permission("data.manage_own")
def erase() -> AnyResponse:
    actions.erase(_me())
    logout_user()
    session.clear()
    db.session.commit()
    flash(_("Everything of yours is erased."), "message")
    return redirect(url_for("lessons.home"), 303)
