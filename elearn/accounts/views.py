"""Every address of the accounts feature."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from elearn.accounts import actions, forms, queries, sessions
from elearn.accounts.devices import device_name
from elearn.accounts.doorkeeper import FORMER, GUEST, guest_of_device, let_in, signed_in
from elearn.accounts.models import LoginSession
from elearn.accounts.names import NameProblem, compare_key
from elearn.accounts.pass_phrases import PassPhraseProblem, matches
from elearn.database import db
from elearn.web import htmx
from elearn.web.access import permission
from elearn.web.addresses import own_path
from elearn.web.held import HeldForm
from elearn.web.switch import follow_guest
from elearn.web.throttle import address, key_for

blueprint = Blueprint("accounts", __name__)
blueprint.add_app_template_filter(device_name)

Page = str | tuple[str, int] | Response


def _after(otherwise: str = "lessons.home") -> str:
    return own_path(request.values.get("next"), url_for(otherwise))


@blueprint.get("/aanmelden")
@permission("account.log_in")
def log_in() -> Page:
    return render_template("accounts/log_in.html", form=forms.LogInForm(), next=_after())


@blueprint.post("/aanmelden")
@permission("account.log_in")
def open_session() -> Page:
    form = forms.LogInForm(request.form)
    if not form.validate():
        return _log_in_again(form)
    name = form.name.data or ""
    known = session.get("known") == key_for("device", compare_key(name))
    caller = actions.Caller(address(), is_known=known)
    try:
        user = actions.check_log_in(name, form.pass_phrase.data or "", caller, demo=current_app.config["DEMO"])
    except actions.Throttled:
        form.form_errors.append(_("There were many tries in a short time. Wait a quarter of an hour and try again."))
        return _log_in_again(form, 429)
    if user is None:
        db.session.commit()
        form.form_errors.append(_("This name and pass phrase do not go together. Check both and try again."))
        return _log_in_again(form)
    if current_user.is_authenticated and current_user.is_guest:
        session[GUEST] = current_user.session_token
    let_in(user)
    session["known"] = key_for("device", user.login_key)
    db.session.commit()
    if guest_of_device() is not None:
        return redirect(url_for("accounts.guest_work", next=_after()), 303)
    return redirect(_after(), 303)


def _log_in_again(form: forms.LogInForm, status: int = 422) -> Page:
    return render_template("accounts/log_in.html", form=form, next=_after()), status


@blueprint.get("/account/eerder-werk")
@permission("account.manage_own")
def guest_work() -> Page:
    """Somebody worked on this device without an account: whose work is it?"""
    if guest_of_device() is None:
        return redirect(_after(), 303)
    return render_template("accounts/guest_work.html", next=_after())


@blueprint.post("/account/eerder-werk")
@permission("account.manage_own")
def take_guest_work() -> Page:
    guest = guest_of_device()
    if guest is not None and request.form.get("how") == "take":
        follow_guest(guest.id, current_user.id)
        db.session.delete(guest)
        db.session.commit()
        session.pop(GUEST)
        flash(_("What you did here before is in your account now."), "success")
    return redirect(_after(), 303)


@blueprint.post("/afmelden")
@permission("site.visit")
def log_out() -> Page:
    former = sessions.find_session(session.get(FORMER, ""))
    if former is not None and current_user.is_authenticated:
        sessions.end_session(former)
    logout_user()
    guest = guest_of_device()
    if guest is not None:
        session.pop(GUEST)
        let_in(guest)
    db.session.commit()
    flash(_("You are logged out."), "message")
    return redirect(url_for("lessons.home"), 303)


@blueprint.get("/account/nieuw")
@permission("account.create")
def new_account() -> Page:
    return render_template("accounts/new.html", form=forms.AccountForm(), next=_after())


@blueprint.post("/account/nieuw")
@permission("account.create")
def create_account() -> Page:
    form = forms.AccountForm(request.form)
    if not form.validate():
        return render_template("accounts/new.html", form=form, next=_after()), 422
    guest = signed_in() if current_user.is_authenticated and current_user.is_guest else None
    try:
        user = actions.make_account(form.name.data or "", form.pass_phrase.data or "", form.email.data or "", guest)
    except (NameProblem, actions.NameTaken) as problem:
        return _with_error(form, "name", problem)
    except PassPhraseProblem as problem:
        return _with_error(form, "pass_phrase", problem)
    let_in(user)
    session["known"] = key_for("device", user.login_key)
    db.session.commit()
    flash(_("Your account is ready. Everything you made is in it."), "success")
    return redirect(_after(), 303)


def _with_error(form: forms.AccountForm, field: str, problem: Exception) -> Page:
    db.session.rollback()
    form[field].errors = [*form[field].errors, str(problem)]
    return render_template("accounts/new.html", form=form, next=_after()), 422


@blueprint.get("/account")
@permission("account.manage_own")
def account() -> Page:
    user = signed_in()
    profile = forms.ProfileForm(data={"shown_name": user.shown_name, "email": user.email})
    return _account_page(profile=profile)


def _account_page(status: int = 200, **changed: object) -> Page:
    user = signed_in()
    here: dict[str, object] = {"profile": forms.ProfileForm(data={"shown_name": user.shown_name, "email": user.email})}
    here |= {"phrase": forms.PassPhraseForm(), "sessions": sessions.open_sessions(user), "user": user, **changed}
    return render_template("accounts/account.html", this_session=current_user.session_id, **here), status


@blueprint.post("/account")
@permission("account.manage_own")
def change_profile() -> Page:
    form = forms.ProfileForm(request.form)
    if not form.validate():
        return _account_page(422, profile=form)
    try:
        actions.rename(signed_in(), form.shown_name.data or "", form.email.data or "")
    except NameProblem as problem:
        form.shown_name.errors = [*form.shown_name.errors, str(problem)]
        return _account_page(422, profile=form)
    db.session.commit()
    flash(_("Saved."), "success")
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/wachtzin")
@permission("account.manage_own")
def change_pass_phrase() -> Page:
    form, user = forms.PassPhraseForm(request.form), signed_in()
    if not form.validate():
        return _account_page(422, phrase=form)
    if not matches(user.pass_phrase_hash, form.present.data or ""):
        form.present.errors = [*form.present.errors, _("This is not your present pass phrase.")]
        return _account_page(422, phrase=form)
    try:
        actions.set_pass_phrase(user, form.pass_phrase.data or "", but_session=current_user.session_id)
    except PassPhraseProblem as problem:
        form.pass_phrase.errors = [*form.pass_phrase.errors, str(problem)]
        return _account_page(422, phrase=form)
    db.session.commit()
    flash(_("Your pass phrase is new. Your other devices have to log in again."), "success")
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/sessies/<int:session_id>/einde")
@permission("session.end_own", found=queries.find_login_session)
def end_session(found: LoginSession) -> Page:
    sessions.end_session(found)
    db.session.commit()
    return redirect(url_for("accounts.account"), 303)


@blueprint.get("/bewaard/<int:held_id>")
@permission("held_form.open", held=queries.find_held_form)
def held_form(held: HeldForm) -> Page:
    return render_template("accounts/held_form.html", held=held)


@blueprint.post("/bewaard/<int:held_id>/weg")
@permission("held_form.open", held=queries.find_held_form)
def drop_held_form(held: HeldForm) -> Page:
    db.session.delete(held)
    db.session.commit()
    flash(_("The kept text is gone."), "message")
    return htmx.away(url_for("lessons.home"))
