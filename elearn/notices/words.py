"""A notice in words and as an address: who and what kind, never a word of a text."""

from typing import Any

from flask_babel import gettext as _

from elearn.notices.happenings import Kind
from elearn.notices.queries import Notice
from elearn.web.library import catalogue

Place = tuple[str, dict[str, Any]]
"""an endpoint with its values, for `url_for` on a page and for an address in a mail"""


def sentence(notice: Notice) -> str:
    """The notice as its reader sees it, in the language of the moment."""
    who = notice.who or _("Somebody who left")
    if notice.kind is Kind.ANSWERED:
        return _("%(who)s answered your text.", who=who)
    if notice.kind is Kind.SHARED:
        return _("%(who)s shared a text with your tandem.", who=who)
    if notice.kind is Kind.DECLINED:
        return _("A text is not for %(who)s. It waits for you.", who=who)
    if notice.kind is Kind.THANKED:
        return _("%(who)s thanks you for your answer.", who=who)
    if notice.kind is Kind.QUESTIONED:
        return _("%(who)s asks you something about your answer.", who=who)
    if notice.kind is Kind.REPLIED:
        return _("%(who)s replied to your question.", who=who)
    if notice.kind is Kind.ASKED:
        return _("%(group)s asks you to do %(module)s.", group=who, module=_module_title(notice))
    return _("%(who)s took back a text that you read.", who=who)


def _module_title(notice: Notice) -> str:
    module = catalogue().module(*notice.module_key.split("/", 1))
    return module.title if module else _("a module that is being repaired")


def place(notice: Notice) -> Place | None:
    """Where a notice leads; None where there is nothing left to see."""
    if notice.kind is Kind.TAKEN_BACK:
        return None
    if notice.kind is not Kind.ASKED:
        anchor = {"_anchor": f"a{notice.id}"} if notice.kind in (Kind.ANSWERED, Kind.THANKED) else {}
        return "reflections.sharing", {"sharing_id": notice.place, **anchor}
    course, _slash, module = notice.module_key.partition("/")
    if catalogue().module(course, module) is None:
        return "groups.group", {"group_id": notice.place}
    return "lessons.module", {"course": course, "module": module}
