"""What a learner does with a reflection: write, settle two texts, share, withdraw. The view commits."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from elearn.database import db, now
from elearn.reflections.models import TEXT_LENGTH, Moment, OtherDraft, Reflection
from elearn.web.lengths import cleaned_within
from elearn.web.switch import follows_guest


@dataclass(frozen=True)
class Saving:
    """What became of a save; `is_kept_beside` when the draft had moved on, and `beside` is then the text that lies
    beside it, None for an empty one."""

    sheet: Reflection
    is_kept_beside: bool = False
    beside: OtherDraft | None = None


def checked_text(text: str) -> str:
    """The text as it is kept.

    Raises:
        TooLong
    """
    return cleaned_within(text, TEXT_LENGTH)


def save_draft(user_id: int, key: str, question: str, text: str, revision: int, beside: int = 0) -> Saving:
    """Save what somebody is writing under a question. `text` comes from `checked_text`.

    A save from an older revision never overwrites: its text is kept beside the draft, in the place of the text
    `beside` it when this is the window that wrote it. A text that is already there is no conflict, whatever its
    revision says.
    """
    sheet = locked_sheet(user_id, key) or _begun(user_id, key, question)
    is_new = sheet.revision == 0 and not sheet.draft
    if text == sheet.draft:
        return Saving(sheet)
    if revision != sheet.revision and not is_new:
        return Saving(sheet, is_kept_beside=True, beside=_keep_beside(sheet, text, beside))
    _write(sheet, text)
    return Saving(sheet)


def locked_sheet(user_id: int, key: str) -> Reflection | None:
    query = select(Reflection).where(Reflection.user_id == user_id, Reflection.question_key == key)
    return db.session.scalar(query.with_for_update(), execution_options={"populate_existing": True})


def _begun(user_id: int, key: str, question: str) -> Reflection:
    sheet = Reflection(user_id=user_id, question_key=key, question=question, draft="", revision=0)
    try:
        with db.session.begin_nested():
            db.session.add(sheet)
    except IntegrityError:
        begun_meanwhile = locked_sheet(user_id, key)
        if begun_meanwhile is None:
            raise
        return begun_meanwhile
    return sheet


def _write(sheet: Reflection, text: str) -> None:
    sheet.draft, sheet.revision, sheet.saved_at = text, sheet.revision + 1, now()
    db.session.flush()


def _keep_beside(sheet: Reflection, text: str, number: int = 0) -> OtherDraft | None:
    """The text that lies beside a draft now: the same one, the one that this window began, or a new one."""
    same = next((other for other in sheet.other_drafts if other.text == text), None)
    begun = next((other for other in sheet.other_drafts if other.id == number), None)
    if same or not text.strip():
        return same or begun
    if begun is None:
        begun = OtherDraft(text=text)
        sheet.other_drafts.append(begun)
    begun.text, begun.saved_at = text, now()
    db.session.flush()
    return begun


def is_settled(sheet: Reflection, how: str, text: str, revision: int) -> bool:
    """Whether a choice between two texts, sent again, has already become the draft at the revision after it."""
    became_draft = how == "use" or (how == "add" and sheet.draft.startswith(text.rstrip()))
    return became_draft and revision == sheet.revision - 1


def use_other(sheet: Reflection, other: OtherDraft) -> None:
    """The kept text takes the place of the draft."""
    text = other.text
    drop_other(sheet, other)
    _write(sheet, text)


def add_other(sheet: Reflection, other: OtherDraft) -> None:
    """The kept text goes below the draft.

    Raises:
        TooLong: both together; nothing has changed then.
    """
    text = checked_text("\n\n".join(part for part in (sheet.draft.rstrip(), other.text) if part))
    drop_other(sheet, other)
    _write(sheet, text)


def drop_other(sheet: Reflection, other: OtherDraft) -> None:
    sheet.other_drafts.remove(other)
    db.session.flush()


def put_moment(user_id: int, key: str, question: str, moment: Moment) -> Reflection:
    """Put a moment of a run beside the text under a question, in place of an earlier one."""
    sheet = locked_sheet(user_id, key) or _begun(user_id, key, question)
    put_beside(sheet, moment)
    return sheet


def put_beside(sheet: Reflection, moment: Moment) -> None:
    """Put something of one's own beside a sheet that is there, in place of what stood there."""
    _change_moment(sheet, moment)


def take_moment_away(sheet: Reflection) -> None:
    """Leave the text without a moment; versions that were shared keep theirs."""
    _change_moment(sheet, None)


def _change_moment(sheet: Reflection, moment: Moment | None) -> None:
    """Moves the revision on, so that nobody shares a moment that they did not see."""
    if sheet.moment != moment:
        sheet.moment = moment
        _write(sheet, sheet.draft)


@follows_guest
def bring_reflections(guest_id: int, account_id: int) -> None:
    """A guest's sheets become the account's; where both wrote, the guest's text lies beside the draft."""
    for sheet in db.session.scalars(select(Reflection).where(Reflection.user_id == guest_id)).all():
        mine = locked_sheet(account_id, sheet.question_key)
        if mine is None:
            sheet.user_id = account_id
            continue
        for text in (sheet.draft, *(other.text for other in sheet.other_drafts)):
            if text != mine.draft:
                _keep_beside(mine, text)
        db.session.delete(sheet)
    db.session.flush()
