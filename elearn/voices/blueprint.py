"""What every address of voices in the course shares: the blueprint, the paths, and what templates ask."""

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from elearn.rules.actor import Role
from elearn.voices import queries
from elearn.voices.places import place_of
from elearn.voices.words import state_of_voice
from elearn.web.access import actor

blueprint = Blueprint("voices", __name__)
blueprint.add_app_template_filter(state_of_voice)
blueprint.add_app_template_global(queries.voices_for_lecturers)
blueprint.add_app_template_global(place_of, "place_of_voice")

Page = str | tuple[str, int] | Response

VOICES = "/stemmen"
VOICE = VOICES + "/<int:voice_id>"


def me() -> int:
    """The id of whoever asks; only for views whose permission needs somebody."""
    known = actor().id
    assert known is not None
    return known


def as_json(code: int, **values: object) -> Response:
    """What autosave and the recorder understand."""
    response = jsonify(**values)
    response.status_code = code
    return response


@blueprint.app_template_global()
def may_give_voice() -> bool:
    """Whether whoever looks at the page is a coach somewhere."""
    return actor().has_role(Role.COACH)


@blueprint.app_template_global()
def voices_asked_about() -> list[object]:
    """The voices of whoever looks of which they are asked whether they stay."""
    return list(queries.asked_about(me()))
