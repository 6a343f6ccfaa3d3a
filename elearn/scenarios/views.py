"""Every address of the scenarios feature."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.blocks.story import Story
from elearn.database import db
from elearn.rules.steps import NotOffered
from elearn.scenarios import actions, queries
from elearn.scenarios.models import Run
from elearn.scenarios.playing import Unplayable, playing
from elearn.scenarios.words import axis_bars, role_bars
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.library import catalogue

blueprint = Blueprint("scenarios", __name__)

Answer = str | Response


def _find(course: str, story: str) -> tuple[str, Story]:
    key = f"{course}/{story}"
    found = catalogue().story(key)
    if found is None:
        abort(404)
    return key, found


@blueprint.get("/scenarios/<course>/<story>")
@permission("scenario.play")
def story(course: str, story: str) -> Answer:
    key, found = _find(course, story)
    reader = actor().id
    runs = queries.runs_of(reader, key) if reader else []
    return render_template("scenarios/story.html", runs=runs, **_around(key, found))


@blueprint.post("/scenarios/<course>/<story>/runs")
@permission("scenario.play")
def begin(course: str, story: str) -> Answer:
    key, found = _find(course, story)
    run = actions.begin_run(learner_id(), key, found)
    db.session.commit()
    return redirect(url_for("scenarios.run", run_id=run.id), 303)


@blueprint.get("/runs/<int:run_id>")
@permission("run.continue", run=queries.find_run)
def run(run: Run) -> Answer:
    try:
        return render_template("scenarios/run.html", **_now(run))
    except Unplayable:
        return _unplayable(run)


@blueprint.post("/runs/<int:run_id>/stappen")
@permission("run.continue", run=queries.find_run)
def step(run: Run) -> Answer:
    try:
        played = playing(run)
        if request.form.get("position") == str(len(run.steps)):
            actions.take_step(played, _number(request.form.get("choice", "")))
            db.session.commit()
    except NotOffered:
        return _not_offered(run)
    except Unplayable:
        return _unplayable(run)
    return _shown(run)


def _number(text: str) -> int:
    """The number of a choice as posted; 0, which no scene offers, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


@blueprint.post("/runs/<int:run_id>/terug")
@permission("run.continue", run=queries.find_run)
def back(run: Run) -> Answer:
    if request.form.get("position") == str(len(run.steps)):
        actions.step_back(run)
        db.session.commit()
    try:
        return _shown(run)
    except Unplayable:
        return _unplayable(run)


@blueprint.get("/runs/<int:run_id>/nabespreking")
@permission("run.continue", run=queries.find_run)
def debrief(run: Run) -> Answer:
    try:
        context = _now(run)
    except Unplayable:
        return _unplayable(run)
    seen = context["played"].mirror
    return render_template("scenarios/debrief.html", seen=seen, roles=role_bars(seen), axes=axis_bars(seen), **context)


def _now(run: Run) -> dict[str, Any]:
    played = playing(run)
    return {"played": played, "run": run, **_around(run.scenario_key, played.story)}


def _around(key: str, story: Story) -> dict[str, Any]:
    """What surrounds a scenario on every page of it."""
    return {
        "story": story,
        "course_id": key.partition("/")[0],
        "module": catalogue().story_module(key),
        "home_page": catalogue().story_page(key),
        "is_current": catalogue().story(key) is not None,
        "terms": catalogue().terms_of(story),
    }


def _shown(run: Run) -> Response:
    return htmx.answer("scenarios/_scene.html", url_for("scenarios.run", run_id=run.id), **_now(run))


def _not_offered(run: Run) -> Response:
    db.session.rollback()
    message = _("That choice is not there at this moment. This is where the story is now.")
    return htmx.invalid("scenarios/_scene.html", "scenarios/run.html", message=message, **_now(run))


def _unplayable(run: Run) -> Response:
    db.session.rollback()
    course, _slash, story = run.scenario_key.partition("/")
    there = url_for("scenarios.story", course=course, story=story) if catalogue().story(run.scenario_key) else ""
    page = render_template("scenarios/unplayable.html", there=there)
    return Response(page, 200, mimetype="text/html")
