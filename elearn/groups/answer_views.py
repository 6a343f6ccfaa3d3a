"""The addresses of how a group is answered: the overview, what the group promises, who takes how much, who writes."""

from flask import abort, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from elearn.groups import actions, queries
from elearn.groups.blueprint import Page, blueprint, done
from elearn.groups.forms import LimitForm, PromiseForm, WritingForm
from elearn.groups.models import Group, Membership
from elearn.groups.overview import overview_of
from elearn.rules.actor import Role
from elearn.web.access import permission

OVERVIEW = "/<int:group_id>/antwoorden"


@blueprint.get(OVERVIEW)
@permission("group.manage", group=queries.find_group)
def answers(group: Group) -> Page:
    return _overview_page(group)


def _overview_page(
    group: Group, status: int = 200, *, promise: PromiseForm | None = None, limits: dict[int, LimitForm] | None = None
) -> Page:
    overview = overview_of(group)
    forms = {one.coach.user_id: _limit_form(one.coach) for one in overview.tables} | (limits or {})
    promise = promise or PromiseForm(data={"days": group.answer_within})
    context = {"group": group, "overview": overview, "promise": promise, "limits": forms}
    return render_template("groups/answers.html", **context), status


def _limit_form(coach: Membership) -> LimitForm:
    """Each on the same page, so each with names of its own."""
    return LimitForm(data={"most": coach.most_waiting}, prefix=f"coach-{coach.user_id}")


@blueprint.post(OVERVIEW + "/termijn")
@permission("group.manage", group=queries.find_group)
def set_promise(group: Group) -> Page:
    form = PromiseForm(request.form)
    if not form.validate() or form.days.data is None:
        return _overview_page(group, 422, promise=form)
    actions.promise(group, form.days.data)
    return done(group, _("Kept. Learners read this before they share."), "groups.answers")


@blueprint.post(OVERVIEW + "/ruimte/<int:coach_id>")
@permission("group.manage", group=queries.find_group)
def set_limit(group: Group, coach_id: int) -> Page:
    coach = queries.membership_of(group.id, coach_id)
    if coach is None or coach.role is not Role.COACH:
        abort(404)
    form = LimitForm(request.form, prefix=f"coach-{coach.user_id}")
    if not form.validate():
        return _overview_page(group, 422, limits={coach.user_id: form})
    actions.limit_waiting(coach, form.most.data)
    return done(group, _("Kept. It holds from now on for new texts."), "groups.answers")


@blueprint.post("/<int:group_id>/schrijven")
@permission("group.show_writing", group=queries.find_group)
def show_writing(group: Group) -> Page:
    """A learner lets the lecturers see that they are writing, or no longer."""
    form = WritingForm(request.form)
    membership = queries.membership_of(group.id, current_user.id) or abort(404)
    actions.show_writing(membership, shown=bool(form.shown.data))
    words = _("They may see that you are writing, never what.") if form.shown.data else _("They no longer see it.")
    return done(group, words)
