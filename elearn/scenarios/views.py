"""Every address of the scenarios feature."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.blocks.story import Story
from elearn.database import db
from elearn.groups.queries import groups_of
from elearn.pictures.queries import Giving, giving_of
from elearn.pictures.subjects import OfScenario
from elearn.rules.steps import NotOffered
from elearn.scenarios import actions, queries
from elearn.scenarios.drawing import role_track
from elearn.scenarios.models import Run
from elearn.scenarios.patterns import pattern_of
from elearn.scenarios.playing import Playing, Unplayable, playing
from elearn.scenarios.questions import question_after
from elearn.scenarios.words import movements, role_bars, role_label
from elearn.voices.models import Spot
from elearn.voices.queries import beside
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.library import catalogue

blueprint = Blueprint("scenarios", __name__)
blueprint.add_app_template_filter(role_label)

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
    groups = groups_of(reader) if reader and actor().roles else []
    return render_template("scenarios/story.html", runs=runs, groups=groups, **_around(key, found))


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
    template = "scenarios/_scene.html" if htmx.wants_fragment() else "scenarios/run.html"
    try:
        return render_template(template, **_scene(run), reads_on=_is_now(run, request.args.get("lees")))
    except Unplayable:
        return _unplayable(run)


@blueprint.post("/runs/<int:run_id>/stappen")
@permission("run.continue", run=queries.find_run)
def step(run: Run) -> Answer:
    try:
        played = playing(run)
        _keep_words(played)
        if _is_now(run, request.form.get("position")):
            actions.take_step(played, _number(request.form.get("choice", "")))
        db.session.commit()
    except (NotOffered, actions.TooLong) as problem:
        return _not_offered(run, problem)
    except Unplayable:
        return _unplayable(run)
    return _shown(run)


def _is_now(run: Run, position: str | None) -> bool:
    """Whether a form or a link was made where the run still is, so that nothing is done twice."""
    return position == str(len(run.steps))


def _keep_words(played: Playing) -> None:
    for name, moment in played.says.items():
        actions.keep_words(played.run, moment, request.form.get(f"say-{name}", ""))


def _number(text: str) -> int:
    """The number of a choice as posted; -1, which no scene offers, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


@blueprint.post("/runs/<int:run_id>/terug")
@permission("run.continue", run=queries.find_run)
def back(run: Run) -> Answer:
    try:
        _keep_words(playing(run))
        if _is_now(run, request.form.get("position")):
            actions.step_back(run)
        db.session.commit()
        return _shown(run)
    except actions.TooLong as problem:
        return _not_offered(run, problem)
    except Unplayable:
        return _unplayable(run)


@blueprint.post("/runs/<int:run_id>/stop")
@permission("run.continue", run=queries.find_run)
def stop(run: Run) -> Answer:
    """Leave a run where it is; it can be gone on with at any time."""
    try:
        _keep_words(playing(run))
        db.session.commit()
    except actions.TooLong as problem:
        return _not_offered(run, problem)
    except Unplayable:
        return _unplayable(run)
    return htmx.away(url_for("scenarios.debrief", run_id=run.id))


@blueprint.post("/runs/<int:run_id>/stappen/<int:position>/zijweg")
@permission("run.continue", run=queries.find_run)
def branch(run: Run, position: int) -> Answer:
    """Play again from an earlier scene: a new run beside this one."""
    try:
        new = actions.branch_run(playing(run), position)
        db.session.commit()
    except NotOffered:
        abort(404)
    except Unplayable:
        return _unplayable(run)
    return redirect(url_for("scenarios.run", run_id=new.id), 303)


@blueprint.get("/runs/<int:run_id>/nabespreking")
@permission("run.continue", run=queries.find_run)
def debrief(run: Run) -> Answer:
    try:
        context = _now(run)
    except Unplayable:
        return _unplayable(run)
    seen = context["played"].mirror
    drawn: dict[str, Any] = {"roles": role_bars(seen), "track": role_track(seen.roles), "axes": movements(seen)}
    drawn["question"] = question_after(run.scenario_key)
    drawn["giving_run"] = _giving_of(run)
    return render_template("scenarios/debrief.html", seen=seen, **drawn, **context)


def _giving_of(run: Run) -> list[Giving]:
    """The groups that can look at this scenario together; none for a run in a text that is no longer the course's."""
    present = catalogue().story(run.scenario_key)
    if present is None or present.hash != run.text_hash or not actor().roles:
        return []
    return giving_of(OfScenario(run.scenario_key, present).key, actor().id)


@blueprint.get("/rollen")
@permission("run.list_own")
def pattern() -> Answer:
    """The roles somebody tends to take, over all scenarios they played."""
    return render_template("scenarios/pattern.html", pattern=pattern_of(actor().id or 0))


def _now(run: Run) -> dict[str, Any]:
    played = playing(run)
    return {"played": played, "run": run, **_around(run.scenario_key, played.story)}


def _scene(run: Run) -> dict[str, Any]:
    """What `scenarios/_scene.html` takes: where the run is, and the voices beside that scene."""
    now = _now(run)
    return {**now, "beside": beside(Spot.SCENE, f"{run.scenario_key}/{now['played'].scene.id}")}


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
    return htmx.answer("scenarios/_scene.html", url_for("scenarios.run", run_id=run.id), **_scene(run))


def _not_offered(run: Run, problem: Exception) -> Response:
    """The scene as it is now, with what was typed."""
    db.session.rollback()
    message = _("That choice is not there at this moment. This is where the story is now.")
    if isinstance(problem, actions.TooLong):
        message = str(problem)
    shown = {"message": message, "typed": request.form, "reads_on": True}
    return htmx.invalid("scenarios/_scene.html", "scenarios/run.html", **shown, **_scene(run))


def _unplayable(run: Run) -> Response:
    db.session.rollback()
    course, _slash, story = run.scenario_key.partition("/")
    there = url_for("scenarios.story", course=course, story=story) if catalogue().story(run.scenario_key) else ""
    page = render_template("scenarios/unplayable.html", there=there)
    return Response(page, 200, mimetype="text/html")
