"""How long a recording lasts, as people say it."""

from flask_babel import gettext as _


def lasting(seconds: int) -> str:
    """`1 min 20 s`."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("%(seconds)d s", seconds=rest)
    return _("%(minutes)d min %(seconds)d s", minutes=minutes, seconds=rest)
