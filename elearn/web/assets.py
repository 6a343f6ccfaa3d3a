"""Static files: each component's style and script joined into one file with its content's hash in the name."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

from elearn.places import shipped
from elearn.web.access import permission

blueprint = Blueprint("assets", __name__)

COMMENT = re.compile(rb"^\s*//.*\n", re.MULTILINE)
"""a line of our own script that only explains; it need not travel"""
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file as it is served."""

    served_name: str
    mimetype: str
    body: bytes
    zipped: bytes | None


def _asset(name: str, mimetype: str, body: bytes, *, compress: bool = True) -> Asset:
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(body).hexdigest()[:12]
    zipped = gzip.compress(body, 9, mtime=0) if compress else None
    return Asset(f"{stem}.{digest}.{ending}", mimetype, body, zipped)


def _joined(paths: list[Path]) -> bytes:
    return b"\n".join(path.read_bytes() for path in paths)


def build(static: Path) -> dict[str, Asset]:
    """The bundle: `tandem.css`, `tandem.js` and `font.woff2`, by the name that templates use.

    What only some pages need lies in `static/pages/`, and each file of it is served by itself.
    """
    font = _asset("font.woff2", "font/woff2", _font(static).read_bytes(), compress=False)
    styles = _joined(sorted((static / "css").glob("*.css"))).replace(b"font.woff2", font.served_name.encode())
    own = COMMENT.sub(b"", _joined(sorted((static / "js").glob("*.js"))))
    scripts = b"\n".join([(static / "vendor" / "htmx" / "htmx.min.js").read_bytes(), own])
    return {
        "font.woff2": font,
        "tandem.css": _asset("tandem.css", "text/css", styles),
        "tandem.js": _asset("tandem.js", "text/javascript", scripts),
        **{path.name: _of_some_pages(path) for path in sorted((static / "pages").iterdir())},
    }


def _of_some_pages(path: Path) -> Asset:
    mimetype = {".css": "text/css", ".js": "text/javascript"}[path.suffix]
    return _asset(path.name, mimetype, COMMENT.sub(b"", path.read_bytes()))


def _font(static: Path) -> Path:
    return next((static / "vendor" / "atkinson").glob("*.woff2"))


def serve_assets(app: Flask) -> None:
    """Build the bundle and let templates ask for `asset("tandem.css")`."""
    assets = build(shipped("static"))
    app.extensions["assets"] = {asset.served_name: asset for asset in assets.values()}
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = lambda name: url_for("assets.serve", name=assets[name].served_name)


@blueprint.get("/static/<name>")
@permission("site.visit")
def serve(name: str) -> Response:
    """One file of the bundle, for ever."""
    asset: Asset | None = current_app.extensions["assets"].get(name)
    if asset is None:
        abort(404)
    zipped = asset.zipped is not None and request.accept_encodings.quality("gzip") > 0
    response = Response(asset.zipped if zipped else asset.body, mimetype=asset.mimetype)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOREVER
    response.vary.add("Accept-Encoding")
    return response
