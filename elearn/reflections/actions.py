"""What a learner does with a reflection: write, settle two texts, share, withdraw. The view commits."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from elearn.content.usertext import clean_text
from elearn.database import db, now
from elearn.reflections.models import TEXT_LENGTH, Moment, OtherDraft, Reflection, Version
from elearn.reflections.passing.actions import forget_questions_about
from elearn.reflections.sharing_models import Reading, Sharing
from elearn.rules.sharing import Audience
from elearn.web.switch import follows_guest


class TooLong(ValueError):
    """A text of more than TEXT_LENGTH characters."""

    def __init__(self, length: int) -> None:
        super().__init__(
            ngettext(
                "Your text is %(num)d character too long. It is still here: make it shorter and save again.",
                "Your text is %(num)d characters too long. It is still here: make it shorter and save again.",
                length - TEXT_LENGTH,
            )
        )


class NothingToShare(ValueError):
    """A sheet without a word cannot be shared."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing on this sheet yet. Write something first, then share it."))


class TextChanged(ValueError):
    """The draft is no longer what the learner saw when they decided to share it."""

    def __init__(self) -> None:
        super().__init__(_("Your text has changed since you opened this page. Read it again, then share it."))


class SharedOtherwise(ValueError):
    """This text is shared with this audience now, with another note or under another name, and that stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This text is shared with these people already, under the name and with the note it had then. "
                "Take it back first if you want another name or note."
            )
        )


@dataclass(frozen=True)
class Label:
    """What stands on a sharing beside its text; `name` is None for the name of the account."""

    name: str | None = None
    note: str = ""


UNLABELLED = Label()


@dataclass(frozen=True)
class Saving:
    """What became of a save; `is_kept_beside` when the draft had moved on and the text lies beside it."""

    sheet: Reflection
    is_kept_beside: bool = False


def checked_text(text: str) -> str:
    """The text as it is kept.

    Raises:
        TooLong
    """
    cleaned = clean_text(text)
    if len(cleaned) > TEXT_LENGTH:
        raise TooLong(len(cleaned))
    return cleaned


def save_draft(user_id: int, key: str, question: str, text: str, revision: int) -> Saving:
    """Save what somebody is writing under a question. `text` comes from `checked_text`.

    A save from an older revision never overwrites: its text is kept beside the draft. A text that is
    already there is no conflict, whatever its revision says.
    """
    sheet = _locked_sheet(user_id, key) or _begun(user_id, key, question)
    is_new = sheet.revision == 0 and not sheet.draft
    if text == sheet.draft:
        return Saving(sheet)
    if revision != sheet.revision and not is_new:
        _keep_beside(sheet, text)
        return Saving(sheet, is_kept_beside=True)
    _write(sheet, text)
    return Saving(sheet)


def _locked_sheet(user_id: int, key: str) -> Reflection | None:
    query = select(Reflection).where(Reflection.user_id == user_id, Reflection.question_key == key)
    return db.session.scalar(query.with_for_update(), execution_options={"populate_existing": True})


def _begun(user_id: int, key: str, question: str) -> Reflection:
    sheet = Reflection(user_id=user_id, question_key=key, question=question, draft="", revision=0)
    try:
        with db.session.begin_nested():
            db.session.add(sheet)
    except IntegrityError:
        begun_meanwhile = _locked_sheet(user_id, key)
        if begun_meanwhile is None:
            raise
        return begun_meanwhile
    return sheet


def _write(sheet: Reflection, text: str) -> None:
    sheet.draft, sheet.revision, sheet.saved_at = text, sheet.revision + 1, now()
    db.session.flush()


def _keep_beside(sheet: Reflection, text: str) -> None:
    if text.strip() and all(other.text != text for other in sheet.other_drafts):
        sheet.other_drafts.append(OtherDraft(text=text))
        db.session.flush()


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
    sheet = _locked_sheet(user_id, key) or _begun(user_id, key, question)
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


def share_reflection(
    sheet: Reflection,
    revision: int,
    group_id: int,
    audience: Audience,
    coach_id: int | None,
    label: Label = UNLABELLED,
) -> Sharing:
    """Freeze the draft and its moment as a version, or take the last version when it is the same, and share it.

    What is shared already with this audience is not shared twice.

    Raises:
        NothingToShare, TextChanged: the draft is no longer at `revision`.
        SharedOtherwise: it is shared with this audience under another label.
    """
    _locked_sheet(sheet.user_id, sheet.question_key)
    if sheet.revision != revision:
        raise TextChanged
    if not sheet.draft.strip():
        raise NothingToShare
    version = _frozen(sheet)
    query = select(Sharing).where(
        Sharing.version_id == version.id, Sharing.group_id == group_id, Sharing.audience == audience
    )
    sharing = db.session.scalar(query.where(Sharing.withdrawn_at.is_(None)))
    if sharing is None:
        sharing = Sharing(version_id=version.id, user_id=sheet.user_id, group_id=group_id)
        sharing.audience, sharing.coach_id = audience, coach_id
        sharing.chosen_name, sharing.content_note = label.name, label.note
        db.session.add(sharing)
        db.session.flush()
        forget_questions_about(sheet.id, group_id)
    elif Label(sharing.chosen_name, sharing.content_note) != label:
        raise SharedOtherwise
    return sharing


def _frozen(sheet: Reflection) -> Version:
    last = db.session.scalar(
        select(Version).where(Version.reflection_id == sheet.id).order_by(Version.number.desc()).limit(1)
    )
    if last is not None and (last.text, last.moment) == (sheet.draft, sheet.moment):
        return last
    version = Version(reflection_id=sheet.id, number=last.number + 1 if last else 1, text=sheet.draft)
    version.moment = sheet.moment
    db.session.add(version)
    db.session.flush()
    return version


def withdraw(sharing: Sharing) -> None:
    """Take a text back from a group, with its earlier versions; readers lose access at once, answers stay."""
    versions = select(Version.id).where(Version.reflection_id == sharing.version.reflection_id)
    same = update(Sharing).where(Sharing.version_id.in_(versions), Sharing.group_id == sharing.group_id)
    db.session.execute(same.where(Sharing.withdrawn_at.is_(None)).values(withdrawn_at=now()))
    forget_questions_about(sharing.version.reflection_id, sharing.group_id)
    db.session.flush()


def record_reading(sharing_id: int, reader_id: int) -> None:
    """Keep when somebody read a shared text for the first time."""
    query = select(func.count()).where(Reading.sharing_id == sharing_id, Reading.reader_id == reader_id)
    if not db.session.scalar(query):
        db.session.add(Reading(sharing_id=sharing_id, reader_id=reader_id))
        db.session.flush()


@follows_guest
def bring_reflections(guest_id: int, account_id: int) -> None:
    """A guest's sheets become the account's; where both wrote, the guest's text lies beside the draft."""
    for sheet in db.session.scalars(select(Reflection).where(Reflection.user_id == guest_id)).all():
        mine = _locked_sheet(account_id, sheet.question_key)
        if mine is None:
            sheet.user_id = account_id
            continue
        for text in (sheet.draft, *(other.text for other in sheet.other_drafts)):
            if text != mine.draft:
                _keep_beside(mine, text)
        db.session.delete(sheet)
    db.session.flush()
