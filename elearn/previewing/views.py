"""Every address of the preview: whether something changed, and its own style and script."""

from flask import Blueprint, Response, current_app

from elearn.places import shipped
from elearn.previewing.watching import Watched
from elearn.web.access import permission

blueprint = Blueprint("preview", __name__, url_prefix="/voorbeeld")


def watched() -> Watched:
    """The files that this preview watches."""
    found: Watched = current_app.extensions["watched"]
    return found


def version() -> str:
    """Another text whenever a file changed, and whenever the preview was started again."""
    return f"{current_app.extensions['preview_start']}-{watched().version}"


@blueprint.get("/versie")
@permission("course.read")
def ask() -> Response:
    return Response(version(), mimetype="text/plain")


@blueprint.get("/voorbeeld.css")
@permission("site.visit")
def style() -> Response:
    return Response((shipped("static") / "preview" / "preview.css").read_bytes(), mimetype="text/css")


@blueprint.get("/voorbeeld.js")
@permission("site.visit")
def script() -> Response:
    return Response((shipped("static") / "preview" / "preview.js").read_bytes(), mimetype="text/javascript")
