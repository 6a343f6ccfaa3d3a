"""What every address of the reflections feature shares: the blueprint, the shape of the paths, and small answers."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from elearn.reflections.marking import as_html
from elearn.reflections.question import question_of
from elearn.reflections.state import state_in_words
from elearn.web.access import actor
from elearn.web.ids import BIGGEST

blueprint = Blueprint("reflections", __name__)
blueprint.add_app_template_filter(state_in_words)
blueprint.add_app_template_filter(as_html, "user_text")
blueprint.add_app_template_global(question_of, "question_of")

Page = str | tuple[str, int] | Response

SHEET = "/reflecties/<course>/<question>"
SHARING = "/delingen/<int(max=2147483647):sharing_id>"


def wants_json() -> bool:
    """Whether autosave asks."""
    return request.accept_mimetypes.best == "application/json"


def as_json(code: int, **values: object) -> Response:
    """What autosave understands."""
    response = jsonify(**values)
    response.status_code = code
    return response


def before() -> int | None:
    """The id that a next page of a list goes on from."""
    return min(request.args.get("voor", 0, type=int), BIGGEST) or None


def me() -> int:
    """The id of whoever asks; only for views whose permission needs somebody."""
    known = actor().id
    assert known is not None
    return known
