"""What every page shows around its own text: navigation, who is here, theme and text size."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Flask, current_app, redirect, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from elearn.database import db
from elearn.rules.actor import Role
from elearn.web.access import actor, permission
from elearn.web.addresses import own_path
from elearn.web.language import LANGUAGES, tell_language

blueprint = Blueprint("page", __name__)

THEMES = ("", "light", "dark")
TEXT_SIZES = ("", "large", "larger")


Count = Callable[[], int]

_news: dict[str, Count] = {}


def counts_news(endpoint: str) -> Callable[[Count], Count]:
    """Register what counts the news at an address in the menu, for whoever asks; features do not know each other."""

    def register(count: Count) -> Count:
        _news[endpoint] = count
        return count

    return register


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    label: str
    href: str
    counted: str = ""
    """the endpoint whose news is counted beside it"""

    def news(self) -> int:
        """Counted only where the menu is drawn."""
        return _news[self.counted]() if self.counted else 0

    @property
    def current(self) -> bool:
        return request.path == self.href if self.href == "/" else request.path.startswith(self.href)


def navigation() -> list[Place]:
    """The places this person can go, fewest first."""
    here = actor()
    places = [Place(_("Learn"), url_for("lessons.home"))]
    if here.id is not None:
        places.append(Place(_("My reflections"), url_for("reflections.mine")))
    if here.has_role(Role.COACH):
        places.append(Place(_("My table"), url_for("reflections.desk")))
    if here.has_account:
        places.append(Place(_("Groups"), url_for("groups.mine")))
        places.append(Place(_("Messages"), url_for("notices.mine"), "notices.mine"))
    if here.is_admin:
        places.append(Place(_("Administration"), url_for("admin.overview")))
    return places


def _links() -> dict[str, str]:
    has_account = actor().has_account
    return {
        "home": url_for("lessons.home"),
        "sign_in": "" if has_account else url_for("accounts.log_in"),
        "sign_out": url_for("accounts.log_out") if has_account else "",
        "account": url_for("accounts.account") if has_account else "",
        "new_account": "" if has_account else url_for("accounts.new_account"),
        "language": url_for("page.language"),
        "display": url_for("page.display"),
        "about": url_for("lessons.about"),
        "privacy": url_for("privacy.mine") if actor().id is not None else "",
    }


def furnish(app: Flask) -> None:
    """Give every template what `base.html` needs."""
    app.register_blueprint(blueprint)

    @app.context_processor
    def around() -> dict[str, object]:
        return {
            "site_name": current_app.config["SITE_NAME"],
            "navigation": navigation(),
            "links": _links(),
            "person": current_user if current_user.is_authenticated else None,
            "theme": session.get("theme", ""),
            "text_size": session.get("text_size", ""),
        }


def _back() -> Response:
    return redirect(own_path(request.form.get("next"), url_for("lessons.home")), 303)


@blueprint.post("/taal")
@permission("site.visit")
def language() -> Response:
    if request.form.get("language") in LANGUAGES:
        session["locale"] = request.form["language"]
        person_id = actor().id
        if person_id is not None and actor().has_account:
            tell_language(person_id, request.form["language"])
            db.session.commit()
    return _back()


@blueprint.post("/weergave")
@permission("site.visit")
def display() -> Response:
    for name, field, known in (("theme", "theme", THEMES), ("text_size", "text-size", TEXT_SIZES)):
        if request.form.get(field) in known:
            session[name] = request.form[field]
    return _back()
