"""Every address of a coach's care for themselves."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.care import actions, queries
from elearn.care.forms import CareForm, WorkedForm
from elearn.care.hours import by_month
from elearn.care.models import WorkedTime
from elearn.database import db
from elearn.web.access import actor, permission
from elearn.web.language import today

blueprint = Blueprint("care", __name__, url_prefix="/mijn-tafel")

Page = tuple[str, int] | Response


@blueprint.get("/zorg")
@permission("desk.see")
def care() -> Page:
    form = CareForm(obj=queries.care_of(_me()))
    form.paused_until.data = queries.pause_of(_me(), today())
    return _care_page(form)


@blueprint.post("/zorg")
@permission("desk.see")
def set_care() -> Page:
    form = CareForm(request.form)
    if not form.validate():
        return _care_page(form, 422)
    actions.set_care(_me(), form.paused_until.data, form.most_a_week.data, form.rather_not.data or "")
    db.session.commit()
    flash(_("Kept. It holds from now on for new texts; what lies on your table stays there."), "success")
    return redirect(url_for("care.care"), 303)


def _care_page(form: CareForm, status: int = 200) -> Page:
    return render_template("care/care.html", form=form, pause=queries.pause_of(_me(), today())), status


def _me() -> int:
    known = actor().id
    assert known is not None
    return known


@blueprint.get("/uren")
@permission("desk.see")
def hours() -> Page:
    return _hours_page(WorkedForm(data={"on_day": today()}))


@blueprint.post("/uren")
@permission("desk.see")
def note_time() -> Page:
    form = WorkedForm(request.form)
    if not form.validate() or form.on_day.data is None or form.minutes.data is None:
        return _hours_page(form, 422)
    actions.note_time(_me(), form.on_day.data, form.minutes.data, form.what.data or "")
    db.session.commit()
    return redirect(url_for("care.hours"), 303)


def _hours_page(form: WorkedForm, status: int = 200) -> Page:
    return render_template("care/hours.html", form=form, months=by_month(queries.worked_by(_me()))), status


@blueprint.post("/uren/<int:worked_id>/weg")
@permission("time.drop", worked=queries.find_worked)
def drop_time(worked: WorkedTime) -> Page:
    db.session.delete(worked)
    db.session.commit()
    return redirect(url_for("care.hours"), 303)
