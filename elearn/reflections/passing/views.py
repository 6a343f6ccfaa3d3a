"""The addresses at which a text goes on to another reader, and its author says whether that reader may."""

from collections.abc import Callable

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.reflections import finding, pages
from elearn.reflections.blueprint import SHARING, Page, blueprint, me
from elearn.reflections.notes.writing import NoteTooLong
from elearn.reflections.passing.actions import CannotPass, decide, forget_question, give, hand_over
from elearn.reflections.passing.choices import choices_for, is_waiting, open_question, passing_of
from elearn.reflections.passing.decided import change_decision, decided_about
from elearn.reflections.passing.former import changed_reader
from elearn.reflections.sharing_models import Sharing
from elearn.web import htmx
from elearn.web.access import actor, permission

blueprint.add_app_template_global(passing_of)
blueprint.add_app_template_global(open_question)
blueprint.add_app_template_global(decided_about)
blueprint.add_app_template_global(changed_reader)


@blueprint.app_template_global()
def is_member_of(group_id: int) -> bool:
    """Whether whoever asks is in a group."""
    return group_id in actor().roles


@blueprint.get(SHARING + "/overdracht")
@permission("sharing.answer", sharing=finding.find_given)
def ask_to_hand_over(sharing: Sharing) -> Page:
    return render_template("reflections/hand_over.html", **pages.sharing_context(sharing))


@blueprint.post(SHARING + "/overdracht", endpoint="hand_over")
@permission("sharing.answer", sharing=finding.find_given)
def hand_it_over(sharing: Sharing) -> Page:
    """From the coach to the lecturers of the group."""
    word = request.form.get("note", "")
    try:
        hand_over(sharing, me(), word)
    except (CannotPass, NoteTooLong) as problem:
        context = pages.sharing_context(sharing, problem=str(problem), typed=word)
        return render_template("reflections/hand_over.html", **context), 422
    db.session.commit()
    flash(_("Handed over. The text is off your table, and the lecturer takes it from here."), "success")
    return htmx.away(url_for("reflections.desk"))


@blueprint.get(SHARING + "/doorgeven")
@permission("sharing.give", sharing=finding.find_sharing)
def choose_coach(sharing: Sharing) -> Page:
    return _choose(sharing)


def _choose(sharing: Sharing, problem: str = "", status: int = 200) -> Page:
    waits, asked = is_waiting(sharing), open_question(sharing)
    choices = choices_for(sharing) if waits and asked is None else []
    return render_template(
        "reflections/give.html",
        sharing=sharing,
        waits=waits,
        asked=asked,
        choices=choices,
        asks_first=any(one.asks_first for one in choices),
        problem=problem,
    ), status


@blueprint.post(SHARING + "/doorgeven", endpoint="give")
@permission("sharing.give", sharing=finding.find_sharing)
def give_to_coach(sharing: Sharing) -> Page:
    """To a coach of the group, or first as a question to its author."""
    try:
        asked = give(sharing, request.form.get("coach", 0, type=int), me())
    except CannotPass as problem:
        return _choose(sharing, str(problem), 422)
    coach = asked.coach.shown_name if asked else sharing.coach.shown_name if sharing.coach else ""
    db.session.commit()
    if asked:
        flash(_("Asked. Until the yes, %(coach)s cannot open it.", coach=coach), "success")
    else:
        flash(_("Given to %(coach)s.", coach=coach), "success")
    return htmx.away(url_for("reflections.sharing", sharing_id=sharing.id))


@blueprint.post(SHARING + "/doorgeven/einde")
@permission("sharing.give", sharing=finding.find_sharing)
def take_question_back(sharing: Sharing) -> Page:
    forget_question(sharing)
    db.session.commit()
    flash(_("The question is taken back. Nobody new can read the text."), "success")
    return htmx.away(url_for("reflections.sharing", sharing_id=sharing.id))


@blueprint.post(SHARING + "/lezer")
@permission("sharing.decide_reader", sharing=finding.find_sharing)
def decide_reader(sharing: Sharing) -> Page:
    """The author says yes or no to the reader they were asked about."""
    return _decided(sharing, decide)


@blueprint.post(SHARING + "/lezer/anders")
@permission("sharing.decide_reader", sharing=finding.find_sharing)
def change_reader(sharing: Sharing) -> Page:
    """The author says something else than they said before."""
    return _decided(sharing, change_decision)


def _decided(sharing: Sharing, act: Callable[..., bool]) -> Page:
    says = request.form.get("says", "")
    try:
        if says not in ("yes", "no"):
            raise CannotPass(_("Choose yes or no."))
        can_read = act(sharing, request.form.get("question", 0, type=int), is_allowed=says == "yes")
    except CannotPass as problem:
        db.session.rollback()
        context = pages.sharing_context(sharing, reader_problem=str(problem))
        return render_template("reflections/sharing.html", **context), 422
    db.session.commit()
    flash(_words(says, can_read=can_read), "success")
    return htmx.away(url_for("reflections.sharing", sharing_id=sharing.id))


def _words(says: str, *, can_read: bool) -> str:
    if says == "no":
        return _("All right. Nothing changes: nobody new can read your text.")
    if can_read:
        return _("Thank you. Below you see who can read it now.")
    return _("Your yes is kept. For now nobody new can read your text.")
