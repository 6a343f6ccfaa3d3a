"""Every address of answering together: asking the partner, agreeing to both parts, and answering alone after all."""

from flask import abort, render_template, request
from flask_babel import gettext as _

from elearn.database import db
from elearn.reflections import finding, pages
from elearn.reflections.answer_models import Feedback
from elearn.reflections.blueprint import SHARING, Page, blueprint, me
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.tandem_views import ANSWER, went_on
from elearn.reflections.together import actions as joint_actions
from elearn.reflections.together import queries as joint_queries
from elearn.reflections.together.actions import TogetherProblem
from elearn.reflections.together.showing import as_given
from elearn.web import htmx
from elearn.web.access import permission
from elearn.web.ids import BIGGEST

TOGETHER = SHARING + "/samen"

blueprint.add_app_template_global(as_given)
blueprint.add_app_template_global(lambda: joint_queries.asked_together(me()), "asked_together_of_me")


@blueprint.get(ANSWER + "/samen")
@permission("feedback.write", feedback=finding.find_feedback)
def ask_together(feedback: Feedback) -> Page:
    """Says who will read and hear the draft, before it is so."""
    return _asking(feedback)


def _asking(feedback: Feedback, problem: str = "") -> str:
    partners = joint_queries.partners_for(feedback.sharing, me())
    return render_template("reflections/ask_together.html", feedback=feedback, partners=partners, problem=problem)


@blueprint.post(ANSWER + "/samen")
@permission("feedback.write", feedback=finding.find_feedback)
def answer_together(feedback: Feedback) -> Page:
    partners = joint_queries.partners_for(feedback.sharing, me())
    wanted = request.form.get("partner", type=int)
    partner = next((one for one in partners if one.id == wanted), None)
    if partner is None:
        return _asking(feedback, _("Choose somebody to answer with.")), 422
    try:
        joint_actions.answer_together(feedback, partner)
    except TogetherProblem as problem:
        return _asking(feedback, str(problem)), 422
    db.session.commit()
    words = _("You answer together with %(name)s. %(name)s can read and hear your part now.", name=partner.shown_name)
    return went_on(feedback.sharing_id, words)


@blueprint.post(TOGETHER + "/akkoord")
@permission("sharing.answer", sharing=finding.find_sharing)
def agree(sharing: Sharing) -> Page:
    """The form carries what was seen: agreeing to anything else is refused, with both parts as they are now."""
    try:
        joint = joint_actions.agree(sharing, _number(), me(), request.form.get("seen", ""))
    except TogetherProblem as problem:
        return _again(sharing.id, problem)
    db.session.commit()
    if joint.released_at is not None:
        return went_on(sharing.id, _("Your answer together is released. The learner can read and hear both parts now."))
    partner = joint.other_than(me())
    name = partner.shown_name if partner else ""
    return went_on(sharing.id, _("You agreed. When %(name)s agrees too, both parts are released.", name=name))


@blueprint.post(TOGETHER + "/weg")
@permission("sharing.answer", sharing=finding.find_sharing)
def part_ways(sharing: Sharing) -> Page:
    try:
        joint_actions.part_ways(sharing, _number(), me())
    except TogetherProblem as problem:
        return _again(sharing.id, problem)
    db.session.commit()
    return went_on(sharing.id, _("You answer alone again. What you wrote is a draft that only you can read and hear."))


def _number() -> int:
    return min(request.form.get("joint", 0, type=int), BIGGEST)


def _again(sharing_id: int, problem: TogetherProblem) -> Page:
    db.session.rollback()
    found = finding.find_sharing(sharing_id) or abort(404)
    context = pages.sharing_context(found, together_problem=str(problem))
    return htmx.invalid("reflections/_reading.html", "reflections/sharing.html", **context)
