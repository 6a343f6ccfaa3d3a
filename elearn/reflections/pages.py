"""What the pages of reflections are drawn from, the same for the whole page and for its fragment."""

from dataclasses import dataclass
from typing import Any

from flask import abort, request

from elearn.database import write_transaction
from elearn.groups.models import Membership
from elearn.groups.queries import groups_of
from elearn.reflections import finding, queries, sharing_actions
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.audience import Offers, offers_in, present_readers
from elearn.reflections.beside.answers import offers_for
from elearn.reflections.earlier import earlier_than
from elearn.reflections.marking import choosable_text, marked_text
from elearn.reflections.models import Reflection
from elearn.reflections.notes.writing import notes_on
from elearn.reflections.question import Question, question_of
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.starters.keeping import starters_of
from elearn.reflections.together.showing import together_on
from elearn.rules.quoting import NotAdjacent, chosen_by, quote_of
from elearn.rules.sharing import may_answer
from elearn.web.access import actor
from elearn.web.headers import ask_for_microphone

Context = dict[str, Any]
OPENED = "open"
"""in an address: the reader saw the note and wants to read the text"""
ANSWER_FORM = "answer-form"
"""the id of the form that the sentences of a text belong to"""
MOST_CARRIED = 100


def sheet_context(question: Question, sheet: Reflection | None, back: str, **more: Any) -> Context:
    """What `reflections/_sheet.html` takes; `back` is where the text is being written."""
    return {
        "key": question.key,
        "block": question.block,
        "page": question.page,
        "sheet": sheet,
        "back": back,
        "offers": offers_for(question, actor().id) if back == question.address() else [],
        **more,
    }


@dataclass(frozen=True)
class ShareChoice:
    """The groups somebody is in, the one they are sharing with, and its audiences."""

    memberships: list[Membership]
    membership: Membership | None
    offers: Offers | None


def share_choice(sheet: Reflection, wanted_coach: int | None = None) -> ShareChoice:
    """Read the choice; with one group there is nothing to choose, with several the address names one."""
    memberships = groups_of(sheet.user_id)
    wanted = request.values.get("groep", type=int)
    chosen = [one for one in memberships if one.group_id == wanted or len(memberships) == 1]
    membership = chosen[0] if chosen else None
    offers = offers_in(membership.group_id, sheet, wanted_coach) if membership else None
    return ShareChoice(memberships, membership, offers)


def read_by_me(sharing: Sharing) -> Sharing:
    """Keep that whoever asks has read this text, and return it as it is after that.

    Behind a note they have not read it before they opened it.
    """
    me = actor().id
    if me is None or me == sharing.user_id or queries.has_read(sharing.id, me):
        return sharing
    if sharing.content_note and OPENED not in request.args:
        return sharing
    sharing_id = sharing.id
    with write_transaction():
        sharing_actions.record_reading(sharing_id, me)
    return finding.find_sharing(sharing_id) or abort(404)


@dataclass(frozen=True)
class AnswerSheet:
    """The form for one answer: a new one, or a draft that is being changed."""

    posting: str
    text: str = ""
    revision: int = 0
    chosen: tuple[int, ...] = ()
    feedback: Feedback | None = None
    recording: VoiceRecording | None = None


def sheet_of(feedback: Feedback, sharing: Sharing) -> AnswerSheet:
    """A draft, in the form."""
    chosen: tuple[int, ...] = ()
    if feedback.quote_start is not None and feedback.quote_end is not None:
        chosen = chosen_by(sharing.version.text, feedback.quote_start, feedback.quote_end)
    return AnswerSheet(feedback.posting, feedback.body, feedback.revision, chosen, feedback, feedback.recording)


def sharing_context(sharing: Sharing, answer: AnswerSheet | None = None, **more: Any) -> Context:
    """What a page about a shared text takes, for its author, its tandem or a fellow learner."""
    context: Context = {"sharing": sharing, "question": question_of(sharing.version.reflection), **more}
    context["closed"] = _is_closed(sharing)
    if sharing.user_id == actor().id:
        return {**context, "viewer": "author", **_for_author(sharing)}
    if may_answer(actor(), sharing):
        return {**context, "viewer": "tandem", **_for_tandem(sharing, answer)}
    return {**context, "viewer": "fellow", "text": marked_text(sharing.version.text, ())}


def chosen_on_the_way() -> list[int]:
    """The sentences that were tapped on the desk, carried along in the address."""
    return request.args.getlist("sentence", type=int)[:MOST_CARRIED]


def _passage(text: str, chosen: tuple[int, ...]) -> str:
    """The words that are chosen as the page opens."""
    try:
        quote = quote_of(text, chosen)
    except NotAdjacent:
        return ""
    return quote.exact if quote else ""


def _is_closed(sharing: Sharing) -> bool:
    """Whether a reader sees the note first, and the text when they ask for it."""
    me = actor().id
    if request.method != "GET" or not sharing.content_note or me is None or me == sharing.user_id:
        return False
    return not queries.has_read(sharing.id, me)


def _for_author(sharing: Sharing) -> Context:
    return {
        "text": marked_text(sharing.version.text, sharing.answers),
        "earlier": earlier_than(sharing, actor()),
        "rounded": queries.rounded_off(sharing.id),
        "readings": queries.readings_of(sharing.id),
        "readers": present_readers(sharing),
    }


def _for_tandem(sharing: Sharing, answer: AnswerSheet | None) -> Context:
    me = actor().id
    assert me is not None
    ask_for_microphone()
    sheet = answer or AnswerSheet(queries.next_posting(sharing.id, me), chosen=tuple(chosen_on_the_way()))
    drafts, together = queries.drafts_of(sharing.id, me), together_on(sharing.id, me)
    parts = [part for one in together for part in one.answers]
    return {
        "text": choosable_text(sharing.version.text, [*sharing.answers, *drafts, *parts], sheet.chosen, ANSWER_FORM),
        "passage": _passage(sharing.version.text, sheet.chosen),
        "drafts": drafts,
        "together": together,
        "starters": starters_of(me),
        "earlier": earlier_than(sharing, actor()),
        "rounded": queries.rounded_off(sharing.id),
        "notes": notes_on(sharing, actor()),
        "answer": sheet,
        "asked_by": next((one.partner for one in together if one.mine is None), None),
        "reads_along": next((one.partner for one in together if one.has(sheet.posting)), None),
    }
