"""Every address of the conversation after an answer: thanks, one question and its reply, and the end that both see."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.reflections import finding, forms, pages
from elearn.reflections.answer_models import Feedback, LineKind
from elearn.reflections.blueprint import SHARING, Page, blueprint, me
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.talk import actions as talk_actions
from elearn.reflections.talk.showing import asked_of_me, talk_about
from elearn.web import htmx
from elearn.web.access import permission

ANSWER = SHARING + "/antwoorden/<int(max=2147483647):answer_id>"

blueprint.add_app_template_global(asked_of_me)
blueprint.add_app_template_global(talk_about)


@dataclass(frozen=True)
class Typed:
    """A question or a reply that could not be kept, as it was typed."""

    answer_id: int
    kind: LineKind
    text: str
    problem: str
    revision: int
    stored: str


@blueprint.post(ANSWER + "/dank")
@permission("feedback.receive", answer=finding.find_answer)
def thank(answer: Feedback) -> Page:
    talk_actions.thank(answer)
    return _went_on(answer.sharing_id, _("Thanked."), f"a{answer.id}")


@blueprint.post(ANSWER + "/meegenomen")
@permission("feedback.receive", answer=finding.find_answer)
def take_along(answer: Feedback) -> Page:
    if request.form.get("do") == "leave":
        talk_actions.leave_behind(answer)
        return _went_on(answer.sharing_id, _("No longer marked."), f"a{answer.id}")
    talk_actions.take_along(answer)
    return _went_on(answer.sharing_id, _("Marked as taken along."), f"a{answer.id}")


@blueprint.post(ANSWER + "/vraag")
@permission("feedback.receive", answer=finding.find_answer)
def ask(answer: Feedback) -> Page:
    return _said(answer, LineKind.QUESTION, _("Your question is sent."))


@blueprint.post(ANSWER + "/vraag/antwoord")
@permission("feedback.write", answer=finding.find_own_answer)
def reply(answer: Feedback) -> Page:
    return _said(answer, LineKind.REPLY, _("Your reply is sent."))


def _said(answer: Feedback, kind: LineKind, words: str) -> Page:
    form = forms.LineForm(request.form)
    try:
        check = talk_actions.check_may_ask if kind is LineKind.QUESTION else talk_actions.check_may_reply
        check(answer)
        text = talk_actions.checked_line(form.text.data or "")
        line = talk_actions.write_line(answer, kind, text, form.known_revision)
        if form.do.data == "send":
            talk_actions.send(line)
    except talk_actions.TalkProblem as problem:
        return _ask_again(answer, kind, form, problem)
    return _went_on(answer.sharing_id, words if line.sent_at else _("Kept as a draft."), f"a{answer.id}")


def _ask_again(answer: Feedback, kind: LineKind, form: forms.LineForm, problem: talk_actions.TalkProblem) -> Page:
    revision, stored = (problem.stored.revision, problem.stored.body) if problem.stored else (form.known_revision, "")
    typed = Typed(answer.id, kind, form.text.data or "", str(problem), revision, stored)
    sharing_id = answer.sharing_id
    db.session.rollback()
    context = pages.sharing_context(finding.find_sharing(sharing_id) or abort(404), typed_line=typed)
    return htmx.invalid("reflections/_reading.html", "reflections/sharing.html", **context)


@blueprint.post(SHARING + "/rond")
@permission("sharing.round_off", sharing=finding.find_sharing)
def round_off(sharing: Sharing) -> Page:
    if request.form.get("do") == "go-on":
        talk_actions.go_on(sharing, me())
        return _went_on(sharing.id, _("The conversation goes on."), "rounded")
    talk_actions.round_off(sharing, me())
    return _went_on(sharing.id, _("Rounded off."), "rounded")


def _went_on(sharing_id: int, words: str, anchor: str) -> Page:
    """After a change: the renewed reading for htmx with `words` in it, else the page with a notice."""
    db.session.commit()
    if not htmx.wants_fragment():
        flash(words, "success")
        return redirect(url_for("reflections.sharing", sharing_id=sharing_id, _anchor=anchor), 303)
    found = finding.find_sharing(sharing_id) or abort(404)
    return render_template("reflections/_reading.html", done=words, **pages.sharing_context(found))
