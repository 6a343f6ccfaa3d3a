"""Every address of the reflections feature."""

from flask import Blueprint, abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections import actions, answer_actions, finding, forms, pages, queries
from elearn.reflections.marking import as_html
from elearn.reflections.models import Feedback, OtherDraft, Reflection, Sharing
from elearn.reflections.question import Question, question_at, question_of
from elearn.reflections.state import state_in_words
from elearn.rules.quoting import NotAdjacent, quote_of
from elearn.rules.sharing import may_read
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.addresses import own_path
from elearn.web.held import ask_to_log_in
from elearn.web.language import moment

blueprint = Blueprint("reflections", __name__)
blueprint.add_app_template_filter(state_in_words)
blueprint.add_app_template_filter(as_html, "user_text")
blueprint.add_app_template_global(question_of, "question_of")

LARGEST_ID = 2**31 - 1

Page = str | tuple[str, int] | Response

SHEET = "/reflecties/<course>/<question>"
SHARING = "/delingen/<int(max=2147483647):sharing_id>"
ANSWERS = SHARING + "/antwoorden"
ANSWER = ANSWERS + "/<int(max=2147483647):feedback_id>"


def _go(url: str) -> Response:
    return htmx.go_to(url) if htmx.wants_fragment() else redirect(url, 303)


def _json(code: int, **values: object) -> Response:
    response = jsonify(**values)
    response.status_code = code
    return response


def _me() -> int:
    known = actor().id
    assert known is not None
    return known


def _before() -> int | None:
    """The id that a next page of a list goes on from."""
    return min(request.args.get("voor", 0, type=int), LARGEST_ID) or None


# A learner's own sheets


@blueprint.get("/reflecties")
@permission("reflection.list_own")
def mine() -> Page:
    sheets = queries.sheets_before(_me(), _before())
    shown = sheets[: queries.PAGE]
    older = shown[-1].id if len(sheets) > queries.PAGE else None
    return render_template(
        "reflections/mine.html", sheets=shown, older=older, before=_before(), has_group=bool(actor().roles)
    )


@blueprint.get("/reflecties/groep")
@permission("reflection.list_own")
def shared() -> Page:
    """What fellow learners share with the whole group."""
    found = queries.shared_with_groups(list(actor().roles), _me(), _before())
    shown = [sharing for sharing in found[: queries.PAGE] if may_read(actor(), sharing)]
    older = found[queries.PAGE - 1].id if len(found) > queries.PAGE else None
    return render_template("reflections/shared.html", sharings=shown, older=older, before=_before())


def _question(course: str, question: str, sheet: Reflection | None) -> Question:
    return question_at(course, question, sheet) or abort(404)


def _back(question: Question) -> str:
    return own_path(request.form.get("next"), question.address())


@blueprint.get(SHEET)
@permission("reflection.begin")
def sheet(course: str, question: str) -> Page:
    found = finding.find_sheet(course, question)
    asked = _question(course, question, found)
    context = pages.sheet_context(asked, found, asked.address())
    return render_template("reflections/sheet.html", question=asked, **context)


@blueprint.post(SHEET + "/concept")
@permission("reflection.begin")
def save(course: str, question: str) -> Page:
    form = forms.DraftForm(request.form)
    _ask_a_known_writer_to_log_in(form)
    asked = _question(course, question, finding.find_sheet(course, question))
    try:
        text = actions.checked_text(form.text.data or "")
    except actions.TooLong as problem:
        return _too_long(asked, form, problem)
    saving = actions.save_draft(learner_id(), asked.key, asked.text, text, form.known_revision)
    db.session.commit()
    if request.accept_mimetypes.best == "application/json":
        return _saved_as_json(saving)
    if form.then.data == "share" and not saving.is_kept_beside:
        return _go(asked.address("reflections.share"))
    return _saved(asked)


def _ask_a_known_writer_to_log_in(form: forms.DraftForm) -> None:
    """A sheet that was begun in an account is not continued as a guest when the log-in has expired."""
    if actor().id is not None or form.known_revision == 0:
        return
    former = current_app.extensions["doorkeeper"].formerly()
    writer = db.session.get(User, former) if former is not None else None
    if writer is not None and not writer.is_guest:
        ask_to_log_in()


def _saved(asked: Question) -> Page:
    course, _slash, question = asked.key.partition("/")
    back = _back(asked)
    context = pages.sheet_context(asked, finding.find_sheet(course, question), back)
    return htmx.answer("reflections/_sheet.html", f"{back}#{asked.id}", **context)


def _saved_as_json(saving: actions.Saving) -> Response:
    sheet = saving.sheet
    if not saving.is_kept_beside:
        return jsonify(status=_("Saved %(when)s", when=moment(sheet.saved_at)), revision=sheet.revision)
    words = _("This text was also changed in another window. Nothing is overwritten: both texts are kept.")
    return _json(409, status=words, revision=sheet.revision, other=sheet.draft)


def _too_long(asked: Question, form: forms.DraftForm, problem: ValueError) -> Page:
    if request.accept_mimetypes.best == "application/json":
        return _json(422, status=str(problem))
    course, _slash, question = asked.key.partition("/")
    typed = {"typed": form.text.data, "known_revision": form.known_revision, "problem": str(problem)}
    context = pages.sheet_context(asked, finding.find_sheet(course, question), _back(asked), **typed)
    template = "reflections/_sheet.html" if htmx.wants_fragment() else "reflections/sheet.html"
    return render_template(template, question=asked, **context), 422


@blueprint.post(SHEET + "/andere/<int(max=2147483647):other_id>")
@permission("reflection.write", sheet=finding.find_sheet)
def settle(sheet: Reflection, other_id: int) -> Page:
    """Choose between the draft and a text that was kept beside it; what was just typed is saved first."""
    form, asked = forms.DraftForm(request.form), question_of(sheet)
    try:
        text = actions.checked_text(form.text.data if form.text.data is not None else sheet.draft)
        other = next((one for one in sheet.other_drafts if one.id == other_id), None)
        if other is None and actions.is_settled(sheet, form.how.data or "", text, form.known_revision):
            return _saved(asked)
        saving = actions.save_draft(_me(), asked.key, asked.text, text, form.known_revision)
        if other is not None and not saving.is_kept_beside:
            _settle(sheet, other, form.how.data or "")
    except actions.TooLong as problem:
        db.session.rollback()
        return _too_long(asked, form, problem)
    db.session.commit()
    return _saved(asked)


def _settle(sheet: Reflection, other: OtherDraft, how: str) -> None:
    ways = {"use": actions.use_other, "add": actions.add_other, "drop": actions.drop_other}
    if how in ways:
        ways[how](sheet, other)


# Sharing


@blueprint.get(SHEET + "/deling")
@permission("reflection.share", sheet=finding.find_sheet)
def share(sheet: Reflection) -> Page:
    return _share_page("reflections/share.html", sheet)


def _share_page(template: str, sheet: Reflection, problem: str = "", wanted_coach: int | None = None) -> str:
    asked = question_of(sheet)
    if not asked.can_be_shared:
        abort(404)
    if not actor().has_account:
        return render_template("reflections/need_group.html", sheet=sheet, question=asked, has_account=False)
    choice = pages.share_choice(sheet, wanted_coach)
    if not choice.memberships:
        return render_template("reflections/need_group.html", sheet=sheet, question=asked, has_account=True)
    chosen = request.form.get("audience", "")
    return render_template(
        template, sheet=sheet, question=asked, choice=choice, problem=problem, chosen=chosen
    )


@blueprint.post(SHEET + "/deling")
@permission("reflection.share", sheet=finding.find_sheet)
def make_sharing(sheet: Reflection) -> Page:
    form = forms.ShareForm(request.form)
    if not question_of(sheet).can_be_shared or not actor().has_account:
        abort(404)
    choice = pages.share_choice(sheet, form.coach.data)
    offer = choice.offers.of(form.audience.data or "") if choice.offers else None
    if choice.membership is None or choice.offers is None or offer is None:
        return _share_again(sheet, _("Choose first who may read your text."))
    if offer.mark != request.form.get(f"seen-{offer.audience.value}"):
        return _share_again(
            sheet, _("The people who can read it have changed. Look at the names again, then share it.")
        )
    revision = form.revision.data if form.revision.data is not None else -1
    try:
        made = actions.share_reflection(
            sheet, revision, choice.membership.group_id, offer.audience, choice.offers.coach_id
        )
    except (actions.NothingToShare, actions.TextChanged) as problem:
        return _share_again(sheet, str(problem))
    db.session.commit()
    flash(_("Shared. You can take it back whenever you want."), "success")
    return _go(url_for("reflections.sharing", sharing_id=made.id))


def _share_again(sheet: Reflection, problem: str) -> Page:
    template = "reflections/_share.html" if htmx.wants_fragment() else "reflections/share.html"
    return _share_page(template, sheet, problem, request.form.get("coach", type=int)), 422


@blueprint.get(SHARING)
@permission("sharing.read", sharing=finding.find_sharing)
def sharing(sharing: Sharing) -> Page:
    return _sharing_page(pages.read_by_me(sharing))


def _sharing_page(sharing: Sharing, answer: pages.AnswerSheet | None = None) -> Page:
    return render_template("reflections/sharing.html", **pages.sharing_context(sharing, answer))


@blueprint.get(SHARING + "/einde")
@permission("sharing.withdraw", sharing=finding.find_sharing)
def ask_to_withdraw(sharing: Sharing) -> Page:
    return render_template("reflections/withdraw.html", **pages.sharing_context(sharing))


@blueprint.post(SHARING + "/einde", endpoint="withdraw")
@blueprint.delete(SHARING, endpoint="withdraw")
@permission("sharing.withdraw", sharing=finding.find_sharing)
def withdraw(sharing: Sharing) -> Page:
    actions.withdraw(sharing)
    db.session.commit()
    flash(_("Taken back. Nobody else can read it now. The answers stay with you."), "success")
    return _go(url_for("reflections.sharing", sharing_id=sharing.id))


# The coach's desk


@blueprint.get("/mijn-tafel")
@permission("desk.see")
def desk() -> Page:
    waiting = queries.waiting_for_coach(_me(), limit=1)
    if not waiting:
        return render_template("reflections/desk_empty.html")
    count = queries.count_waiting_for_coach(_me())
    sharing = finding.find_sharing(waiting[0].id) or abort(404)
    context = pages.sharing_context(pages.read_by_me(sharing))
    return render_template("reflections/desk.html", more=count - 1, **context)


@blueprint.post(SHARING + "/later")
@permission("sharing.answer", sharing=finding.find_given)
def later(sharing: Sharing) -> Page:
    answer_actions.put_off(sharing, _me())
    db.session.commit()
    if queries.count_waiting_for_coach(_me()) == 1:
        flash(_("This is the only text on your table. It stays here until you have time for it."), "message")
    return _go(url_for("reflections.desk"))


@blueprint.get(SHARING + "/niet-voor-mij")
@permission("sharing.answer", sharing=finding.find_given)
def ask_to_decline(sharing: Sharing) -> Page:
    return render_template("reflections/decline.html", **pages.sharing_context(sharing))


@blueprint.post(SHARING + "/niet-voor-mij")
@permission("sharing.answer", sharing=finding.find_given)
def decline(sharing: Sharing) -> Page:
    answer_actions.decline(sharing, _me())
    db.session.commit()
    flash(_("All right. This text is off your table; the lecturer takes it from here."), "success")
    return _go(url_for("reflections.desk"))


# A tandem's answers


@blueprint.post(ANSWERS)
@permission("sharing.answer", sharing=finding.find_sharing)
def answer(sharing: Sharing) -> Page:
    form = forms.AnswerForm(request.form)
    if not forms.POSTING.fullmatch(form.posting.data or ""):
        abort(400)
    try:
        feedback = _kept_answer(sharing, form)
        if form.do.data == "release":
            answer_actions.release([feedback])
    except NotAdjacent:
        words = _(
            "Choose sentences that follow each other, or one sentence, or none to answer the whole text."
        )
        return _answer_again(sharing, form, words)
    except answer_actions.AnswerChanged as problem:
        return _answer_again(sharing, form, str(problem), problem.feedback)
    except answer_actions.AnswerReleased as problem:
        form.posting.data, form.revision.data = queries.next_posting(sharing.id, _me()), 0
        return _answer_again(sharing, form, str(problem))
    except (actions.TooLong, answer_actions.EmptyAnswer) as problem:
        return _answer_again(sharing, form, str(problem))
    db.session.commit()
    words = (
        _("Your answer is released. The learner can read it now.")
        if feedback.is_released
        else _("Kept as a draft.")
    )
    return _answered(sharing.id, words, forget=feedback.posting)


def _kept_answer(sharing: Sharing, form: forms.AnswerForm) -> Feedback:
    quote = quote_of(sharing.version.text, form.chosen)
    text = actions.checked_text(form.text.data or "")
    if not text.strip():
        raise answer_actions.EmptyAnswer
    role = actor().roles[sharing.group_id]
    posting = form.posting.data or ""
    feedback = answer_actions.keep_words(sharing, _me(), role, posting, text, form.known_revision)
    answer_actions.anchor(feedback, quote)
    return feedback


def _answer_again(
    sharing: Sharing, form: forms.AnswerForm, problem: str, now: Feedback | None = None
) -> Page:
    """The form as it was typed; `now` is the draft as it is elsewhere, which the next save replaces."""
    revision, stored = (now.revision, now.body) if now is not None else (form.known_revision, "")
    typed = pages.AnswerSheet(form.posting.data or "", form.text.data or "", revision, tuple(form.chosen))
    db.session.rollback()
    found = finding.find_sharing(sharing.id) or abort(404)
    context = pages.sharing_context(found, typed, problem=problem, stored=stored)
    return htmx.invalid("reflections/_reading.html", "reflections/sharing.html", **context)


def _answered(sharing_id: int, words: str, forget: str = "") -> Page:
    """After a change: the renewed reading for htmx with `words` in it, else the page with a notice."""
    here = url_for("reflections.sharing", sharing_id=sharing_id)
    if not htmx.wants_fragment():
        flash(words, "success")
        return redirect(here + "#answers", 303)
    found = finding.find_sharing(sharing_id) or abort(404)
    return render_template(
        "reflections/_reading.html", done=words, forget=forget, **pages.sharing_context(found)
    )


@blueprint.post(ANSWERS + "/<posting>/concept")
@permission("sharing.answer", sharing=finding.find_sharing)
def save_answer(sharing: Sharing, posting: str) -> Page:
    """Autosave of an answer: only its words, the passage stays as it was."""
    form = forms.AnswerForm(request.form)
    if not forms.POSTING.fullmatch(posting):
        abort(404)
    try:
        text = actions.checked_text(form.text.data or "")
        role = actor().roles[sharing.group_id]
        kept = answer_actions.keep_words(sharing, _me(), role, posting, text, form.known_revision)
    except answer_actions.AnswerChanged as problem:
        draft = problem.feedback
        return _json(409, status=str(problem), revision=draft.revision, other=draft.body)
    except (actions.TooLong, answer_actions.AnswerReleased) as problem:
        return _json(422, status=str(problem))
    db.session.commit()
    return jsonify(status=_("Saved %(when)s", when=moment(kept.saved_at)), revision=kept.revision)


@blueprint.post(ANSWERS + "/vrij")
@permission("sharing.answer", sharing=finding.find_sharing)
def release_all(sharing: Sharing) -> Page:
    return _released(sharing.id, queries.drafts_of(sharing.id, _me()))


@blueprint.post(ANSWER + "/vrij")
@permission("feedback.write", feedback=finding.find_feedback)
def release(feedback: Feedback) -> Page:
    return _released(feedback.sharing_id, [feedback])


def _released(sharing_id: int, answers: list[Feedback]) -> Page:
    try:
        answer_actions.release(answers)
    except answer_actions.EmptyAnswer as problem:
        found = finding.find_sharing(sharing_id) or abort(404)
        context = pages.sharing_context(found, problem=str(problem))
        return htmx.invalid("reflections/_reading.html", "reflections/sharing.html", **context)
    db.session.commit()
    return _answered(sharing_id, _("Your answer is released. The learner can read it now."))


@blueprint.get(ANSWER)
@permission("feedback.write", feedback=finding.find_feedback)
def change_answer(feedback: Feedback) -> Page:
    sharing = finding.find_sharing(feedback.sharing_id) or abort(404)
    if feedback.is_released:
        return redirect(url_for("reflections.sharing", sharing_id=sharing.id) + f"#a{feedback.id}", 303)
    return _sharing_page(sharing, pages.sheet_of(feedback, sharing))


@blueprint.get(ANSWER + "/weg")
@permission("feedback.write", feedback=finding.find_feedback)
def ask_to_drop(feedback: Feedback) -> Page:
    return render_template("reflections/drop_answer.html", feedback=feedback)


@blueprint.post(ANSWER + "/weg")
@permission("feedback.write", feedback=finding.find_feedback)
def drop_answer(feedback: Feedback) -> Page:
    sharing_id = feedback.sharing_id
    answer_actions.drop(feedback)
    db.session.commit()
    return _answered(sharing_id, _("The draft is gone."))
