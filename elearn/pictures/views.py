"""Every address of the pictures feature."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from elearn.blocks.exercise import Exercise
from elearn.database import db
from elearn.groups.models import Group
from elearn.groups.queries import find_group
from elearn.lessons.links import link_to
from elearn.lessons.queries import what_an_exercise_shows
from elearn.library import Page
from elearn.pictures import actions
from elearn.pictures.counting import is_counted
from elearn.pictures.drawn import Drawn
from elearn.pictures.queries import picture_of
from elearn.pictures.subjects import OfExercise, OfScenario
from elearn.pictures.turning import class_view
from elearn.rules.actor import Role
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.ids import BIGGEST
from elearn.web.library import catalogue

blueprint = Blueprint("pictures", __name__, url_prefix="/groepen/<int:group_id>")

EXERCISE = "/beelden/<course>/<exercise>"
SCENARIO = "/scenarios/<course>/<story>"


@blueprint.get(EXERCISE)
@permission("group.see", group=find_group)
def of_exercise(group: Group, course: str, exercise: str) -> str:
    block, page = _find_counted(course, exercise)
    opened = htmx.wants_fragment()
    template = "pictures/_picture.html" if opened else "pictures/picture.html"
    return render_template(template, **_picture_context(group, block, page), opened=opened)


def _find_counted(course: str, exercise: str) -> tuple[Exercise, Page]:
    key = f"{course}/{exercise}"
    block, page = catalogue().exercise(key), catalogue().where(key)
    if block is None or page is None or not is_counted(block):
        abort(404)
    return block, page


def _picture_context(group: Group, block: Exercise, page: Page) -> dict[str, object]:
    picture = picture_of(group.id, page.key_of(block))
    context = what_an_exercise_shows(block, page, actor().id)
    return {**context, "group": group, "drawn": Drawn(block, picture) if picture else None}


@blueprint.post(EXERCISE + "/antwoord")
@permission("picture.give", group=find_group)
def give(group: Group, course: str, exercise: str) -> AnyResponse:
    block, page = _find_counted(course, exercise)
    try:
        actions.give(learner_id(), group.id, OfExercise(page.key_of(block), block), _number("attempt"))
    except actions.NothingToGive:
        return _nothing_to_give(group, block, page)
    db.session.commit()
    return _given(block, page)


def _number(field: str) -> int:
    """The id that was on the page; 0, which nothing has, when the form names no number that a database can hold."""
    number = request.form.get(field, 0, type=int)
    return number if 0 < number <= BIGGEST else 0


def _nothing_to_give(group: Group, block: Exercise, page: Page) -> Response:
    db.session.rollback()
    context = _picture_context(group, block, page)
    return htmx.invalid("pictures/_giving.html", "pictures/picture.html", **context, nothing_to_give=True)


@blueprint.post(EXERCISE + "/antwoord/einde", endpoint="take_out")
@blueprint.delete(EXERCISE + "/antwoord", endpoint="take_out")
@permission("picture.give", group=find_group)
def take_out(group: Group, course: str, exercise: str) -> AnyResponse:
    block, page = _find_counted(course, exercise)
    actions.take_out(learner_id(), group.id, page.key_of(block))
    db.session.commit()
    return _given(block, page)


def _given(block: Exercise, page: Page) -> AnyResponse:
    context = what_an_exercise_shows(block, page, actor().id)
    return htmx.answer("pictures/_giving.html", f"{link_to(page)}#{block.id}-groups", **context, just_changed=True)


@blueprint.get(SCENARIO)
@permission("group.see", group=find_group)
def of_scenario(group: Group, course: str, story: str) -> str:
    """What a group chose at each turning point, beside what its coaches chose, to talk about in class."""
    view = class_view(group.id, _subject(course, story))
    return render_template("pictures/scenario.html", group=group, view=view, course_id=course)


def _subject(course: str, story: str) -> OfScenario:
    found = catalogue().story(f"{course}/{story}")
    return OfScenario(f"{course}/{story}", found) if found else abort(404)


@blueprint.post(SCENARIO + "/keuzes")
@permission("run.give", group=find_group)
def give_run(group: Group, course: str, story: str) -> AnyResponse:
    """A learner adds their choices to the picture; a coach shows their own choices with their name."""
    subject = _subject(course, story)
    is_coach = actor().roles[group.id] is Role.COACH
    act = actions.show_by_name if is_coach else actions.give
    try:
        act(learner_id(), group.id, subject, _number("run"))
    except actions.NothingToGive:
        db.session.rollback()
        flash(_("Play this scenario to its end first, in the text of now. Then you can add your choices."), "error")
        return redirect(url_for("scenarios.story", course=course, story=story), 303)
    db.session.commit()
    flash(_("The group sees your choices with your name.") if is_coach else _("Your choices are added."), "success")
    return redirect(url_for("pictures.of_scenario", group_id=group.id, course=course, story=story), 303)


@blueprint.post(SCENARIO + "/keuzes/einde")
@permission("run.give", group=find_group)
def take_out_run(group: Group, course: str, story: str) -> AnyResponse:
    actions.take_out(learner_id(), group.id, _subject(course, story).key)
    db.session.commit()
    flash(_("Your choices are taken out."), "success")
    return redirect(url_for("pictures.of_scenario", group_id=group.id, course=course, story=story), 303)
