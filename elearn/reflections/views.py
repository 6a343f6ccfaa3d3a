"""Every address of a learner's own reflections: the sheets, the sharing page, what was shared."""

from flask import abort, current_app, flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections import actions, desk_views, finding, forms, labelling, pages, queries, tandem_views
from elearn.reflections.beside import answers as beside
from elearn.reflections.beside import views as moment_views
from elearn.reflections.blueprint import SHARING, SHEET, Page, as_json, blueprint, me, wants_json
from elearn.reflections.models import OtherDraft, Reflection
from elearn.reflections.notes import views as note_views
from elearn.reflections.noticing import look_at
from elearn.reflections.passing import views as passing_views
from elearn.reflections.question import Question, question_at, question_of
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.starters import views as starter_views
from elearn.reflections.talk import views as talk_views
from elearn.reflections.together import ending as joint_ending
from elearn.reflections.together import views as joint_views
from elearn.rules.differences import differences
from elearn.rules.sharing import may_read
from elearn.web import htmx
from elearn.web.access import actor, learner_id, permission
from elearn.web.addresses import own_path
from elearn.web.held import ask_to_log_in
from elearn.web.language import moment

__all__ = [
    "blueprint",
    "desk_views",
    "joint_ending",
    "joint_views",
    "moment_views",
    "note_views",
    "passing_views",
    "starter_views",
    "talk_views",
    "tandem_views",
]

LARGEST_ID = 2**31 - 1


def _before() -> int | None:
    """The id that a next page of a list goes on from."""
    return min(request.args.get("voor", 0, type=int), LARGEST_ID) or None


@blueprint.get("/reflecties")
@permission("reflection.list_own")
def mine() -> Page:
    sheets = queries.sheets_before(me(), _before())
    shown = sheets[: queries.PAGE]
    older = shown[-1].id if len(sheets) > queries.PAGE else None
    return render_template(
        "reflections/mine.html", sheets=shown, older=older, before=_before(), has_group=bool(actor().roles)
    )


@blueprint.get("/reflecties/groep")
@permission("reflection.list_own")
def shared() -> Page:
    """What fellow learners share with the whole group."""
    found = queries.shared_with_groups(list(actor().roles), me(), _before())
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
    return as_json(409, status=words, revision=sheet.revision, other=sheet.draft)


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
    except actions.TooLong as problem:
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


@blueprint.get(SHEET + "/deling")
@permission("reflection.share", sheet=finding.find_sheet)
def share(sheet: Reflection) -> Page:
    return _share_page("reflections/share.html", sheet)


def _share_page(
    template: str,
    sheet: Reflection,
    problem: str = "",
    wanted_coach: int | None = None,
    form: forms.ShareForm | None = None,
) -> str:
    asked = question_of(sheet)
    if not asked.can_be_shared:
        abort(404)
    if not actor().has_account:
        return render_template("reflections/need_group.html", sheet=sheet, question=asked, has_account=False)
    choice = pages.share_choice(sheet, wanted_coach)
    if not choice.memberships:
        return render_template("reflections/need_group.html", sheet=sheet, question=asked, has_account=True)
    return render_template(
        template,
        sheet=sheet,
        question=asked,
        choice=choice,
        problem=problem,
        chosen=request.form.get("audience", ""),
        form=form or labelling.form_for(sheet, current_user.shown_name),
        look=look_at(sheet.draft),
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
        return _share_again(sheet, form, _("Choose first who may read your text."))
    if offer.mark != request.form.get(f"seen-{offer.audience.value}"):
        words = _("The people who can read it have changed. Look at the names again, then share it.")
        return _share_again(sheet, form, words)
    revision = form.revision.data if form.revision.data is not None else -1
    group_id, coach_id = choice.membership.group_id, choice.offers.coach_id
    try:
        label = labelling.label_from(form, current_user.shown_name, sheet.user_id, group_id)
        made = actions.share_reflection(sheet, revision, group_id, offer.audience, coach_id, label)
    except (labelling.LabelProblem, actions.NothingToShare, actions.TextChanged, actions.SharedOtherwise) as problem:
        return _share_again(sheet, form, str(problem))
    db.session.commit()
    flash(_("Shared. You can take it back whenever you want."), "success")
    return htmx.away(url_for("reflections.sharing", sharing_id=made.id))


def _share_again(sheet: Reflection, form: forms.ShareForm, problem: str) -> Page:
    template = "reflections/_share.html" if htmx.wants_fragment() else "reflections/share.html"
    return _share_page(template, sheet, problem, request.form.get("coach", type=int), form), 422


@blueprint.get(SHARING)
@permission("sharing.read", sharing=finding.find_sharing)
def sharing(sharing: Sharing) -> Page:
    context = pages.sharing_context(pages.read_by_me(sharing))
    return render_template("reflections/sharing.html", **context)


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
    return htmx.away(url_for("reflections.sharing", sharing_id=sharing.id))
