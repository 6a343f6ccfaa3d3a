"""Every address of the lessons feature."""

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from elearn.lessons import links, speech
from elearn.lessons.actions import note_opening
from elearn.lessons.overview import course_seen, home_seen, module_seen, route_seen
from elearn.lessons.paper import module_on_paper
from elearn.lessons.queries import what_a_page_shows
from elearn.library import Module
from elearn.web.access import actor, permission
from elearn.web.library import catalogue

blueprint = Blueprint("lessons", __name__)
blueprint.app_url_defaults(links.keep_route)
blueprint.add_app_template_filter(links.link_to, "link")
blueprint.add_app_template_filter(speech.duration)
blueprint.add_app_template_filter(speech.spoken)
blueprint.add_app_template_global(speech.lang)
blueprint.add_app_template_global(speech.lang_back)


@blueprint.get("/")
@permission("site.visit")
def home() -> str:
    return render_template("lessons/home.html", **home_seen(actor(), links.present_route()))


@blueprint.get("/over")
@permission("site.visit")
def about() -> str:
    return render_template("lessons/about.html")


@blueprint.get("/cursussen/<course>")
@permission("course.read")
def course(course: str) -> str:
    found = catalogue().course(course) or abort(404)
    links.follow(None)
    return render_template("lessons/course.html", **course_seen(found, actor().id))


@blueprint.get("/cursussen/<course>/<module>")
@permission("course.read")
def module(course: str, module: str) -> str:
    found = catalogue().module(course, module) or abort(404)
    return render_template("lessons/module.html", **module_seen(found, actor().id))


@blueprint.get("/cursussen/<course>/<module>/afdruk")
@permission("course.read")
def paper(course: str, module: str) -> str | Response:
    """A whole module on one page, to print."""
    found = catalogue().module(course, module) or abort(404)
    if found.broken:
        return _repaired(found)
    return render_template("lessons/paper.html", course=catalogue().course(course), **module_on_paper(found))


@blueprint.get("/cursussen/<course>/<module>/<page>")
@permission("course.read")
def page(course: str, module: str, page: str) -> str | Response:
    found = catalogue().page(course, module, page)
    if found is None:
        return _repaired(catalogue().module(course, module))
    reader = actor().id
    done = note_opening(reader, found.key) if reader is not None else set()
    again, row = request.args.get("opnieuw", ""), request.args.get("rij", 0, type=int)
    context = what_a_page_shows(found, reader, again=again, row=row, done=done)
    if "route" in request.args:
        links.follow(context["route"])
    return render_template("lessons/page.html", **context)


def _repaired(module: Module | None) -> Response:
    """A page of a module under repair: the module says so."""
    if module is None or not module.broken:
        abort(404)
    return redirect(links.link_to(module), 303)


@blueprint.get("/routes/<route>")
@permission("course.read")
def route(route: str) -> str:
    found = catalogue().route(route) or abort(404)
    links.follow(found)
    return render_template("lessons/route.html", **route_seen(found, actor().id))


@blueprint.get("/begrippen")
@permission("course.read")
def glossary() -> str:
    return render_template("lessons/glossary.html", glossary=catalogue().glossary)


@blueprint.get("/bronnen")
@permission("course.read")
def sources() -> str:
    return render_template("lessons/sources.html", bibliography=catalogue().bibliography)


@blueprint.get("/zoeken")
@permission("course.read")
def search() -> str:
    return render_template("lessons/search.html", found=catalogue().search(request.args.get("q", "")))
