"""Every address of the administrator's desk: accounts, settings and versions; nobody's texts."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.accounts import actions, forms, queries
from elearn.accounts.models import User
from elearn.accounts.names import NameProblem
from elearn.accounts.pass_phrases import PassPhraseProblem
from elearn.accounts.versions import versions
from elearn.database import db
from elearn.web.access import actor, permission

blueprint = Blueprint("admin", __name__, url_prefix="/beheer")

Page = str | tuple[str, int] | Response


def find_account(user_id: int) -> User:
    return queries.find_account(user_id) or abort(404)


@blueprint.get("/")
@permission("site.manage")
def overview() -> Page:
    settings = current_app.extensions["settings"]
    return render_template("admin/overview.html", settings=settings.shown(), versions=versions())


@blueprint.get("/accounts")
@permission("site.manage")
def accounts() -> Page:
    return _accounts_page(forms.AccountForm())


def _accounts_page(form: forms.AccountForm, status: int = 200) -> Page:
    found = queries.accounts_after(request.args.get("na", "")[:400])
    page, more = found[: queries.PAGE], found[queries.PAGE :]
    following = url_for("admin.accounts", na=page[-1].login_key) if more else ""
    return render_template("admin/accounts.html", accounts=page, following=following, form=form), status


@blueprint.post("/accounts")
@permission("site.manage")
def create_account() -> Page:
    form = forms.AccountForm(request.form)
    if not form.validate():
        return _accounts_page(form, 422)
    try:
        user = actions.make_account(form.name.data or "", form.pass_phrase.data or "", form.email.data or "")
    except (NameProblem, actions.NameTaken) as problem:
        form.name.errors = [*form.name.errors, str(problem)]
        return _accounts_page(form, 422)
    except PassPhraseProblem as problem:
        form.pass_phrase.errors = [*form.pass_phrase.errors, str(problem)]
        return _accounts_page(form, 422)
    db.session.commit()
    flash(_("The account of %(name)s is ready.", name=user.login_name), "success")
    return redirect(url_for("admin.account", user_id=user.id), 303)


@blueprint.get("/accounts/<int:user_id>")
@permission("site.manage")
def account(user_id: int) -> Page:
    return render_template("admin/account.html", user=find_account(user_id), form=forms.NewPassPhraseForm())


@blueprint.post("/accounts/<int:user_id>/schorsing")
@permission("site.manage")
def suspend(user_id: int) -> Page:
    user = find_account(user_id)
    if user.id == actor().id:
        flash(_("You cannot suspend yourself."), "error")
        return redirect(url_for("admin.account", user_id=user.id), 303)
    actions.suspend(user)
    db.session.commit()
    flash(_("%(name)s can no longer log in. The work is kept.", name=user.login_name), "success")
    return redirect(url_for("admin.account", user_id=user.id), 303)


@blueprint.post("/accounts/<int:user_id>/schorsing/einde")
@permission("site.manage")
def restore(user_id: int) -> Page:
    user = find_account(user_id)
    actions.restore(user)
    db.session.commit()
    flash(_("%(name)s can log in again.", name=user.login_name), "success")
    return redirect(url_for("admin.account", user_id=user.id), 303)


@blueprint.post("/accounts/<int:user_id>/wachtzin")
@permission("site.manage")
def set_pass_phrase(user_id: int) -> Page:
    form, user = forms.NewPassPhraseForm(request.form), find_account(user_id)
    if not form.validate():
        return render_template("admin/account.html", user=user, form=form), 422
    try:
        actions.set_pass_phrase(user, form.pass_phrase.data or "")
    except PassPhraseProblem as problem:
        form.pass_phrase.errors = [*form.pass_phrase.errors, str(problem)]
        return render_template("admin/account.html", user=user, form=form), 422
    db.session.commit()
    flash(_("%(name)s has a new pass phrase and has to log in again everywhere.", name=user.login_name), "success")
    return redirect(url_for("admin.account", user_id=user.id), 303)
