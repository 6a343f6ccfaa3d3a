"""What is no recording is refused in words, whatever its name says; nothing is stored and nothing reflected."""

import io
from typing import Any

import pytest

from elearn.recordings import taking
from elearn.reflections.sharing_models import Sharing
from tests.reflections.sounds import sound, wav
from tests.reflections.voice.sending import FORGED, answers, at, carrying, files, hear, recorded, rows, sent
from tests.visitor import Visitor
from tests.world import World

BAD = {
    "a letter called mp3": (b"Beste Nadia, dit is tekst.", "stem.mp3"),
    "markup called webm": (b"<html><script>alert(1)</script>", "stem.webm"),
    "nothing": (b"", "stem.ogg"),
    "no sound": (wav(0), "stem.wav"),
    "cut off": (sound("toon.m4a")[:3000], "stem.m4a"),
    "cut off as a phone does": (sound("live.webm")[:2000], "stem.webm"),
    "a film": (sound("film.mp4"), "stem.m4a"),
    "a film called webm": (sound("film.webm"), "stem.webm"),
    "too long": (wav(320), "stem.wav"),
    "too large": (sound("toon.wav") + bytes(12_000_000), "stem.wav"),
    "a name of markup and newlines": (b"geen geluid", FORGED),
}


@pytest.mark.parametrize(("data", "name"), BAD.values(), ids=BAD)
def test_what_is_no_recording_is_refused_and_nothing_is_stored_or_reflected(
    journey: Visitor, world: World, sharing: Sharing, data: bytes, name: str
) -> None:
    page = sent(journey.as_(world.nadia), sharing, data, name, text="Mijn woorden")
    assert page.status_code == 422
    assert 'id="answer-error"' in page.text
    assert "Mijn woorden</textarea>" in page.text
    assert "alert(1)" not in page.text
    assert name not in page.text
    assert "X-Evil" not in page.headers
    assert (rows(), files(), answers()) == ([], [], [])


@pytest.mark.parametrize("data", [data for data, _name in BAD.values()], ids=BAD)
def test_the_recorder_is_told_what_to_do_in_words(
    visitor: Visitor, world: World, sharing: Sharing, data: bytes
) -> None:
    answer = recorded(visitor.as_(world.nadia), sharing, data)
    assert answer.status_code == 422
    assert answer.get_json()["status"]
    assert (rows(), files()) == ([], [])


@pytest.mark.parametrize("name", ["stem.txt", "film.mp4", "x.php", FORGED, "../../etc/passwd", "\0.ogg", "é" * 3000])
def test_a_recording_with_a_wrong_name_is_one_and_its_name_is_nowhere(
    visitor: Visitor, world: World, sharing: Sharing, name: str
) -> None:
    page = sent(visitor.as_(world.nadia), sharing, sound("toon.ogg"), name)
    assert "alert(1)" not in page.text
    [row] = rows()
    heard = hear(visitor, at(sharing, f"/antwoorden/{row.feedback_id}/stem"))
    assert heard.headers["Content-Type"] == "audio/ogg"
    assert heard.headers["Content-Disposition"] == f"inline; filename=stem-{row.feedback_id}.ogg"
    assert [path.name for path in files()] == [row.stored_name]


class Endless(io.RawIOBase):
    """A body of zeros that counts what is read of it."""

    taken = 0

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def seek(self, *_place: int) -> int:
        return 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.taken += len(buffer)
        buffer[:] = bytes(len(buffer))
        return len(buffer)


@pytest.mark.parametrize("path", ["/antwoorden", "/antwoorden/after-0/opname"])
def test_200_megabytes_are_a_kind_413_before_they_are_read(
    visitor: Visitor, world: World, sharing: Sharing, path: str
) -> None:
    body = Endless()
    answer = visitor.as_(world.nadia).send(
        "POST",
        at(sharing, path),
        input_stream=body,
        environ_overrides={"CONTENT_LENGTH": str(200_000_000)},
        headers={
            "Content-Type": "multipart/form-data; boundary=x",
            "Sec-Fetch-Site": "same-origin",
        },
    )
    assert answer.status_code == 413
    assert "<h1>" in answer.text
    assert body.taken < 100_000
    assert (rows(), files()) == ([], [])


@pytest.mark.parametrize("rest", ["/later", "/antwoorden/after-0/concept", "/einde"])
def test_no_other_view_takes_more_than_a_form(visitor: Visitor, world: World, sharing: Sharing, rest: str) -> None:
    large = carrying(bytes(3_000_000), "a.ogg", {"text": "x"})
    assert visitor.as_(world.nadia).post(at(sharing, rest), **large).status_code == 413


def test_somebody_who_fills_the_disk_is_asked_to_wait(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "RECORDINGS", taking.Limit("recording", 2, taking.RECORDINGS.window))
    visitor.as_(world.nadia)
    codes = [recorded(visitor, sharing, sound("toon.ogg"), f"p{number}").status_code for number in range(3)]
    assert codes == [200, 200, 422]
    assert len(files()) == 2


def test_a_log_in_that_expired_keeps_the_words_and_says_so_to_the_recorder(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    answer = recorded(visitor, sharing, sound("toon.ogg"))
    assert (answer.status_code, "login" in answer.get_json()) == (401, True)
    form = carrying(wav(300), "a.wav", {"posting": "after-0", "text": "Mijn woorden"})
    page = visitor.post(at(sharing, "/antwoorden"), **form)
    assert page.status_code == 200
    assert 'name="pass_phrase"' in page.text
    assert (rows(), files()) == ([], [])
