"""The addresses at which somebody leaves a group by themselves."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from elearn.database import db
from elearn.groups import actions, queries
from elearn.groups.blueprint import Page, blueprint
from elearn.groups.leaving import what_goes
from elearn.groups.models import Group, Membership
from elearn.web.access import permission


def _mine(group: Group) -> Membership:
    return queries.membership_of(group.id, current_user.id) or abort(404)


@blueprint.get("/<int:group_id>/vertrek")
@permission("group.leave", group=queries.find_group)
def ask_to_leave(group: Group) -> Page:
    return render_template("groups/leave.html", group=group, goes=what_goes(_mine(group)))


@blueprint.post("/<int:group_id>/vertrek")
@permission("group.leave", group=queries.find_group)
def leave(group: Group) -> Page:
    try:
        actions.remove_member(_mine(group), current_user.id)
    except actions.LastLecturer as problem:
        flash(str(problem), "error")
        return redirect(url_for("groups.group", group_id=group.id), 303)
    db.session.commit()
    flash(_("You left %(group)s. What you wrote stays yours.", group=group.name), "success")
    return redirect(url_for("groups.mine"), 303)
