"""What coaches of the tests give to the course, and how far it is."""

import io
import re
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.groups.models import Group
from elearn.recordings import files
from elearn.rules.voices import Hearers
from elearn.voices.models import CourseRecording, CourseVoice, Spot
from elearn.voices.staying import asked_from
from elearn.web.language import today
from tests.reflections.sounds import sound
from tests.visitor import Visitor

PAGE = "bindkracht/mamadou/dinsdag-tien-over-negen"
THERE = f"/cursussen/{PAGE}"
SCENE = "bindkracht/loket/wachtzaal"
STORY = "Wij stonden daar ook, met onze papieren in een plastic zak."


def given(giver: User, group: Group, body: str = STORY, **more: Any) -> CourseVoice:
    """A draft beside the first page of Mamadou."""
    voice = CourseVoice(
        giver_id=giver.id,
        group_id=group.id,
        **{"spot": Spot.PAGE, "place": PAGE, "body": body, "expires_on": today() + timedelta(days=365), **more},
    )
    db.session.add(voice)
    db.session.commit()
    return voice


def offered(giver: User, group: Group, body: str = STORY, **more: Any) -> CourseVoice:
    return given(giver, group, body, sent_at=now(), **more)


def in_course(giver: User, group: Group, body: str = STORY, **more: Any) -> CourseVoice:
    """A voice that was released an hour ago, for everyone who opens the page."""
    before = now() - timedelta(hours=1)
    voice = given(giver, group, body, sent_at=before, released_at=before, **{"hearers": Hearers.EVERYONE, **more})
    voice.ask_again_at = asked_from(voice.expires_on, today())
    db.session.commit()
    return voice


def spoken(voice: CourseVoice) -> CourseVoice:
    """The same, with a recording."""
    voice.recording = CourseRecording(**files.shelve(io.BytesIO(sound("toon.ogg"))).columns)
    db.session.commit()
    return voice


def at(voice: CourseVoice, rest: str = "") -> str:
    return f"/stemmen/{voice.id}{rest}"


def filled_in(**changed: Any) -> dict[str, Any]:
    """The form as a browser sends it for a new draft."""
    until = str(today() + timedelta(days=100))
    return {
        "text": STORY,
        "name": "",
        "hearers": "group",
        "expires_on": until,
        "revision": "0",
        "do": "keep",
        **changed,
    }


def every_voice() -> list[CourseVoice]:
    """As they are in the database now."""
    return list(db.session.scalars(select(CourseVoice).order_by(CourseVoice.id), execution_options=FRESH))


FRESH = {"populate_existing": True}


def the_voice() -> CourseVoice:
    [voice] = every_voice()
    return voice


def seen_at(app: Flask, person: User | None, path: str = THERE) -> str:
    """A page as somebody reads it; None is a visitor."""
    visitor = Visitor(app)
    return (visitor if person is None else visitor.as_(person)).get(path).text


def scene_of(visitor: Visitor) -> str:
    """Begin the scenario at the counter; gives what its first scene shows."""
    page = visitor.post("/scenarios/bindkracht/loket/runs", plain=True)
    assert re.search(r'id="scene"', page.text), page.status_code
    return page.text
