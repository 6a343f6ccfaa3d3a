"""What a learner does with a text for others: share it, take it back; and who read it. The view commits."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select, update

from elearn.database import db, now
from elearn.reflections.actions import locked_sheet
from elearn.reflections.models import Reflection, Version
from elearn.reflections.passing.actions import forget_questions_about, move
from elearn.reflections.passing.staying import stays_in
from elearn.reflections.sharing_models import Reading, Sharing
from elearn.rules.sharing import Audience


class CannotShare(ValueError):
    """A text that is not shared; the message says why, and what to do."""


class NothingToShare(CannotShare):
    """A sheet without a word cannot be shared."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing on this sheet yet. Write something first, then share it."))


class TextChanged(CannotShare):
    """The draft is no longer what the learner saw when they decided to share it."""

    def __init__(self) -> None:
        super().__init__(_("Your text has changed since you opened this page. Read it again, then share it."))


class NoLongerHere(CannotShare):
    """The learner left the group, or was taken out of it, while they were sharing."""

    def __init__(self) -> None:
        super().__init__(_("You are no longer in this group. Your text is kept; nobody else can read it."))


class ReadersChanged(CannotShare):
    """The coach whose name the learner read left the group while they were sharing."""

    def __init__(self) -> None:
        super().__init__(_("The people who can read it have changed. Look at the names again, then share it."))


class SharedOtherwise(CannotShare):
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


def share_reflection(
    sheet: Reflection,
    revision: int,
    group_id: int,
    audience: Audience,
    coach_id: int | None,
    label: Label = UNLABELLED,
) -> Sharing:
    """Freeze the draft and its moment as a version, or take the last version when it is the same, and share it.

    What is shared already with this audience is not shared twice; where no coach has it any more, the one of now does.

    Raises:
        NothingToShare, TextChanged: the draft is no longer at `revision`.
        NoLongerHere, ReadersChanged
        SharedOtherwise: it is shared with this audience under another label.
    """
    locked_sheet(sheet.user_id, sheet.question_key)
    if not stays_in(group_id, sheet.user_id):
        raise NoLongerHere
    if coach_id is not None and not stays_in(group_id, coach_id):
        raise ReadersChanged
    if sheet.revision != revision:
        raise TextChanged
    if not sheet.draft.strip():
        raise NothingToShare
    version = _frozen(sheet)
    sharing = _shared_now(version.id, group_id, audience)
    if sharing is None:
        sharing = Sharing(version_id=version.id, user_id=sheet.user_id, group_id=group_id)
        sharing.audience, sharing.coach_id = audience, coach_id
        sharing.chosen_name, sharing.content_note = label.name, label.note
        db.session.add(sharing)
        db.session.flush()
        forget_questions_about(sheet.id, group_id)
    elif Label(sharing.chosen_name, sharing.content_note) != label:
        raise SharedOtherwise
    elif sharing.coach_id is None and coach_id is not None:
        move(sharing, by_id=sheet.user_id, to_id=coach_id)
    return sharing


def _shared_now(version_id: int, group_id: int, audience: Audience) -> Sharing | None:
    """A version as it is shared with these people now; nobody gives it to another coach until this is done."""
    same = select(Sharing).where(
        Sharing.version_id == version_id, Sharing.group_id == group_id, Sharing.audience == audience
    )
    still = same.where(Sharing.withdrawn_at.is_(None)).with_for_update()
    return db.session.scalar(still, execution_options={"populate_existing": True})


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
