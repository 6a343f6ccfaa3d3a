"""Every address of an answer to a shared text: writing it, keeping it as a draft, releasing it."""

from dataclasses import replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from elearn.database import db
from elearn.recordings.taking import MOST_BODY, RecordingProblem
from elearn.reflections import actions, answer_actions, finding, forms, pages, queries
from elearn.reflections.answer_models import Feedback
from elearn.reflections.blueprint import SHARING, Page, as_json, blueprint, me
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together import actions as joint_actions
from elearn.reflections.together.actions import TogetherProblem
from elearn.reflections.voice import actions as voice_actions
from elearn.reflections.voice.views import keep_sent
from elearn.rules.quoting import NotAdjacent, quote_of
from elearn.rules.sharing import may_read
from elearn.web import htmx
from elearn.web.access import actor, permission
from elearn.web.bodies import takes_up_to
from elearn.web.language import moment
from elearn.web.lengths import TooLong

ANSWERS = SHARING + "/antwoorden"
ANSWER = ANSWERS + "/<int(max=2147483647):feedback_id>"


@blueprint.post(ANSWERS)
@permission("sharing.answer", sharing=finding.find_sharing)
@takes_up_to(MOST_BODY)
def answer(sharing: Sharing) -> Page:
    form = forms.AnswerForm(request.form)
    if not forms.POSTING.fullmatch(form.posting.data or ""):
        abort(400)
    try:
        _keep_voice(sharing, form)
        if form.do.data == "leave-voice" and _without_voice(sharing, form):
            return went_on(sharing.id, _("The recording is gone."))
        feedback = _kept_answer(sharing, form)
        if form.do.data == "release":
            answer_actions.release([feedback])
        if form.do.data == "together":
            joint_actions.join_in(feedback)
    except NotAdjacent:
        words = _("Choose sentences that follow each other, or one sentence, or none to answer the whole text.")
        return _answer_again(sharing, form, words)
    except answer_actions.AnswerChanged as problem:
        return _answer_again(sharing, form, str(problem), problem.feedback)
    except answer_actions.AnswerReleased as problem:
        form.posting.data, form.revision.data = queries.next_posting(sharing.id, me()), 0
        return _answer_again(sharing, form, str(problem))
    except (
        TooLong,
        answer_actions.EmptyAnswer,
        answer_actions.PartOfTogether,
        TogetherProblem,
        RecordingProblem,
    ) as problem:
        return _answer_again(sharing, form, str(problem))
    db.session.commit()
    words = words_of_release([feedback]) if feedback.is_released else _("Kept as a draft.")
    return went_on(sharing.id, words, is_kept=True)


def _keep_voice(sharing: Sharing, form: forms.AnswerForm) -> None:
    """A recording that came along is kept whatever becomes of the words, and the form goes on with its draft."""
    spoken = keep_sent(sharing, form.posting.data or "")
    if spoken is not None and spoken.posting != form.posting.data:
        form.posting.data, form.revision.data = spoken.posting, spoken.revision


def _without_voice(sharing: Sharing, form: forms.AnswerForm) -> bool:
    """Take the recording away from the draft; True when nothing is left to keep."""
    feedback = answer_actions.draft_with(sharing, me(), form.posting.data or "")
    if feedback is not None:
        voice_actions.leave_out(feedback)
    if (form.text.data or "").strip():
        return False
    if feedback is not None and not feedback.body and feedback.part is None:
        answer_actions.drop(feedback)
    db.session.commit()
    return True


def words_of_release(answers: list[Feedback]) -> str:
    """What somebody reads who released answers; of a voice without words, that these can follow."""
    if any(one.lacks_words for one in answers):
        return _(
            "Your answer is released, and the learner can hear it now. For who cannot hear it, the words follow: "
            "you can write them with the recording, or somebody of the tandem does."
        )
    return _("Your answer is released. The learner can read it now.")


def _kept_answer(sharing: Sharing, form: forms.AnswerForm) -> Feedback:
    quote = quote_of(sharing.version.text, form.chosen)
    text = actions.checked_text(form.text.data or "")
    spoken = answer_actions.draft_with(sharing, me(), form.posting.data or "")
    if not text.strip():
        if spoken is None or spoken.recording is None:
            raise answer_actions.EmptyAnswer
        text = ""
    role = actor().roles[sharing.group_id]
    posting = form.posting.data or ""
    feedback = answer_actions.keep_words(sharing, me(), role, posting, text, form.known_revision)
    answer_actions.anchor(feedback, quote)
    return feedback


def _answer_again(sharing: Sharing, form: forms.AnswerForm, problem: str, now: Feedback | None = None) -> Page:
    """The form as it was typed; `now` is the draft as it is elsewhere, which the next save replaces."""
    revision, stored = (now.revision, now.body) if now is not None else (form.known_revision, "")
    typed = pages.AnswerSheet(form.posting.data or "", form.text.data or "", revision, tuple(form.chosen))
    db.session.rollback()
    spoken = answer_actions.draft_with(sharing, me(), typed.posting)
    typed = replace(typed, recording=spoken.recording if spoken is not None else None)
    found = finding.find_sharing(sharing.id) or abort(404)
    context = pages.sharing_context(found, typed, problem=problem, stored=stored)
    return htmx.invalid("reflections/_reading.html", "reflections/sharing.html", **context)


def went_on(sharing_id: int, words: str, *, is_kept: bool = False) -> Page:
    """After a change: the renewed reading for htmx with `words` in it, else the page with a notice.

    What `is_kept` is forgotten on the device that sent it.
    """
    here = url_for("reflections.sharing", sharing_id=sharing_id)
    if not htmx.wants_fragment():
        flash(words, "success")
        return redirect(here + "#answers", 303)
    found = finding.find_sharing(sharing_id)
    if found is None or not may_read(actor(), found):
        abort(404)
    return render_template("reflections/_reading.html", done=words, forget=is_kept, **pages.sharing_context(found))


@blueprint.post(ANSWERS + "/<posting>/concept")
@permission("sharing.answer", sharing=finding.find_sharing)
def save_answer(sharing: Sharing, posting: str) -> Page:
    """Autosave of an answer: only its words, the passage stays as it was."""
    form = forms.AnswerForm(request.form)
    if not forms.POSTING.fullmatch(posting):
        abort(404)
    try:
        text = actions.checked_text(form.text.data or "")
        role = actor().roles[sharing.group_id]
        kept = answer_actions.keep_words(sharing, me(), role, posting, text, form.known_revision)
    except answer_actions.AnswerChanged as problem:
        draft = problem.feedback
        return as_json(409, status=str(problem), revision=draft.revision, other=draft.body)
    except (TooLong, answer_actions.AnswerReleased) as problem:
        return as_json(422, status=str(problem))
    db.session.commit()
    return as_json(200, status=_("Saved %(when)s", when=moment(kept.saved_at)), revision=kept.revision)


@blueprint.post(ANSWERS + "/vrij")
@permission("sharing.answer", sharing=finding.find_sharing)
def release_all(sharing: Sharing) -> Page:
    return _released(sharing.id, queries.drafts_of(sharing.id, me()))


@blueprint.post(ANSWER + "/vrij")
@permission("feedback.write", feedback=finding.find_feedback)
def release(feedback: Feedback) -> Page:
    return _released(feedback.sharing_id, [feedback])


def _released(sharing_id: int, answers: list[Feedback]) -> Page:
    try:
        answer_actions.release(answers)
    except (answer_actions.EmptyAnswer, answer_actions.PartOfTogether) as problem:
        found = finding.find_sharing(sharing_id) or abort(404)
        context = pages.sharing_context(found, problem=str(problem))
        return htmx.invalid("reflections/_reading.html", "reflections/sharing.html", **context)
    db.session.commit()
    return went_on(sharing_id, words_of_release(answers))


@blueprint.get(ANSWER)
@permission("feedback.write", feedback=finding.find_feedback)
def change_answer(feedback: Feedback) -> Page:
    sharing = finding.find_sharing(feedback.sharing_id) or abort(404)
    if feedback.is_released:
        return redirect(url_for("reflections.sharing", sharing_id=sharing.id) + f"#a{feedback.id}", 303)
    context = pages.sharing_context(sharing, pages.sheet_of(feedback, sharing))
    return render_template("reflections/sharing.html", **context)


@blueprint.get(ANSWER + "/weg")
@permission("feedback.write", feedback=finding.find_feedback)
def ask_to_drop(feedback: Feedback) -> Page:
    return render_template("reflections/drop_answer.html", feedback=feedback)


@blueprint.post(ANSWER + "/weg")
@permission("feedback.write", feedback=finding.find_feedback)
def drop_answer(feedback: Feedback) -> Page:
    sharing_id = feedback.sharing_id
    answer_actions.drop(feedback)
    db.session.commit()
    return went_on(sharing_id, _("The draft is gone."))
