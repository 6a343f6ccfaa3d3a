"""Every address of the notices feature."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from elearn.accounts.models import User
from elearn.database import db, now, write_transaction
from elearn.notices import actions, queries, words
from elearn.notices.forms import MailForm
from elearn.notices.models import Rhythm
from elearn.notices.stopping import person_of
from elearn.web import htmx
from elearn.web.access import actor, permission
from elearn.web.page import counts_news

blueprint = Blueprint("notices", __name__)

Page = str | tuple[str, int] | Response


def _me() -> int:
    known = actor().id
    assert known is not None
    return known


@counts_news("notices.mine")
def count_news() -> int:
    """How many messages are new, for the menu of somebody with an account."""
    return queries.count_new(_me())


@blueprint.app_template_filter("notice_sentence")
def notice_sentence(notice: queries.Notice) -> str:
    return words.sentence(notice)


@blueprint.app_template_filter("notice_address")
def notice_address(notice: queries.Notice) -> str:
    """Where a notice leads; empty when there is nothing left to see."""
    place = words.place(notice)
    return url_for(place[0], **place[1]) if place else ""


@blueprint.get("/berichten")
@permission("notice.list_own")
def mine() -> Page:
    opened_at, before = now(), request.args.get("voor", "")
    seen_until = queries.seen_until(_me())
    found = queries.notices_before(_me(), before)
    page, more = found[: queries.PAGE], found[queries.PAGE :]
    if not before and page and page[0].at > seen_until:
        with write_transaction():
            actions.mark_seen(_me(), opened_at, _language())
    older = page[-1].key if more else ""
    return render_template("notices/mine.html", notices=page, seen_until=seen_until, before=before, older=older)


def _language() -> str:
    locale = get_locale()
    return locale.language if locale else current_app.config["LANGUAGE"]


@blueprint.app_template_global("mail_choice")
def mail_choice(form: MailForm | None = None) -> dict[str, object]:
    """What `notices/_mail.html` takes, on whichever page it stands."""
    state = queries.state_of(_me())
    chosen = state.rhythm if state else Rhythm.WEEKLY
    return {
        "form": form or MailForm(data={"rhythm": chosen.value}),
        "email": db.session.get_one(User, _me()).email,
        "is_sent": bool(current_app.extensions["settings"].mail_url),
    }


@blueprint.get("/berichten/mail")
@permission("account.manage_own")
def mail() -> Page:
    return render_template("notices/mail.html", mail=mail_choice())


@blueprint.post("/berichten/mail")
@permission("account.manage_own")
def set_mail() -> Page:
    form = MailForm(request.form)
    if not form.validate():
        return htmx.invalid("notices/_mail.html", "notices/mail.html", mail=mail_choice(form))
    actions.set_rhythm(_me(), Rhythm(form.rhythm.data))
    actions.remember_language(_me(), _language())
    db.session.commit()
    if not htmx.wants_fragment():
        flash(_("Saved."), "success")
        return redirect(url_for("accounts.account"), 303)
    return render_template("notices/_mail.html", mail=mail_choice(), done=_("Saved."))


STOP = "/berichten/mail/uit/<token>"


@blueprint.get(STOP)
@permission("site.visit")
def ask_to_stop(token: str) -> Page:
    user = person_of(token) or abort(404)
    return render_template("notices/stop.html", token=token, is_stopped=_is_stopped(user))


@blueprint.post(STOP)
@permission("site.visit")
def stop(token: str) -> Page:
    """From the page, or from a mail program by itself, which follows no redirect (RFC 8058)."""
    user = person_of(token) or abort(404)
    actions.set_rhythm(user.id, Rhythm.NEVER)
    db.session.commit()
    if "List-Unsubscribe" in request.form:
        return render_template("notices/stop.html", token=token, is_stopped=True)
    here = url_for("notices.ask_to_stop", token=token)
    return htmx.answer("notices/_stop.html", here, token=token, is_stopped=True)


def _is_stopped(user: User) -> bool:
    state = queries.state_of(user.id)
    return state is not None and state.rhythm is Rhythm.NEVER
