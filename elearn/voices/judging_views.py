"""The addresses at which a lecturer puts a voice in the course, gives it back, or takes it out."""

from flask import flash, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.voices import judging, queries
from elearn.voices.blueprint import VOICE, Page, blueprint, me
from elearn.voices.models import CourseVoice
from elearn.voices.pages import voice_page
from elearn.web import htmx
from elearn.web.access import permission


@blueprint.post(VOICE + "/vrijgave")
@permission("voice.judge", voice=queries.find_voice)
def release(voice: CourseVoice) -> Page:
    try:
        judging.release(voice, me(), request.form.get("revision", -1, type=int))
    except (judging.Moved, judging.Over) as problem:
        return _again(voice, problem)
    return _done(voice, _("It is in the course now."))


@blueprint.post(VOICE + "/teruggave")
@permission("voice.judge", voice=queries.find_voice)
def give_back(voice: CourseVoice) -> Page:
    try:
        judging.give_back(voice, me(), request.form.get("word", ""))
    except (judging.Moved, judging.WordProblem) as problem:
        return _again(voice, problem)
    return _done(voice, _("It is with its giver again, with your word."))


@blueprint.post(VOICE + "/uit-de-cursus")
@permission("voice.judge", voice=queries.find_voice)
def take_out(voice: CourseVoice) -> Page:
    try:
        judging.take_out(voice, me(), request.form.get("word", ""))
    except (judging.Moved, judging.WordProblem) as problem:
        return _again(voice, problem)
    return _done(voice, _("It is out of the course. Its giver reads your word."))


def _again(voice: CourseVoice, problem: ValueError) -> Page:
    """The page as it is now, with what was typed."""
    typed = request.form.get("word", "")
    db.session.rollback()
    return voice_page(voice, 422, problem=str(problem), typed=typed)


def _done(voice: CourseVoice, words: str) -> Page:
    group_id = voice.group_id
    db.session.commit()
    flash(words, "success")
    return htmx.away(url_for("groups.group", group_id=group_id, _anchor="voices-title"))
