"""What stands on a sharing beside its text: a name for this sharing, and a note for who first wants to know."""

from flask_babel import gettext as _

from elearn.accounts.names import NameProblem, compare_key, tidy_name
from elearn.reflections.audience import members_of
from elearn.reflections.forms import ShareForm
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_actions import Label
from elearn.reflections.sharing_models import Sharing


class LabelProblem(ValueError):
    """A name or a note that cannot stand on a sharing; the message says what to do."""


def form_for(sheet: Reflection, own_name: str) -> ShareForm:
    """The form with what stood on the last sharing of this sheet, so that nobody changes names by accident."""
    last = _last_sharing(sheet)
    return ShareForm(
        data={"name": (last.chosen_name if last else None) or own_name, "note": last.content_note if last else ""}
    )


def _last_sharing(sheet: Reflection) -> Sharing | None:
    every = (sharing for version in sheet.versions for sharing in version.sharings)
    return max(every, key=lambda sharing: sharing.id, default=None)


def label_from(form: ShareForm, own_name: str, author_id: int, group_id: int) -> Label:
    """What a form says.

    Raises:
        LabelProblem: too long, or the name of somebody else in the group.
    """
    wrong = [field for field in (form.name, form.note) if not field.validate(form)]
    if wrong:
        raise LabelProblem(str(wrong[0].errors[0]))
    return Label(_name(form.name.data or "", own_name, author_id, group_id), form.note.data or "")


def _name(typed: str, own_name: str, author_id: int, group_id: int) -> str | None:
    if not typed or typed == own_name:
        return None
    try:
        name = tidy_name(typed)
    except NameProblem as problem:
        raise LabelProblem(str(problem)) from problem
    others = (one.user.shown_name for one in members_of(group_id) if one.user_id != author_id)
    if compare_key(name) in map(compare_key, others):
        raise LabelProblem(_("Somebody in this group has that name. Choose another one."))
    return None if name == own_name else name
