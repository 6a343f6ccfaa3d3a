"""Every address of sharing: the page that asks with whom, what was shared, who reads it, and taking it back."""

from flask import abort, flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from elearn.database import db
from elearn.reflections import finding, forms, labelling, pages, queries, sharing_actions
from elearn.reflections.blueprint import SHARING, SHEET, Page, before, blueprint, me
from elearn.reflections.models import Reflection
from elearn.reflections.noticing import look_at
from elearn.reflections.question import question_of
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import may_read
from elearn.web import htmx
from elearn.web.access import actor, permission


@blueprint.get("/reflecties/groep")
@permission("reflection.list_own")
def shared() -> Page:
    """What fellow learners share with the whole group."""
    found = queries.shared_with_groups(list(actor().roles), me(), before())
    shown = [sharing for sharing in found[: queries.PAGE] if may_read(actor(), sharing)]
    older = found[queries.PAGE - 1].id if len(found) > queries.PAGE else None
    return render_template("reflections/shared.html", sharings=shown, older=older, before=before())


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
        made = sharing_actions.share_reflection(sheet, revision, group_id, offer.audience, coach_id, label)
    except (labelling.LabelProblem, sharing_actions.CannotShare) as problem:
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
    sharing_actions.withdraw(sharing)
    db.session.commit()
    flash(_("Taken back. Nobody else can read it now. The answers stay with you."), "success")
    return htmx.away(url_for("reflections.sharing", sharing_id=sharing.id))
