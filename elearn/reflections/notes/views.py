"""The addresses at which coach and lecturer write to each other about a text, and a coach says that it hurts."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.reflections import answer_actions, finding, pages
from elearn.reflections.blueprint import SHARING, Page, blueprint, me
from elearn.reflections.notes.writing import NoteTooLong, write_note
from elearn.reflections.sharing_models import Sharing
from elearn.web.access import permission


@blueprint.post(SHARING + "/overleg")
@permission("sharing.answer", sharing=finding.find_sharing)
def write_to_partner(sharing: Sharing) -> Page:
    """A note between coach and lecturer."""
    note = request.form.get("note", "")
    try:
        write_note(sharing, me(), note)
    except NoteTooLong as problem:
        context = pages.sharing_context(sharing, note_problem=str(problem), note_typed=note)
        return render_template("reflections/sharing.html", **context), 422
    db.session.commit()
    return redirect(url_for("reflections.sharing", sharing_id=sharing.id) + "#between-you", 303)


@blueprint.get(SHARING + "/kwetst")
@permission("sharing.answer", sharing=finding.find_given)
def ask_what_hurts(sharing: Sharing) -> Page:
    return render_template("reflections/hurts.html", sharing=sharing)


@blueprint.post(SHARING + "/kwetst")
@permission("sharing.answer", sharing=finding.find_given)
def say_it_hurts(sharing: Sharing) -> Page:
    """The text leaves the coach's table, and the lecturers read that it hurts and how the coach wants to talk."""
    note = request.form.get("note", "")
    try:
        write_note(sharing, me(), note, is_hurt=True)
    except NoteTooLong as problem:
        return render_template("reflections/hurts.html", sharing=sharing, problem=str(problem), typed=note), 422
    answer_actions.decline(sharing, me())
    db.session.commit()
    flash(_("The text is off your table. The lecturer reads that it hurts, and comes to talk with you."), "success")
    return redirect(url_for("reflections.desk"), 303)
