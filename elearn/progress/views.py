"""Every address of the progress feature."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.database import db
from elearn.lessons.links import link_to, present_route
from elearn.lessons.way import way_of
from elearn.library import Page
from elearn.progress.actions import finish_page
from elearn.progress.overview import what_they_did
from elearn.web.access import actor, learner_id, permission
from elearn.web.library import catalogue

blueprint = Blueprint("progress", __name__)


@blueprint.get("/voortgang")
@permission("progress.see_own")
def mine() -> str:
    return render_template("progress/mine.html", **what_they_did(actor().id or 0))


@blueprint.post("/voortgang/<course>/<module>/<page>")
@permission("progress.record")
def finish(course: str, module: str, page: str) -> Response:
    found = catalogue().page(course, module, page) or abort(404)
    there = _after(found)
    finish_page(learner_id(), found.key)
    db.session.commit()
    return redirect(there, 303)


def _after(page: Page) -> str:
    way = way_of(page, catalogue(), present_route())
    following = way.after(page)
    if following is not None:
        return link_to(following, way.route)
    flash(_("You came to the end. What you did is kept, and you can look through it again."), "success")
    return link_to(way.route) if way.route else url_for("lessons.course", course=page.course)
