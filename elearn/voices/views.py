"""The addresses of a giver: their voices, one of them, and what they do with it once it is written."""

from flask import abort, flash, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.voices import drafting, giving, going, judging_views, queries, staying, writing_views
from elearn.voices.blueprint import VOICE, VOICES, Page, blueprint, me
from elearn.voices.forms import UntilForm
from elearn.voices.models import CourseVoice, Spot
from elearn.voices.pages import voice_page
from elearn.voices.places import place_of
from elearn.web import htmx
from elearn.web.access import permission
from elearn.web.language import day, today

__all__ = ["blueprint", "going", "judging_views", "writing_views"]


@blueprint.get("/mijn-tafel/stemmen")
@permission("voice.list_own")
def mine() -> Page:
    return render_template("voices/mine.html", voices=queries.voices_of(me()))


@blueprint.post(VOICES)
@permission("voice.begin")
def begin() -> Page:
    """A coach wants to add their experience to a page or a scene."""
    spot, key = request.form.get("spot", ""), request.form.get("place", "")
    memberships = queries.coached_by(me())
    if spot not in list(Spot) or not memberships:
        abort(400)
    place = place_of(Spot(spot), key) or abort(404)
    voice = drafting.begin(memberships[0], place.spot, place.key, today())
    db.session.commit()
    return htmx.away(url_for("voices.voice", voice_id=voice.id))


@blueprint.get(VOICE)
@permission("voice.see", voice=queries.find_voice)
def voice(voice: CourseVoice) -> Page:
    return voice_page(voice)


@blueprint.post(VOICE + "/terug")
@permission("voice.write", voice=queries.find_voice)
def recall(voice: CourseVoice) -> Page:
    giving.recall(voice)
    db.session.commit()
    return htmx.away(url_for("voices.voice", voice_id=voice.id))


@blueprint.get(VOICE + "/intrekken")
@permission("voice.write", voice=queries.find_voice)
def ask_to_withdraw(voice: CourseVoice) -> Page:
    return render_template("voices/withdraw.html", voice=voice)


@blueprint.post(VOICE + "/intrekken")
@permission("voice.write", voice=queries.find_voice)
def withdraw(voice: CourseVoice) -> Page:
    giving.withdraw(voice)
    db.session.commit()
    flash(_("It is gone from the course. Only you can read it now."), "success")
    return htmx.away(url_for("voices.voice", voice_id=voice.id))


@blueprint.post(VOICE + "/nieuw")
@permission("voice.write", voice=queries.find_voice)
def change(voice: CourseVoice) -> Page:
    """Begin a draft that takes the place of this voice once it is released."""
    if voice.released_at is None:
        return htmx.away(url_for("voices.voice", voice_id=voice.id))
    draft = drafting.begin_change(voice, today())
    db.session.commit()
    return htmx.away(url_for("voices.voice", voice_id=draft.id))


@blueprint.post(VOICE + "/dag")
@permission("voice.write", voice=queries.find_voice)
def keep_or_let_end(voice: CourseVoice) -> Page:
    """The answer to the question whether it stays."""
    here = url_for("voices.voice", voice_id=voice.id)
    if request.form.get("do") == "end":
        staying.let_end(voice)
        db.session.commit()
        flash(_("All right. It stays up to and including %(day)s.", day=day(voice.expires_on)), "success")
        return htmx.away(here)
    form = UntilForm(request.form)
    if not form.validate() or form.expires_on.data is None:
        return voice_page(voice, until=form, status=422)
    staying.keep_until(voice, form.expires_on.data, today())
    db.session.commit()
    flash(_("Kept. It stays up to and including %(day)s.", day=day(voice.expires_on)), "success")
    return htmx.away(here)


@blueprint.get(VOICE + "/weg")
@permission("voice.write", voice=queries.find_voice)
def ask_to_drop(voice: CourseVoice) -> Page:
    return render_template("voices/drop.html", voice=voice)


@blueprint.post(VOICE + "/weg")
@permission("voice.write", voice=queries.find_voice)
def drop(voice: CourseVoice) -> Page:
    giving.drop(voice)
    db.session.commit()
    return htmx.away(url_for("voices.mine"))
