"""The addresses at which a giver writes and speaks: keep a draft, offer it, and hear it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from elearn.accounts.names import NameProblem
from elearn.database import db
from elearn.recordings.files import Shelved
from elearn.recordings.lasting import lasting
from elearn.recordings.sounding import sounding
from elearn.recordings.taking import MOST_BODY, RecordingProblem, take_in
from elearn.voices import drafting, forms, giving, pages, queries
from elearn.voices.blueprint import VOICE, Page, as_json, blueprint, me
from elearn.voices.models import CourseVoice
from elearn.web import htmx
from elearn.web.access import permission
from elearn.web.bodies import takes_up_to
from elearn.web.language import moment
from elearn.web.lengths import TooLong

WRONG = (TooLong, giving.NoWords, drafting.NoDraft, giving.NoCoach, RecordingProblem)


@blueprint.post(VOICE)
@permission("voice.write", voice=queries.find_voice)
@takes_up_to(MOST_BODY)
def write(voice: CourseVoice) -> Page:
    """Keep the draft, leave its recording out, or offer it."""
    number, form = voice.id, forms.VoiceForm(request.form)
    try:
        _keep_sent(number)
        voice = queries.find_voice(number) or abort(404)
        forms.with_groups(form, voice, queries.coached_by(me()))
        if not form.validate():
            return _again(number, form)
        drafting.save(voice, forms.draft_from(form, voice), form.known_revision)
        db.session.commit()
        form.revision.data = voice.revision
        _do(voice, form.do.data or "")
    except drafting.VoiceChanged as problem:
        stored, form.revision.data = problem.voice.body, problem.voice.revision
        return _again(number, form, problem=str(problem), stored=stored)
    except NameProblem as problem:
        form.name.errors = [str(problem)]
        return _again(number, form)
    except WRONG as problem:
        return _again(number, form, problem=str(problem))
    db.session.commit()
    return _kept(number)


def _do(voice: CourseVoice, wanted: str) -> None:
    if wanted == "leave-voice":
        drafting.leave_out(voice)
    elif wanted == "offer":
        giving.offer(voice)


def _again(number: int, form: forms.VoiceForm, **more: str) -> Page:
    """The form as it was typed."""
    db.session.rollback()
    voice = queries.find_voice(number) or abort(404)
    return htmx.invalid("voices/_write.html", "voices/write.html", **pages.writing(voice, form, **more))


def _kept(number: int) -> Page:
    """After a change: the renewed form for htmx, else the page with a notice; what is offered has another page."""
    voice = queries.find_voice(number) or abort(404)
    if voice.is_offered:
        flash(_("Offered. The lecturers of %(group)s can read it now.", group=voice.group.name), "success")
        return htmx.away(url_for("voices.voice", voice_id=number))
    words = _("Kept as a draft.")
    if not htmx.wants_fragment():
        flash(words, "success")
        return redirect(url_for("voices.voice", voice_id=number), 303)
    return render_template("voices/_write.html", done=words, **pages.writing(voice))


def _keep_sent(number: int) -> CourseVoice | None:
    """Keep the recording that came with a form, whatever becomes of the words.

    Raises:
        RecordingProblem
        NoDraft
    """

    def keep(shelf: Shelved) -> CourseVoice:
        voice = queries.find_voice(number)
        if voice is None or voice.giver_id != me() or not voice.is_draft:
            abort(404)
        drafting.speak(voice, shelf)
        db.session.commit()
        return voice

    return take_in(me(), keep)


@blueprint.post(VOICE + "/concept")
@permission("voice.write", voice=queries.find_voice)
def save(voice: CourseVoice) -> Page:
    """Autosave: only the words."""
    form = forms.VoiceForm(request.form)
    try:
        drafting.save_words(voice, drafting.checked_words(form.text.data or ""), form.known_revision)
    except drafting.VoiceChanged as problem:
        return as_json(409, status=str(problem), revision=problem.voice.revision, other=problem.voice.body)
    except (TooLong, drafting.NoDraft) as problem:
        return as_json(422, status=str(problem))
    db.session.commit()
    return as_json(200, status=_("Saved %(when)s", when=moment(voice.saved_at)), revision=voice.revision)


@blueprint.post(VOICE + "/opname")
@permission("voice.write", voice=queries.find_voice)
@takes_up_to(MOST_BODY)
def keep_recording(voice: CourseVoice) -> Page:
    """What the recorder sends when somebody stops: kept at once, as a draft that its giver alone can hear."""
    number = voice.id
    try:
        kept = _keep_sent(number)
    except RecordingProblem as problem:
        return as_json(422, status=str(problem))
    if kept is None or kept.recording is None:
        return as_json(422, status=_("No recording arrived. Record again, or choose a file."))
    words = _("Kept as a draft, %(length)s. Only you can hear it.", length=lasting(kept.recording.seconds))
    address = url_for("voices.hear", voice_id=number)
    return as_json(200, status=words, posting=str(number), address=f"{address}?opname={kept.recording.id}")


@blueprint.get(VOICE + "/stem")
@permission("voice.hear", voice=queries.find_spoken)
def hear(voice: CourseVoice) -> Page:
    """The sound, or a part of it; `?bewaar` to keep it as a file."""
    assert voice.recording is not None
    return sounding(voice.recording) or (render_template("voices/gone.html"), 404)
