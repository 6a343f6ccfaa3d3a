"""What every address of the groups feature shares: the blueprint, and the way back to the page of a group."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from elearn.database import db
from elearn.groups.codes import shown_code
from elearn.groups.models import Group
from elearn.groups.role_names import role_name

blueprint = Blueprint("groups", __name__, url_prefix="/groepen")
blueprint.add_app_template_filter(shown_code)
blueprint.add_app_template_filter(role_name)

Page = str | tuple[str, int] | Response


def done(group: Group, message: str, endpoint: str = "groups.group") -> Response:
    """Commit, say what was done, and show the page of the group again."""
    db.session.commit()
    flash(message, "success")
    return redirect(url_for(endpoint, group_id=group.id), 303)
