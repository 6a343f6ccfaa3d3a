"""How the tests send a voice, and how they look at what was kept of it."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from elearn.database import db
from elearn.recordings import files as voice_files
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.sharing_models import Sharing
from tests.reflections.people import browser, hidden_fields
from tests.reflections.sounds import sound
from tests.visitor import Visitor
from tests.world import World

FORGED = "\"><script>alert(1)</script>\r\nX-Evil: 1\n';.mp3"
RELEASED = {"do": "release"}


def files() -> list[Path]:
    return [path for path in voice_files.folder().rglob("*") if path.is_file()]


def at(sharing: Sharing, rest: str = "") -> str:
    return f"/delingen/{sharing.id}{rest}"


def carrying(data: bytes, name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A form with a file as a browser sends it; what would break out of a header is written as browsers write it."""
    ways = {'"': "%22", "\r": "%0D", "\n": "%0A"}
    named = "".join(ways.get(letter, letter) for letter in name)
    pairs = [(key, one) for key, value in fields.items() for one in (value if isinstance(value, list) else [value])]
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in pairs]
    file = f'--x\r\nContent-Disposition: form-data; name="voice"; filename="{named}"\r\n'
    body = "".join([*parts, file, "Content-Type: audio/mpeg\r\n\r\n"]).encode() + data + b"\r\n--x--\r\n"
    return {"input_stream": io.BytesIO(body), "content_type": "multipart/form-data; boundary=x"}


def sent(visitor: Visitor, sharing: Sharing, data: bytes, name: str = "stem.webm", **form: Any) -> Any:
    """Send the form with a file, as a browser without script does, or htmx."""
    fields = {**hidden_fields(visitor.get(at(sharing)).text), "text": "", "do": "keep", **form}
    return visitor.post(at(sharing, "/antwoorden"), **carrying(data, name, fields))


def recorded(visitor: Visitor, sharing: Sharing, data: bytes, posting: str = "after-0") -> Any:
    """Send what the recorder recorded."""
    headers = {"Accept": "application/json", "HX-Request": "true"}
    path = at(sharing, f"/antwoorden/{posting}/opname")
    return visitor.post(path, headers=headers, follow=False, **carrying(data, "stem", {}))


def hear(visitor: Visitor, path: str, **headers: str) -> Any:
    """Ask for a sound to the end, as a browser does."""
    return visitor.get(path, buffered=True, headers={name.replace("_", "-"): value for name, value in headers.items()})


def rows() -> list[VoiceRecording]:
    every = select(VoiceRecording).order_by(VoiceRecording.id)
    return list(db.session.scalars(every, execution_options={"populate_existing": True}))


def answers() -> list[Feedback]:
    return list(db.session.scalars(select(Feedback).order_by(Feedback.id)))


def spoken(world: World, sharing: Sharing, app: Flask, **form: Any) -> str:
    """Nadia's answer by voice; gives the address of its sound."""
    assert sent(browser(app, world.nadia), sharing, sound("toon.ogg"), **form).status_code == 200
    db.session.expire_all()
    return at(sharing, f"/antwoorden/{answers()[-1].id}/stem")
