"""Every address of spoken answers: keep a recording while it is a draft, hear it, and add its words."""

from flask import abort, flash, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.recordings.files import Shelved, is_there
from elearn.recordings.lasting import lasting
from elearn.recordings.sounding import sounding
from elearn.recordings.taking import MOST_BODY, RecordingProblem, take_in
from elearn.reflections import actions, answer_actions, finding, forms
from elearn.reflections.answer_models import Feedback
from elearn.reflections.blueprint import SHARING, Page, as_json, blueprint, me
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.queries import are_parts
from elearn.reflections.voice import actions as voice_actions
from elearn.reflections.voice import going as voice_going
from elearn.rules.sharing import may_answer, may_word
from elearn.web import htmx
from elearn.web.access import actor, permission
from elearn.web.bodies import takes_up_to
from elearn.web.lengths import TooLong

__all__ = ["keep_sent", "voice_going"]

ANSWERS = SHARING + "/antwoorden"
ANSWER = ANSWERS + "/<int(max=2147483647):feedback_id>"

blueprint.add_app_template_filter(lasting)
blueprint.add_app_template_global(is_there, "recording_is_there")
blueprint.add_app_template_global(lambda answer: may_word(actor(), answer, answer.sharing), "may_word")


@blueprint.post(ANSWERS + "/<posting>/opname")
@permission("sharing.answer", sharing=finding.find_sharing)
@takes_up_to(MOST_BODY)
def keep_recording(sharing: Sharing, posting: str) -> Page:
    """What the recorder sends when somebody stops: kept at once, as a draft that its speaker alone can hear."""
    if not forms.POSTING.fullmatch(posting):
        abort(404)
    try:
        feedback = keep_sent(sharing, posting)
    except RecordingProblem as problem:
        return as_json(422, status=str(problem))
    if feedback is None or feedback.recording is None:
        return as_json(422, status=_("No recording arrived. Record again, or choose a file."))
    words = _("Kept as a draft, %(length)s. Only you can hear it.", length=lasting(feedback.recording.seconds))
    if are_parts([feedback]):
        words = _("Kept, %(length)s. Your partner can hear it too.", length=lasting(feedback.recording.seconds))
    here = url_for("reflections.hear", sharing_id=sharing.id, feedback_id=feedback.id)
    return as_json(200, status=words, posting=feedback.posting, address=f"{here}?opname={feedback.recording.id}")


def keep_sent(sharing: Sharing, posting: str) -> Feedback | None:
    """Keep the recording that came with a form, and give its draft; None when there came none.

    Raises:
        RecordingProblem: nothing of it is kept.
    """
    sharing_id = sharing.id
    return take_in(me(), lambda shelf: _kept(sharing_id, posting, shelf))


def _kept(sharing_id: int, posting: str, shelf: Shelved) -> Feedback:
    sharing = finding.find_sharing(sharing_id)
    if sharing is None or not may_answer(actor(), sharing):
        abort(404)
    feedback = voice_actions.speak(sharing, me(), actor().roles[sharing.group_id], posting, shelf)
    db.session.commit()
    return feedback


@blueprint.get(ANSWER + "/stem")
@permission("recording.hear", feedback=finding.find_spoken)
def hear(feedback: Feedback) -> Page:
    """The sound, or a part of it; `?bewaar` to keep it as a file."""
    recording = feedback.recording
    assert recording is not None
    return sounding(recording) or (render_template("reflections/voice_gone.html", feedback=feedback), 404)


@blueprint.get(ANSWER + "/woorden")
@permission("recording.word", feedback=finding.find_spoken)
def words(feedback: Feedback) -> Page:
    return render_template("reflections/words.html", feedback=feedback, typed=feedback.body, problem="")


@blueprint.post(ANSWER + "/woorden")
@permission("sharing.answer", sharing=finding.find_sharing)
def add_words(sharing: Sharing, feedback_id: int) -> Page:
    """Add what a released recording says. Whoever comes second keeps their words in the form."""
    feedback = finding.find_spoken(sharing.id, feedback_id)
    if feedback is None or not feedback.is_released:
        abort(404)
    typed = forms.AnswerForm(request.form).text.data or ""
    try:
        voice_actions.add_words(feedback, me(), actions.checked_text(typed))
    except (TooLong, answer_actions.EmptyAnswer, voice_actions.WordsThere) as problem:
        page = render_template("reflections/words.html", feedback=feedback, typed=typed, problem=str(problem))
        return page, 422
    db.session.commit()
    flash(_("The words are there. Thank you."), "success")
    return htmx.away(url_for("reflections.sharing", sharing_id=sharing.id, _anchor=f"a{feedback.id}"))
