"""Whatever giver and lecturer do in whatever order: who sees what is what both said, and no word is lost or told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from flask import Flask
from flask_babel import force_locale
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from elearn.accounts.queries import actor_for
from elearn.database import db
from elearn.notices.words import sentence
from elearn.rules.actor import VISITOR, Actor
from elearn.rules.permissions import allowed
from elearn.rules.voices import Hearers
from elearn.voices import drafting, giving, judging
from elearn.voices.models import CourseVoice, Spot
from elearn.voices.queries import voices_at
from elearn.web.language import today
from tests.conftest import empty
from tests.notices.happening import notices
from tests.voices.people import PAGE
from tests.world import World, build_world

SECRET = "kartonnen doos"


@dataclass
class Story:
    """What both said so far: the draft, what waits for a yes, and what is in the course."""

    world: World
    written: list[str] = field(default_factory=list)
    waiting: str = ""
    shown: str = ""

    def newest(self, *conditions: object) -> CourseVoice | None:
        query = select(CourseVoice).where(*conditions).order_by(CourseVoice.id.desc())  # type: ignore[arg-type]
        return db.session.scalar(query.limit(1))

    @property
    def draft(self) -> CourseVoice | None:
        return self.newest(CourseVoice.sent_at.is_(None))

    @property
    def offered(self) -> CourseVoice | None:
        return self.newest(CourseVoice.sent_at.is_not(None), CourseVoice.released_at.is_(None))

    @property
    def released(self) -> CourseVoice | None:
        voices = db.session.scalars(select(CourseVoice).where(CourseVoice.released_at.is_not(None)))
        return next((voice for voice in voices if voice.is_in_course), None)


def write(story: Story) -> None:
    """A change of what is in the course, or of the draft, or a first word."""
    draft, released = story.draft, story.released
    if draft is None and story.offered is not None:
        return
    if draft is None and released is not None:
        draft = drafting.begin_change(released, today())
    elif draft is None:
        nadia = next(one for one in story.world.group.memberships if one.user_id == story.world.nadia.id)
        draft = drafting.begin(nadia, Spot.PAGE, PAGE, today())
    text = f"{SECRET} {len(story.written)}"
    kept = drafting.Draft(draft.group_id, text, None, Hearers.EVERYONE, today() + timedelta(days=40))
    drafting.save(draft, kept, draft.revision)
    story.written.append(text)


def offer(story: Story) -> None:
    if story.draft is not None:
        voice = story.draft
        giving.offer(voice)
        story.waiting = voice.body


def recall(story: Story) -> None:
    if story.offered is not None:
        giving.recall(story.offered)
        story.waiting = ""


def release(story: Story) -> None:
    voice = story.offered
    if voice is None:
        return
    is_beside_another = story.released is not None and voice.replaces_id is None
    if not is_beside_another:
        judging.release(voice, story.world.pieter.id, voice.revision)
        story.shown, story.waiting = voice.body, ""


def give_back(story: Story) -> None:
    if story.offered is not None:
        judging.give_back(story.offered, story.world.pieter.id, f"Iets over {SECRET}.")
        story.waiting = ""


def take_out(story: Story) -> None:
    if story.released is not None:
        judging.take_out(story.released, story.world.pieter.id, f"Iets over {SECRET}.")
        story.shown = ""


def withdraw(story: Story) -> None:
    if story.released is not None:
        giving.withdraw(story.released)
        story.shown = ""


def let_its_day_pass(story: Story) -> None:
    if story.released is not None:
        story.released.expires_on = today() - timedelta(days=1)
        story.shown = ""


ACTS: list[Callable[[Story], None]] = [
    *(write, write, offer, offer, release, release, recall, give_back, take_out, withdraw, let_its_day_pass),
]


@given(acts=st.lists(st.sampled_from(ACTS), min_size=4, max_size=14))
@example(acts=[write, offer, release, write, offer, withdraw, release])
@example(acts=[write, offer, release, write, offer, release, take_out])
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_who_sees_what_is_what_both_said_and_no_word_is_lost(
    database: Flask, acts: list[Callable[[Story], None]]
) -> None:
    db.session.rollback()
    empty()
    story = Story(build_world())
    readers = {one.shown_name: actor_for(one) for one in story.world.everyone()} | {"a visitor": VISITOR}
    for act in acts:
        act(story)
        db.session.commit()
        with database.test_request_context():
            _check(story, readers)
    with force_locale("nl"):
        told = [sentence(notice) for reader in story.world.everyone()[:5] for notice in notices(reader)]
    assert SECRET not in " ".join(told)


def _check(story: Story, readers: dict[str, Actor]) -> None:
    for name in ("a visitor", "Amina", "Pieter", "Lotte"):
        assert [voice.body for voice in voices_at(Spot.PAGE, PAGE, readers[name])] == [story.shown] * bool(story.shown)
    voices = list(db.session.scalars(select(CourseVoice)))
    for voice in voices:
        is_judged = voice.is_in_course or (voice.is_offered and voice.body == story.waiting)
        assert _who("voice.see", voice, readers) == ({"Nadia", "Pieter"} if is_judged else {"Nadia"})
        heard = set(readers) if voice.is_in_course else _who("voice.see", voice, readers)
        assert _who("voice.hear", voice, readers) == heard
    assert {story.shown, story.waiting, *story.written[-1:]} - {""} <= {voice.body for voice in voices}


def _who(permission: str, voice: CourseVoice, readers: dict[str, Actor]) -> set[str]:
    return {name for name, reader in readers.items() if allowed(permission, reader, voice)}
