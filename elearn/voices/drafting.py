"""What a coach does with a draft for the course: begin it, write it, speak it. The view commits."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.recordings import files
from elearn.recordings.files import Shelved
from elearn.rules.voices import Hearers
from elearn.voices.models import VOICE_LENGTH, CourseRecording, CourseVoice, Spot
from elearn.voices.queries import locked
from elearn.web.lengths import cleaned_within

A_YEAR = timedelta(days=365)


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
