"""Every address of the exercises feature."""

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask_babel import format_decimal
from werkzeug.wrappers import Response as AnyResponse

from elearn.blocks.exercise import Exercise
from elearn.blocks.messages import AnswerError
from elearn.blocks.worksheet import Worksheet
from elearn.database import db
from elearn.exercises.actions import keep_answer
from elearn.exercises.gone import was_taken_out, words_sent
from elearn.exercises.pictures import radar_box, radar_of, thread_rows
from elearn.exercises.sheets import rows_to_print, sheet_rows
from elearn.exercises.showing import Shown
from elearn.lessons.links import link_to
from elearn.lessons.queries import exercise_shown, what_a_page_shows, what_an_exercise_shows
from elearn.library import Page
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.library import catalogue

blueprint = Blueprint("exercises", __name__)
blueprint.add_app_template_filter(format_decimal, "decimal")
blueprint.add_app_template_global(radar_of)
blueprint.add_app_template_global(radar_box)
blueprint.add_app_template_global(thread_rows)
blueprint.add_app_template_global(sheet_rows)

MOST_FIELDS = 1000
"""in one form: as many as werkzeug takes parts of a form with files; the largest sheet has a few hundred"""
DRAWN = {"scale": "exercises/_radar.html", "web": "exercises/_web.html"}


def _find(course: str, exercise: str) -> tuple[Exercise, Page]:
    key = f"{course}/{exercise}"
    found, page = catalogue().exercise(key), catalogue().where(key)
    if found is None or page is None:
        abort(404)
    return found, page


@blueprint.post("/oefeningen/<course>/<exercise>")
@permission("exercise.answer")
def answer(course: str, exercise: str) -> AnyResponse:
    if sum(1 for _field in request.form.items(multi=True)) > MOST_FIELDS:
        abort(413)
    if was_taken_out(course, exercise):
        return _gone(course)
    block, page = _find(course, exercise)
    try:
        given = block.read(request.form)
    except AnswerError as problem:
        return _asked_again(block, page, problem)
    keep_answer(learner_id(), page.key_of(block), block, given, request.form.get("posting", ""))
    db.session.commit()
    added = request.form.get("more", 0, type=int) if isinstance(block, Worksheet) else 0
    context = what_an_exercise_shows(block, page, actor().id, just_kept=True, again=added > 0, row_added=added)
    return htmx.answer(_partial(block), _afterwards(block, page, added), **context)


def _gone(course: str) -> Response:
    """For who still had the exercise open: that nothing is lost, and their words to copy."""
    context = {"course": catalogue().course(course), "words": words_sent(request.form), "reader": actor().id}
    template = "exercises/_gone.html" if htmx.wants_fragment() else "exercises/gone.html"
    return make_response(render_template(template, **context), 410)


def _afterwards(block: Exercise, page: Page, added: int) -> str:
    """Where a browser without script goes: to the answer, or to the row that was asked for."""
    if added <= 0:
        return f"{link_to(page)}#{block.id}"
    return url_for(
        "lessons.page",
        course=page.course,
        module=page.module,
        page=page.slug,
        opnieuw=block.id,
        rij=added,
        _anchor=f"{block.id}-row-{added}",
    )


def _asked_again(block: Exercise, page: Page, problem: AnswerError) -> Response:
    shown = exercise_shown(block, page, actor().id, typed=request.form, problem=problem)
    context = what_a_page_shows(page, actor().id, changed={shown.key: shown})
    template = _partial(block) if htmx.wants_fragment() else "lessons/page.html"
    return make_response(render_template(template, part=block, **context), 422)


def _partial(block: Exercise) -> str:
    return f"blocks/{block.kind}.html"


@blueprint.post("/oefeningen/<course>/<exercise>/tekening")
@permission("exercise.answer")
def drawing(course: str, exercise: str) -> Response:
    """The drawing of an answer that is still being made; nothing is kept."""
    block, page = _find(course, exercise)
    if block.kind not in DRAWN:
        abort(404)
    try:
        given = block.read(request.form)
    except AnswerError:
        return make_response("", 204)
    shown = Shown(block, page.key_of(block), again=True)
    around = what_an_exercise_shows(block, page, actor().id)
    return make_response(render_template(DRAWN[block.kind], **around, exercise=shown, answer=given, answers=[given]))


@blueprint.get("/oefeningen/<course>/<exercise>/blad")
@permission("course.read")
def sheet(course: str, exercise: str) -> AnyResponse:
    """A worksheet alone, to print; any other exercise is found on its page."""
    block, page = _find(course, exercise)
    if not isinstance(block, Worksheet):
        return redirect(f"{link_to(page)}#{block.id}", 303)
    context = what_an_exercise_shows(block, page, actor().id)
    shown = context["work"][page.key_of(block)]
    return make_response(render_template("exercises/sheet.html", **context, rows=rows_to_print(shown)))
