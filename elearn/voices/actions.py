"""What a coach does with a voice they give to the course. The view commits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.recordings import files
from elearn.recordings.files import Shelved
from elearn.rules.actor import Role
from elearn.rules.voices import Hearers
from elearn.voices.models import VOICE_LENGTH, CourseRecording, CourseVoice, Spot
from elearn.web.lengths import cleaned_within

A_YEAR = timedelta(days=365)
ASKED_BEFORE = timedelta(days=30)
"""how long before its end its giver is asked, or half of a shorter time"""


class NoWords(ValueError):
    """Nothing to read yet."""

    def __init__(self, voice: CourseVoice) -> None:
        spoken = _(
            "Write in a few words what you say, so that somebody who cannot hear it gets the same. A lecturer can help "
            "you with that."
        )
        super().__init__(spoken if voice.recording else _("There are no words here yet. Write your experience first."))


class VoiceChanged(ValueError):
    """The draft was changed in another window; `voice` is as it is now."""

    def __init__(self, voice: CourseVoice) -> None:
        super().__init__(
            _(
                "You changed this in another window. Nothing is overwritten: both texts are here. "
                "Save again to keep yours."
            )
        )
        self.voice = voice


class NoDraft(ValueError):
    """It was offered or released in another window, and stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            _("You offered this in another window, so it stays as it is. Take it back first if you want to change it.")
        )


class NoCoach(ValueError):
    """Its giver is no coach of its group any more, so nobody there can be asked."""

    def __init__(self) -> None:
        super().__init__(_("You are not a coach of this group any more. Your text is kept; nobody else can read it."))


@dataclass(frozen=True)
class Draft:
    """What a giver writes: for which group, which words, under which name, for whom, until when."""

    group_id: int
    body: str
    chosen_name: str | None
    hearers: Hearers
    expires_on: date


def checked_words(text: str) -> str:
    """The words as they are kept.

    Raises:
        TooLong
    """
    return cleaned_within(text, VOICE_LENGTH)


def locked(voice: CourseVoice) -> CourseVoice:
    """The voice as it is now; nobody changes it until this transaction ends."""
    query = select(CourseVoice).where(CourseVoice.id == voice.id).with_for_update()
    return db.session.scalars(query, execution_options={"populate_existing": True}).one()


def begin(membership: Membership, spot: Spot, place: str, today: date) -> CourseVoice:
    """A new draft of a coach beside a place, or the one they began there already."""
    db.session.execute(select(Membership.id).where(Membership.id == membership.id).with_for_update())
    mine = select(CourseVoice).where(CourseVoice.giver_id == membership.user_id, CourseVoice.sent_at.is_(None))
    here = mine.where(CourseVoice.spot == spot, CourseVoice.place == place, CourseVoice.replaces_id.is_(None))
    begun = db.session.scalar(here.limit(1))
    return begun or _added(
        CourseVoice(
            giver_id=membership.user_id,
            group_id=membership.group_id,
            spot=spot,
            place=place,
            body="",
            expires_on=today + A_YEAR,
        )
    )


def begin_change(old: CourseVoice, today: date) -> CourseVoice:
    """A draft that begins as a released voice and takes its place when it is released; one at a time."""
    locked(old)
    open_change = select(CourseVoice).where(CourseVoice.replaces_id == old.id, CourseVoice.released_at.is_(None))
    begun = db.session.scalar(open_change.limit(1))
    if begun is not None:
        return begun
    change = CourseVoice(giver_id=old.giver_id, group_id=old.group_id, spot=old.spot, place=old.place, body=old.body)
    change.chosen_name, change.hearers, change.replaces_id = old.chosen_name, old.hearers, old.id
    change.expires_on = max(old.expires_on, today + A_YEAR)
    _added(change)
    if old.recording is not None and files.is_there(old.recording.stored_name):
        with files.path_of(old.recording.stored_name).open("rb") as sound:
            speak(change, files.shelve(sound))
    return change


def _added(voice: CourseVoice) -> CourseVoice:
    db.session.add(voice)
    db.session.flush()
    return voice


def save(voice: CourseVoice, draft: Draft, revision: int) -> None:
    """Keep what was written; what is there already is no conflict, whatever its revision says.

    Raises:
        VoiceChanged: the draft has moved on since `revision`.
        NoDraft
    """
    voice = locked(voice)
    kept = Draft(voice.group_id, voice.body, voice.chosen_name, voice.hearers, voice.expires_on)
    if kept == draft:
        return
    if not voice.is_draft:
        raise NoDraft
    if voice.revision != revision:
        raise VoiceChanged(voice)
    voice.group_id, voice.body, voice.chosen_name = draft.group_id, draft.body, draft.chosen_name
    voice.hearers, voice.expires_on = draft.hearers, draft.expires_on
    voice.revision, voice.saved_at = voice.revision + 1, now()
    db.session.flush()


def save_words(voice: CourseVoice, body: str, revision: int) -> None:
    """Keep the words alone, as they are typed.

    Raises:
        VoiceChanged
        NoDraft
    """
    save(voice, Draft(voice.group_id, body, voice.chosen_name, voice.hearers, voice.expires_on), revision)


def speak(voice: CourseVoice, shelf: Shelved) -> None:
    """Keep a recording with a draft, in the place of an earlier one.

    Raises:
        NoDraft
    """
    voice = locked(voice)
    if not voice.is_draft:
        raise NoDraft
    leave_out(voice)
    voice.recording = CourseRecording(**shelf.columns)
    voice.saved_at = now()
    db.session.flush()


def leave_out(voice: CourseVoice) -> None:
    """Take the recording away from a draft."""
    if voice.is_draft and voice.recording is not None:
        db.session.delete(voice.recording)
        db.session.flush()
        db.session.refresh(voice, ["recording"])


def offer(voice: CourseVoice) -> None:
    """Let the lecturers of the group read and hear a draft.

    Raises:
        NoWords
        NoCoach
    """
    voice = locked(voice)
    if not voice.body.strip():
        raise NoWords(voice)
    here = (Membership.group_id == voice.group_id, Membership.user_id == voice.giver_id)
    if db.session.scalar(select(Membership.role).where(*here)) is not Role.COACH:
        raise NoCoach
    if voice.is_draft:
        voice.sent_at, voice.given_back_at = now(), None
        db.session.flush()


def recall(voice: CourseVoice) -> None:
    """Take back what waits for a lecturer: a draft again."""
    voice = locked(voice)
    if voice.is_offered:
        voice.sent_at = None
        db.session.flush()


def withdraw(voice: CourseVoice) -> None:
    """Take a released voice back: at once gone everywhere."""
    voice = locked(voice)
    if voice.released_at is not None and voice.withdrawn_at is None:
        voice.withdrawn_at = now()
        db.session.flush()


def keep_until(voice: CourseVoice, last_day: date, today: date) -> None:
    """A new last day for a voice that is in the course."""
    voice = locked(voice)
    if voice.is_in_course:
        voice.expires_on, voice.let_end_at = last_day, None
        voice.ask_again_at = asked_from(last_day, today)
        db.session.flush()


def asked_from(last_day: date, today: date) -> datetime:
    """The moment from which its giver is asked whether it stays."""
    left = last_day - today
    return now() + left - min(ASKED_BEFORE, left / 2)


def let_end(voice: CourseVoice) -> None:
    """Its giver says that it may end on its day."""
    voice = locked(voice)
    voice.let_end_at = now()
    db.session.flush()


def drop(voice: CourseVoice) -> None:
    """Throw away what nobody else can see."""
    voice = locked(voice)
    if not (voice.is_offered or voice.is_in_course):
        db.session.delete(voice)
        db.session.flush()
