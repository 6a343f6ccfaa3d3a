"""The address at which a moment of a run is put beside a reflection."""

from flask import abort, flash, redirect
from flask_babel import gettext as _

from elearn.database import db
from elearn.reflections import actions, finding
from elearn.reflections.beside.moments import moment_of
from elearn.reflections.blueprint import SHEET, Page, blueprint
from elearn.reflections.question import question_at
from elearn.scenarios.models import Run
from elearn.scenarios.queries import find_run
from elearn.web.access import learner_id, permission


@blueprint.post("/runs/<int:run_id>/stappen/<int:position>" + SHEET)
@permission("run.continue", run=find_run)
def quote_moment(run: Run, position: int, course: str, question: str) -> Page:
    """Write about this moment, under this question."""
    asked = question_at(course, question, finding.find_sheet(course, question))
    moment = moment_of(run, position)
    if asked is None or moment is None:
        abort(404)
    actions.put_moment(learner_id(), asked.key, asked.text, moment)
    db.session.commit()
    flash(_("The moment stands beside your text now. Who reads your text sees it too, and nothing else of your run."))
    return redirect(asked.address(), 303)
