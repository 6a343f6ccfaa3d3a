"""Every address of the groups feature."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]

from elearn.accounts.models import User
from elearn.accounts.names import NameProblem
from elearn.database import db
from elearn.groups import actions, answer_views, forms, leaving_views, queries
from elearn.groups.blueprint import Page, blueprint, done
from elearn.groups.desk import Desk, desk_of
from elearn.groups.leaving import what_goes
from elearn.groups.models import Assignment, Group, Invitation, Membership
from elearn.pictures.named import named_pictures
from elearn.rules.actor import Role
from elearn.web.access import actor, permission
from elearn.web.library import catalogue
from elearn.web.throttle import WRONG_CODES, Limit, address, count, exceeded

__all__ = ["answer_views", "blueprint", "leaving_views"]


def _me() -> User:
    user = db.session.get(User, current_user.id)
    assert user is not None
    return user


@blueprint.get("/")
@permission("group.list_own")
def mine() -> Page:
    return _mine_page(forms.GroupForm(), forms.JoinForm())


def _mine_page(new: forms.GroupForm, join: forms.JoinForm, status: int = 200) -> Page:
    memberships = queries.groups_of(current_user.id)
    return render_template("groups/mine.html", memberships=memberships, new=new, join=join), status


@blueprint.post("/")
@permission("group.create")
def create() -> Page:
    form = forms.GroupForm(request.form)
    try:
        if form.validate():
            group = actions.make_group(form.name.data or "", _me())
            db.session.commit()
            return redirect(url_for("groups.group", group_id=group.id), 303)
    except NameProblem as problem:
        form.name.errors = [str(problem)]
    return _mine_page(form, forms.JoinForm(), 422)


@blueprint.get("/deelname")
@permission("group.join")
def join() -> Page:
    return render_template("groups/join.html", form=forms.JoinForm(data={"code": request.args.get("code", "")[:20]}))


@blueprint.post("/deelname")
@permission("group.join")
def enter() -> Page:
    form = forms.JoinForm(request.form)
    if any(exceeded(limit, *who) for limit, who in _code_limits()):
        form.code.errors = [_("There were many codes in a short time. Wait a quarter of an hour and try again.")]
        return render_template("groups/join.html", form=form), 429
    try:
        if not form.validate():
            return render_template("groups/join.html", form=form), 422
        group = actions.join_with_code(_me(), form.code.data or "")
    except actions.CodeProblem as problem:
        for limit, who in _code_limits():
            count(limit, *who)
        db.session.commit()
        form.code.errors = [str(problem)]
        return render_template("groups/join.html", form=form), 422
    db.session.commit()
    flash(_("You are in the group %(name)s.", name=group.name), "success")
    return redirect(url_for("groups.group", group_id=group.id), 303)


def _code_limits() -> list[tuple[Limit, tuple[object, ...]]]:
    return [(WRONG_CODES, ("person", current_user.id)), (WRONG_CODES, ("address", address()))]


@blueprint.get("/<int:group_id>")
@permission("group.see", group=queries.find_group)
def group(group: Group) -> Page:
    role = actor().roles[group.id]
    if role is Role.LECTURER:
        return _desk_page(group)
    tandem, learners = queries.tandem_of(group.id), queries.learners_of(group.id)
    assignments = [(one, catalogue().module(*one.module_key.split("/", 1))) for one in group.assignments]
    return render_template(
        "groups/group.html",
        group=group,
        role=role,
        tandem=tandem,
        learners=learners,
        membership=queries.membership_of(group.id, current_user.id),
        assignments=assignments,
        pictures=named_pictures(group, catalogue()),
    )


def _desk_page(group: Group, status: int = 200, **changed: object) -> Page:
    desk: Desk = desk_of(group, catalogue())
    assignment = forms.AssignmentForm()
    assignment.module.choices = _modules()
    here: dict[str, object] = {"invitation": forms.InvitationForm(), "assignment": assignment, **changed}
    return render_template("groups/desk.html", group=group, desk=desk, **here), status


def _modules() -> list[SelectChoice]:
    return [
        SelectChoice("", _("Choose a module")),
        *_readable_modules(),
    ]


def _readable_modules() -> list[SelectChoice]:
    return [
        SelectChoice(module.key, module.title, optgroup=course.title)
        for course in catalogue().courses
        for module in course.modules
        if not module.broken
    ]


@blueprint.post("/<int:group_id>/code")
@permission("group.manage", group=queries.find_group)
def renew_code(group: Group) -> Page:
    actions.renew_join_code(group)
    return done(group, _("The group has a new code. The old one no longer works."))


@blueprint.post("/<int:group_id>/code/einde")
@permission("group.manage", group=queries.find_group)
def close_code(group: Group) -> Page:
    actions.close_join_code(group)
    return done(group, _("Nobody can join with the code now."))


@blueprint.post("/<int:group_id>/uitnodigingen")
@permission("group.manage", group=queries.find_group)
def invite(group: Group) -> Page:
    form = forms.InvitationForm(request.form)
    try:
        if form.validate():
            actions.invite(group, Role(form.role.data), form.for_whom.data or "")
            return done(group, _("The invitation is ready. Give the code to %(name)s.", name=form.for_whom.data))
    except NameProblem as problem:
        form.for_whom.errors = [str(problem)]
    return _desk_page(group, 422, invitation=form)


@blueprint.post("/<int:group_id>/uitnodigingen/<int:invitation_id>/einde")
@permission("group.manage", group=queries.find_group)
def withdraw_invitation(group: Group, invitation_id: int) -> Page:
    invitation = db.session.get(Invitation, invitation_id)
    if invitation is not None and invitation.group_id == group.id:
        actions.withdraw_invitation(invitation)
    return done(group, _("The invitation is withdrawn."))


@blueprint.post("/<int:group_id>/opdrachten")
@permission("group.manage", group=queries.find_group)
def assign(group: Group) -> Page:
    form = forms.AssignmentForm(request.form)
    form.module.choices = _modules()
    if not form.validate():
        return _desk_page(group, 422, assignment=form)
    actions.assign(group, form.module.data, form.due_on.data)
    return done(group, _("The group sees this module on its page now."))


@blueprint.post("/<int:group_id>/opdrachten/<int:assignment_id>/einde")
@permission("group.manage", group=queries.find_group)
def unassign(group: Group, assignment_id: int) -> Page:
    assignment = db.session.get(Assignment, assignment_id)
    if assignment is not None and assignment.group_id == group.id:
        actions.unassign(group, assignment.module_key)
    return done(group, _("This module is no longer asked of the group. What people made stays."))


def _member(group: Group, membership_id: int) -> Membership:
    membership = db.session.get(Membership, membership_id)
    return membership if membership is not None and membership.group_id == group.id else abort(404)


@blueprint.get("/<int:group_id>/leden/<int:membership_id>/einde")
@permission("group.manage", group=queries.find_group)
def confirm_removal(group: Group, membership_id: int) -> Page:
    membership = _member(group, membership_id)
    return render_template("groups/remove_member.html", group=group, membership=membership, goes=what_goes(membership))


@blueprint.post("/<int:group_id>/leden/<int:membership_id>/einde")
@permission("group.manage", group=queries.find_group)
def remove_member(group: Group, membership_id: int) -> Page:
    membership = _member(group, membership_id)
    name = membership.user.shown_name
    try:
        actions.remove_member(membership, current_user.id)
    except actions.LastLecturer as problem:
        flash(str(problem), "error")
        return redirect(url_for("groups.group", group_id=group.id), 303)
    return done(group, _("%(name)s is no longer in the group. What they wrote stays theirs.", name=name))
