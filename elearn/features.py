"""Opens the feature rooms: each brings its addresses."""

from flask import Flask

from elearn.accounts import admin_views
from elearn.accounts import views as accounts
from elearn.care import views as care
from elearn.exercises import views as exercises
from elearn.groups import views as groups
from elearn.growth import views as growth
from elearn.lessons import views as lessons
from elearn.notices import views as notices
from elearn.pictures import views as pictures
from elearn.privacy import views as privacy
from elearn.progress import views as progress
from elearn.reflections import views as reflections
from elearn.scenarios import views as scenarios
from elearn.voices import views as voices

ROOMS = (
    accounts,
    admin_views,
    care,
    lessons,
    exercises,
    scenarios,
    pictures,
    reflections,
    groups,
    progress,
    growth,
    voices,
    notices,
    privacy,
)


def open_features(app: Flask) -> None:
    """Register every feature's addresses."""
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
