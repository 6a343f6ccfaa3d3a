"""Every address of a learner's own sheets: writing, settling two texts, comparing versions."""

from flask import abort, current_app, render_template, request
from flask_babel import gettext as _

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections import (
    actions,
    desk_views,
    finding,
    forms,
    pages,
    queries,
    sharing_views,
    tandem_views,
)
from elearn.reflections.beside import answers as beside
from elearn.reflections.beside import views as moment_views
from elearn.reflections.blueprint import SHEET, Page, as_json, before, blueprint, me, wants_json
from elearn.reflections.models import OtherDraft, Reflection
from elearn.reflections.notes import views as note_views
from elearn.reflections.passing import views as passing_views
from elearn.reflections.question import Question, question_at, question_of
from elearn.reflections.starters import views as starter_views
from elearn.reflections.talk import views as talk_views
from elearn.reflections.together import ending as joint_ending
from elearn.reflections.together import views as joint_views
from elearn.rules.differences import differences
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.addresses import own_path
from elearn.web.held import ask_to_log_in
from elearn.web.language import moment
from elearn.web.lengths import TooLong

__all__ = [
    "blueprint",
    "desk_views",
    "joint_ending",
    "joint_views",
    "moment_views",
    "note_views",
    "passing_views",
    "sharing_views",
    "starter_views",
    "talk_views",
    "tandem_views",
]


@blueprint.get("/reflecties")
@permission("reflection.list_own")
def mine() -> Page:
    sheets = queries.sheets_before(me(), before())
    shown = sheets[: queries.PAGE]
    older = shown[-1].id if len(sheets) > queries.PAGE else None
    return render_template(
        "reflections/mine.html", sheets=shown, older=older, before=before(), has_group=bool(actor().roles)
    )


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
    except TooLong as problem:
        return _too_long(asked, form, problem)
    beside_it = form.beside.data or 0
    saving = actions.save_draft(learner_id(), asked.key, asked.text, text, form.known_revision, beside_it)
    if form.then.data == "leave-moment-out":
        actions.take_moment_away(saving.sheet)
    answer = beside.wanted(asked, learner_id(), form.then.data or "")
    if answer is not None and not saving.is_kept_beside:
        actions.put_beside(saving.sheet, answer)
    db.session.commit()
    if wants_json():
        return _saved_as_json(saving)
    if form.then.data == "share" and not saving.is_kept_beside:
        return htmx.away(asked.address("reflections.share"))
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


def _saved_as_json(saving: actions.Saving) -> Page:
    sheet = saving.sheet
    if not saving.is_kept_beside:
        return as_json(200, status=_("Saved %(when)s", when=moment(sheet.saved_at)), revision=sheet.revision)
    words = _("This text was also changed in another window. Nothing is overwritten: both texts are kept.")
    number = saving.beside.id if saving.beside else 0
    return as_json(409, status=words, revision=sheet.revision, other=sheet.draft, beside=number)


def _too_long(asked: Question, form: forms.DraftForm, problem: ValueError) -> Page:
    if wants_json():
        return as_json(422, status=str(problem))
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
        saving = actions.save_draft(me(), asked.key, asked.text, text, form.known_revision)
        if other is not None and not saving.is_kept_beside:
            _settle(sheet, other, form.how.data or "")
    except TooLong as problem:
        db.session.rollback()
        return _too_long(asked, form, problem)
    db.session.commit()
    return _saved(asked)


def _settle(sheet: Reflection, other: OtherDraft, how: str) -> None:
    ways = {"use": actions.use_other, "add": actions.add_other, "drop": actions.drop_other}
    if how in ways:
        ways[how](sheet, other)


@blueprint.get(SHEET + "/versies")
@permission("reflection.write", sheet=finding.find_sheet)
def compare(sheet: Reflection) -> Page:
    """What changed between two versions: the last two, unless the address names others."""
    known = {version.number: version for version in sheet.versions}
    if not known:
        abort(404)
    last = max(known)
    to = known.get(request.args.get("tot", last, type=int)) or abort(404)
    since = known.get(request.args.get("van", max(to.number - 1, 1), type=int)) or abort(404)
    changes = differences(since.text, to.text)
    return render_template(
        "reflections/compare.html", sheet=sheet, question=question_of(sheet), since=since, to=to, changes=changes
    )
