"""Every address of a coach's desk: one text at a time, later, and not for me."""

from flask import abort, flash, render_template, url_for
from flask_babel import gettext as _

from elearn.care.queries import pause_of
from elearn.database import db
from elearn.reflections import answer_actions, finding, pages, queries
from elearn.reflections.blueprint import SHARING, Page, blueprint, me
from elearn.reflections.notes.writing import hurt_by
from elearn.reflections.sharing_models import Sharing
from elearn.web import htmx
from elearn.web.access import permission
from elearn.web.language import today


@blueprint.get("/mijn-tafel")
@permission("desk.see")
def desk() -> Page:
    beside = {"hurt": hurt_by(me()), "pause": pause_of(me(), today())}
    waiting = queries.waiting_for_coach(me(), limit=1)
    if not waiting:
        return render_template("reflections/desk_empty.html", **beside)
    count = queries.count_waiting_for_coach(me())
    sharing = finding.find_sharing(waiting[0].id) or abort(404)
    context = pages.sharing_context(pages.read_by_me(sharing))
    return render_template("reflections/desk.html", more=count - 1, **beside, **context)


@blueprint.post(SHARING + "/later")
@permission("sharing.answer", sharing=finding.find_given)
def later(sharing: Sharing) -> Page:
    answer_actions.put_off(sharing, me())
    db.session.commit()
    if queries.count_waiting_for_coach(me()) == 1:
        flash(_("This is the only text on your table. It stays here until you have time for it."), "message")
    return htmx.away(url_for("reflections.desk"))


@blueprint.get(SHARING + "/niet-voor-mij")
@permission("sharing.answer", sharing=finding.find_given)
def ask_to_decline(sharing: Sharing) -> Page:
    return render_template("reflections/decline.html", **pages.sharing_context(sharing))


@blueprint.post(SHARING + "/niet-voor-mij")
@permission("sharing.answer", sharing=finding.find_given)
def decline(sharing: Sharing) -> Page:
    answer_actions.decline(sharing, me())
    db.session.commit()
    flash(_("All right. This text is off your table; the lecturer takes it from here."), "success")
    return htmx.away(url_for("reflections.desk"))
