"""The page on which a coach or a lecturer keeps their own first words to begin an answer with."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.reflections.blueprint import Page, blueprint, me
from elearn.reflections.forms import DraftForm
from elearn.reflections.starters import keeping as starters
from elearn.web.access import permission

PLACE = "/mijn-tafel/eerste-woorden"


@blueprint.get(PLACE)
@permission("starters.keep_own")
def first_words() -> Page:
    own = starters.own_starters(me())
    return _page("\n".join(starters.starters_of(me())), own.revision if own else 0)


def _page(typed: str, revision: int, problem: str = "", stored: str = "") -> str:
    context = {"typed": typed, "revision": revision, "problem": problem, "stored": stored}
    return render_template("reflections/first_words.html", is_own=starters.own_starters(me()) is not None, **context)


@blueprint.post(PLACE)
@permission("starters.keep_own")
def keep_first_words() -> Page:
    form = DraftForm(request.form)
    typed = form.text.data or ""
    try:
        starters.keep_starters(me(), starters.checked_lines(typed), form.known_revision)
    except starters.StartersProblem as problem:
        db.session.rollback()
        revision = form.known_revision if problem.revision is None else problem.revision
        return _page(typed, revision, str(problem), problem.stored), 422
    db.session.commit()
    flash(_("Kept. You find these words above every answer that you write."), "success")
    return redirect(url_for("reflections.first_words"), 303)


@blueprint.post(PLACE + "/terug")
@permission("starters.keep_own")
def first_words_of_tandem() -> Page:
    starters.back_to_those_of_tandem(me())
    db.session.commit()
    flash(_("The first words of Tandem are back."), "success")
    return redirect(url_for("reflections.first_words"), 303)
