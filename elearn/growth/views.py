"""Every address of growth: what somebody wrote and saw over time, the page they show, and consent to be on one."""

from typing import Any

from flask import Blueprint, Response, abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from elearn.database import db
from elearn.growth import actions, forms, linking, paper, queries
from elearn.growth.composing import shown_texts
from elearn.growth.models import Consent, ShownPage
from elearn.growth.scales import scans_of
from elearn.reflections.answer_models import Feedback
from elearn.rules.sharing import may_answer
from elearn.scenarios.patterns import pattern_of
from elearn.web import htmx
from elearn.web.access import actor, permission
from elearn.web.language import today

blueprint = Blueprint("growth", __name__)
blueprint.add_app_template_filter(format_date, "dateformat")

Page = str | tuple[str, int] | AnyResponse


def _me() -> int:
    known = actor().id
    assert known is not None
    return known


@blueprint.app_template_global()
def consent_requests() -> int:
    """How many questions about consent wait for whoever looks at the page."""
    me = actor().id
    return queries.count_open_requests(me) if me is not None else 0


@blueprint.app_template_global()
def reads_text_of(answer: Feedback) -> bool:
    """Whether whoever looks at the page may still read the text that was answered; its words are in the quote."""
    return may_answer(actor(), answer.sharing)


@blueprint.get("/groei")
@permission("growth.see")
def mine() -> str:
    return render_template(
        "growth/mine.html",
        texts=queries.texts_of(_me()),
        scans=scans_of(_me()),
        pattern=pattern_of(_me()),
        may_compose=actor().has_account,
    )


@blueprint.get("/groei/tonen")
@permission("growth.compose")
def compose() -> str:
    return render_template("growth/compose.html", **_composing(_form_of(queries.page_of(_me()))))


def _form_of(page: ShownPage | None) -> forms.PageForm:
    if page is None:
        return forms.PageForm()
    chosen = [part.version_id for part in page.parts if part.version_id is not None]
    answers = [part.feedback_id for part in page.parts if part.feedback_id is not None]
    kept = {"title": page.title, "introduction": page.introduction, "revision": page.revision}
    return forms.PageForm(data={**kept, "version": chosen, "answer": answers})


def _composing(form: forms.PageForm, link_form: forms.LinkForm | None = None, **more: Any) -> dict[str, Any]:
    texts, page = queries.texts_of(_me()), queries.page_of(_me())
    every = [one.id for text in texts for version in text.versions for each in version.sharings for one in each.answers]
    link = page.link if page else None
    return {
        "form": form,
        "page": page,
        "texts": texts,
        "consents": queries.consents_about(every),
        "link_form": link_form or forms.LinkForm(),
        "link": link,
        "address": _address(link) if link and linking.is_open(link) else "",
        "today": today(),
        **more,
    }


def _address(link: Any) -> str:
    return url_for("growth.shown", page_token=linking.token_of(link), _external=True)


@blueprint.post("/groei/tonen")
@permission("growth.compose")
def save() -> Page:
    form = forms.PageForm(request.form)
    if not form.validate():
        return htmx.invalid("growth/_compose.html", "growth/compose.html", **_composing(form))
    try:
        actions.save_page(
            _me(),
            form.title.data or "",
            form.introduction.data or "",
            form.versions,
            form.answers,
            form.known_revision,
        )
    except actions.PageChanged as problem:
        form.revision.data = problem.page.revision
        kept = problem.page.introduction
        db.session.rollback()
        context = _composing(form, problem=str(problem), stored=kept)
        return htmx.invalid("growth/_compose.html", "growth/compose.html", **context)
    except actions.TooMuch as problem:
        db.session.rollback()
        return htmx.invalid("growth/_compose.html", "growth/compose.html", **_composing(form, problem=str(problem)))
    db.session.commit()
    return _composed(_("Saved. Whoever wrote an answer that you chose is asked first."))


def _composed(words: str) -> Page:
    """After a change: the renewed form for htmx, else the page with a notice."""
    if not htmx.wants_fragment():
        flash(words, "success")
        return redirect(url_for("growth.compose"), 303)
    return render_template("growth/_compose.html", done=words, **_composing(_form_of(queries.page_of(_me()))))


@blueprint.post("/groei/tonen/link")
@permission("growth.compose")
def make_link() -> Page:
    form, page = forms.LinkForm(request.form), queries.page_of(_me())
    if page is None:
        abort(404)
    try:
        if not form.validate() or form.last_day.data is None:
            raise actions.DayProblem(str(form.last_day.errors[0]))
        actions.make_link(page, form.last_day.data, today())
    except actions.DayProblem as problem:
        form.last_day.errors = [str(problem)]
        context = _composing(_form_of(page), form)
        return htmx.invalid("growth/_compose.html", "growth/compose.html", **context)
    db.session.commit()
    return _composed(_("The link is made."))


@blueprint.post("/groei/tonen/link/einde")
@permission("growth.compose")
def end_link() -> Page:
    page = queries.page_of(_me())
    if page is not None:
        actions.end_link(page)
        db.session.commit()
    return _composed(_("The link opens nothing any more."))


@blueprint.get("/groei/tonen/voorbeeld")
@permission("growth.compose")
def preview() -> str:
    """The page as others would see it."""
    page = queries.page_of(_me()) or abort(404)
    return render_template(
        "growth/shown.html", page=page, texts=shown_texts(page), is_mine=True, has_paper=paper.can_be_made()
    )


@blueprint.get("/groei/tonen/mijn-groei.pdf")
@permission("growth.compose")
def as_paper() -> Page:
    """The same as a PDF, or back to the page that says how to print it."""
    page = queries.page_of(_me()) or abort(404)
    made = paper.paper_of(page, shown_texts(page))
    if made is None:
        return redirect(url_for("growth.preview"), 303)
    response = make_response(made)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = 'attachment; filename="mijn-groei.pdf"'
    return response


@blueprint.get("/getoond/<page_token>")
@permission("site.visit")
def shown(page_token: str) -> Response:
    """For whoever has the link: this page and nothing else."""
    page = linking.page_at(page_token)
    if page is None:
        return _unseen(make_response(render_template("growth/gone.html"), 404))
    return _unseen(make_response(render_template("growth/shown.html", page=page, texts=shown_texts(page))))


def _unseen(response: Response) -> Response:
    """In no index and no cache, and the address goes nowhere with a click."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blueprint.get("/toestemming")
@permission("consent.list_own")
def consents() -> str:
    return render_template("growth/consents.html", consents=queries.asked_of(_me()))


@blueprint.post("/toestemming/<int(max=2147483647):answer_id>")
@permission("consent.decide", consent=queries.find_consent)
def decide(consent: Consent) -> Page:
    is_given = request.form.get("do") == "give"
    if not is_given and request.form.get("do") != "refuse":
        abort(400)
    actions.decide(consent, is_given=is_given)
    db.session.commit()
    words = (
        _("Your answer may be shown. You can change this at any time.")
        if is_given
        else _("Your answer is not shown. Nobody asks why.")
    )
    if not htmx.wants_fragment():
        flash(words, "success")
        return redirect(url_for("growth.consents"), 303)
    return render_template("growth/_consents.html", done=words, consents=queries.asked_of(_me()))
