"""Tandem: a learning platform where students, lecturers and experts-by-experience learn together."""

from flask import Flask, request
from flask_compress import Compress
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from elearn.accounts.doorkeeper import set_up_log_in
from elearn.database import db, read_only
from elearn.database.engine import engine_options, teach_manners
from elearn.database.transactions import read_and_write
from elearn.features import open_features
from elearn.places import PACKAGE, shipped
from elearn.settings import Settings, read_settings
from elearn.web import assets, bodies, csrf, errors, headers, held, htmx, ids, language, page, spots
from elearn.web.access import refuse_undeclared
from elearn.web.library import open_library

WEB = (
    ids.bound_ids,
    csrf.protect,
    bodies.take_in,
    language.speak,
    headers.set_headers,
    htmx.vary,
    errors.handle_errors,
    held.forget_what_was_sent,
    spots.lead_to_spots,
)
MOST_BYTES = 2 * 1024 * 1024
"""the largest body a form may have; a reflection of 20,000 characters is far below it"""


def create_app(settings: Settings | None = None) -> Flask:
    """Build Tandem from its settings; with none given, from the environment.

    Raises:
        SettingsError: a setting is missing or wrong.
    """
    settings = settings or read_settings()
    app = Flask(__name__, template_folder=shipped("templates"), static_folder=None)
    app.config.from_mapping(_configuration(settings))
    app.extensions["settings"] = settings
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies, x_proto=settings.trusted_proxies)  # type: ignore[method-assign]
    db.init_app(app)
    Migrate(app, db, directory=str(PACKAGE / "database" / "migrations"), render_as_batch=True)
    Compress(app)
    with app.app_context():
        teach_manners(db.engine)
    app.before_request(lambda: read_only() if request.method in csrf.SAFE_METHODS else read_and_write())
    for install in (*WEB, set_up_log_in):
        install(app)
    open_library(app, settings.course_folders, watch=settings.watch_courses)
    assets.serve_assets(app)
    page.furnish(app)
    open_features(app)
    refuse_undeclared(app)
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings.database),
        "SITE_NAME": settings.site_name,
        "LANGUAGE": settings.language,
        "TIMEZONE": settings.timezone,
        "DEMO": settings.demo,
        "MAX_CONTENT_LENGTH": MOST_BYTES,
        "MAX_FORM_MEMORY_SIZE": MOST_BYTES,
        "SESSION_COOKIE_NAME": "tandem",
        "SESSION_COOKIE_SECURE": settings.secure_cookies and not settings.demo,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 400 * 24 * 3600,
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 4,
        "COMPRESS_MIMETYPES": ["text/html", "application/json"],
    }
