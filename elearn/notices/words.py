"""A notice in words and as an address: who and what kind, never a word of a text."""

from typing import Any

from flask_babel import gettext as _

from elearn.blocks.messages import N_
from elearn.notices.happenings import Kind
from elearn.notices.queries import Notice
from elearn.web.library import catalogue

Place = tuple[str, dict[str, Any]]
"""an endpoint with its values, for `url_for` on a page and for an address in a mail"""

SENTENCES = {
    Kind.ANSWERED: N_("%(who)s answered your text."),
    Kind.ANSWERED_TOGETHER: N_("%(who)s answered your text together."),
    Kind.ASKED_TOGETHER: N_("%(who)s asks you to answer a text together."),
    Kind.PARTNER_AGREED: N_("%(who)s agrees to your answer together. Now it waits for you."),
    Kind.REPLIED: N_("%(who)s replied to your question."),
    Kind.THANKED: N_("%(who)s thanks you for your answer."),
    Kind.QUESTIONED: N_("%(who)s asks you something about your answer."),
    Kind.SHARED: N_("%(who)s shared a text with your tandem."),
    Kind.DECLINED: N_("A text is not for %(who)s. It waits for you."),
    Kind.HURT: N_("A text hurts %(who)s. Please talk about it together."),
    Kind.TAKEN_BACK: N_("%(who)s took back a text that you read."),
    Kind.HANDED_OVER: N_("%(who)s hands a text over to you."),
    Kind.GIVEN: N_("%(who)s gave you a text to answer."),
    Kind.GIVEN_AWAY: N_("%(who)s took a text from your table. What you wrote for it is kept."),
    Kind.MAY_READ: N_("May %(who)s read your text and answer it? You decide."),
    Kind.READER_WELCOME: N_("%(who)s said yes to the reader you asked about."),
    Kind.READER_REFUSED: N_("%(who)s said no to the reader you asked about."),
    Kind.CONSENT_ASKED: N_("%(who)s asks whether your answer may stand on a page they show."),
    Kind.CONSENT_GIVEN: N_("%(who)s says yes: the answer may stand on the page you show."),
    Kind.CONSENT_REFUSED: N_("%(who)s says no: the answer does not stand on the page you show."),
    Kind.VOICE_OFFERED: N_("%(who)s offers a voice for the course. It waits for your yes."),
    Kind.VOICE_RELEASED: N_("%(who)s put your voice in the course."),
    Kind.VOICE_GIVEN_BACK: N_("%(who)s gave your voice back, with a word."),
    Kind.VOICE_TAKEN_OUT: N_("%(who)s took your voice out of the course, with a word."),
    Kind.VOICE_ENDS: N_("Your voice in the course ends soon. Does it stay?"),
}

OUT_OF_SIGHT = {Kind.TAKEN_BACK, Kind.GIVEN_AWAY}
"""nothing is left to see for who reads this but what they were writing themselves"""

TAKEN_BACK_WHILE_WRITING = N_("%(who)s took back a text that you read. What you were writing stays with you.")

IN_MAIL = dict.fromkeys((Kind.HURT, Kind.DECLINED), N_("%(who)s lets you know something about a text."))
"""other words where somebody else may look along: a mailbox is not as private as the list"""

ANCHORS = {
    Kind.ANSWERED: "a{}",
    Kind.THANKED: "a{}",
    Kind.ANSWERED_TOGETHER: "t{}",
    Kind.ASKED_TOGETHER: "together",
    Kind.PARTNER_AGREED: "together",
    Kind.MAY_READ: "may-read",
}
"""where on the page of a text it is"""

PAGES = {
    Kind.CONSENT_ASKED: "growth.consents",
    Kind.CONSENT_GIVEN: "growth.compose",
    Kind.CONSENT_REFUSED: "growth.compose",
}
"""the kinds that lead to a page of the reader's own"""


OWN_VOICE = {Kind.VOICE_RELEASED, Kind.VOICE_GIVEN_BACK, Kind.VOICE_TAKEN_OUT, Kind.VOICE_ENDS}
"""the kinds that lead to a voice that the reader gave"""


def sentence(notice: Notice) -> str:
    """The notice as its reader sees it, in the language of the moment."""
    if notice.kind is Kind.ASKED:
        return _("%(group)s asks you to do %(module)s.", group=notice.who, module=_module_title(notice))
    if notice.kind is Kind.TAKEN_BACK and notice.place:
        return _(TAKEN_BACK_WHILE_WRITING, who=_who(notice))
    return _(SENTENCES[notice.kind], who=_who(notice))


def sentence_in_mail(notice: Notice) -> str:
    """The same for a mailbox, which says of no text that it hurts somebody or is not for them."""
    words = IN_MAIL.get(notice.kind)
    return _(words, who=_who(notice)) if words else sentence(notice)


def _who(notice: Notice) -> str:
    return notice.who or _("Somebody who left")


def _module_title(notice: Notice) -> str:
    module = catalogue().module(*notice.module_key.split("/", 1))
    return module.title if module else _("a module that is being repaired")


def place(notice: Notice) -> Place | None:
    """Where a notice leads; None where there is nothing left to see."""
    if notice.kind in OUT_OF_SIGHT:
        return ("privacy.mine", {"_anchor": "was-writing"}) if notice.place else None
    if notice.kind in PAGES:
        return PAGES[notice.kind], {}
    if notice.kind in OWN_VOICE:
        return "voices.voice", {"voice_id": notice.place}
    if notice.kind is Kind.VOICE_OFFERED:
        return "groups.group", {"group_id": notice.place, "_anchor": "voices-title"}
    if notice.kind is not Kind.ASKED:
        anchor = {"_anchor": ANCHORS[notice.kind].format(notice.id)} if notice.kind in ANCHORS else {}
        return "reflections.sharing", {"sharing_id": notice.place, **anchor}
    course, _slash, module = notice.module_key.partition("/")
    if catalogue().module(course, module) is None:
        return "groups.group", {"group_id": notice.place}
    return "lessons.module", {"course": course, "module": module}
