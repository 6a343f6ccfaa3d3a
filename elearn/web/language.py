"""Languages and moments: which language and time zone a person sees, and dates as people say them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask, Response, current_app, has_request_context, request, session
from flask_babel import Babel, format_date, format_time, get_locale
from flask_babel import gettext as _

from elearn.database import now

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}

Hear = Callable[[int, str], None]

_hearers: list[Hear] = []


def hears_language(action: Hear) -> Hear:
    """Register `action(person_id, language)` for whoever has to know which language somebody chose."""
    _hearers.append(action)
    return action


def tell_language(person_id: int, language: str) -> None:
    """Tell that somebody with an account chose a language."""
    for action in _hearers:
        action(person_id, language)


def _chosen_language() -> str:
    """The site's own language where there is no request: in a command."""
    chosen = session.get("locale") if has_request_context() else None
    if chosen in LANGUAGES:
        return str(chosen)
    return str(current_app.config["LANGUAGE"])


def speak(app: Flask) -> None:
    """Set up gettext, and the filters `moment` and `day` for templates."""
    Babel(
        app,
        locale_selector=_chosen_language,
        timezone_selector=lambda: app.config["TIMEZONE"],
        default_translation_directories="translations",
    )
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["day"] = day
    app.jinja_env.filters["month_name"] = month_name
    app.jinja_env.filters["hours_and_minutes"] = hours_and_minutes
    app.jinja_env.globals["now"] = now
    app.jinja_env.globals["today"] = today

    @app.context_processor
    def languages() -> dict[str, object]:
        locale = get_locale()
        return {"locale": locale.language if locale else "nl", "languages": list(LANGUAGES.items())}

    @app.after_request
    def vary(response: Response) -> Response:
        if request.endpoint != "assets.serve":
            response.vary.add("Cookie")
        return response


def _here(when: datetime) -> datetime:
    return when.astimezone(ZoneInfo(current_app.config["TIMEZONE"]))


def moment(when: datetime) -> str:
    """A moment as people say it: `vandaag om 14:03`, `gisteren om 14:03`, `3 november om 14:03`."""
    time = format_time(when, "HH:mm")
    return _("%(day)s at %(time)s", day=day(_here(when).date()), time=time)


def today() -> date:
    """The day that it is for people here."""
    return _here(now()).date()


def month_name(when: date) -> str:
    """A month with its year: `november 2026`."""
    return str(format_date(when, "LLLL y"))


def hours_and_minutes(minutes: int) -> str:
    """A length of time as people say it: `2 u 15 min`."""
    hours, rest = divmod(minutes, 60)
    parts = [_("%(hours)d h", hours=hours)] if hours else []
    if rest or not hours:
        parts.append(_("%(minutes)d min", minutes=rest))
    return " ".join(parts)


def day(when: date) -> str:
    """A day as people say it: today, yesterday, tomorrow, or the date; the year only where it is another one."""
    here = today()
    near = {here: _("today"), here - timedelta(days=1): _("yesterday"), here + timedelta(days=1): _("tomorrow")}
    if when in near:
        return near[when]
    return format_date(when, "d MMMM" if when.year == here.year else "d MMMM y")
