"""An address that leads to a spot on a page, also over the log-in page: a browser would lose a fragment there."""

import re

from flask import Flask, redirect, request
from werkzeug import Response

from elearn.web.access import actor
from elearn.web.addresses import own_path

SPOT = "plek"
"""names the spot in the query of an address, as the fragment does once somebody is logged in"""
NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")


def lead_to_spots(app: Flask) -> None:
    """Send somebody who is logged in from `…?plek=a12` to `…#a12`."""
    app.before_request(_at_its_spot)


def _at_its_spot() -> Response | None:
    spot = request.args.get(SPOT, "")
    if request.method != "GET" or not NAME.fullmatch(spot) or not actor().has_account:
        return None
    rest = "&".join(part for part in request.query_string.decode().split("&") if not part.startswith(f"{SPOT}="))
    page = f"{request.script_root}{request.path}{'?' if rest else ''}{rest}"
    return redirect(f"{own_path(page, '/')}#{spot}")
