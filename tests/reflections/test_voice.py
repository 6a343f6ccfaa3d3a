"""An answer by voice: kept while it is a draft, checked by its content, and heard only by whom it is for."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from elearn.database import db
from elearn.reflections import voice_actions, voice_files
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.language import said
from tests.reflections.people import browser, hidden_fields, share, write
from tests.reflections.sounds import KINDS, sound, wav
from tests.visitor import Visitor
from tests.world import World

FORGED = "\"><script>alert(1)</script>\r\nX-Evil: 1\n';.mp3"
RELEASED = {"do": "release"}


@pytest.fixture
def sharing(world: World) -> Sharing:
    return share(write(world.amina), world.group, world.nadia, Audience.GROUP)


@pytest.fixture(autouse=True)
def shelf(database: Flask) -> Iterator[Path]:
    """The folder of the files, empty."""
    rmtree(voice_files.folder(), ignore_errors=True)
    yield voice_files.folder()
    rmtree(voice_files.folder(), ignore_errors=True)


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
    return list(db.session.scalars(select(VoiceRecording), execution_options={"populate_existing": True}))


def answers() -> list[Feedback]:
    return list(db.session.scalars(select(Feedback).order_by(Feedback.id)))


def spoken(world: World, sharing: Sharing, app: Flask, **form: Any) -> str:
    """Nadia's answer by voice; gives the address of its sound."""
    assert sent(browser(app, world.nadia), sharing, sound("toon.ogg"), **form).status_code == 200
    db.session.expire_all()
    return at(sharing, f"/antwoorden/{answers()[-1].id}/stem")


# Keeping


@pytest.mark.parametrize("name", KINDS)
def test_a_recording_is_kept_with_its_words_as_a_draft(
    journey: Visitor, world: World, sharing: Sharing, name: str
) -> None:
    page = sent(journey.as_(world.nadia), sharing, sound(name), name, text="Ik zeg dank je.")
    assert said("Kept as a draft.") in page.text
    [row] = rows()
    assert (row.mime, row.bytes, row.seconds, row.speaker_id) == (KINDS[name], len(sound(name)), 2, world.nadia.id)
    assert (row.feedback.body, row.feedback.is_released) == ("Ik zeg dank je.", False)
    assert [path.read_bytes() for path in files()] == [sound(name)]
    assert files()[0].parent.name == row.stored_name[:2]
    assert files()[0].stat().st_mode & 0o077 == 0


def test_a_voice_is_an_answer_without_a_word_and_says_that_the_words_follow(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    page = sent(journey.as_(world.nadia), sharing, sound("toon.ogg"), do="release")
    assert said("Write the words with it") in page.text
    seen = browser(journey.app, world.amina).get(at(sharing)).text
    assert f'src="{at(sharing)}/antwoorden/{answers()[0].id}/stem' in seen
    assert 'preload="none"' in seen
    assert said("The words follow.") in seen
    assert seen.index("<audio") < seen.index(said("The words follow."))


def test_what_the_recorder_sends_is_kept_at_once_and_heard_from_the_server(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    answer = recorded(visitor.as_(world.nadia), sharing, sound("live.webm")).get_json()
    assert hear(visitor, answer["address"]).data == sound("live.webm")
    assert answer["posting"] == "after-0"
    page = visitor.post(at(sharing, "/antwoorden"), {"posting": "after-0", "revision": "0", "text": "", **RELEASED})
    assert page.status_code == 200
    assert [one.is_released for one in answers()] == [True]


def test_recording_again_takes_the_place_of_the_first(visitor: Visitor, world: World, sharing: Sharing) -> None:
    visitor.as_(world.nadia)
    recorded(visitor, sharing, sound("toon.ogg"))
    recorded(visitor, sharing, sound("toon.mp3"))
    assert [row.mime for row in rows()] == ["audio/mpeg"]
    assert [path.name for path in files()] == [rows()[0].stored_name]


def test_a_recording_for_an_answer_that_is_released_begins_a_new_one(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    visitor.as_(world.nadia)
    recorded(visitor, sharing, sound("toon.ogg"))
    visitor.post(at(sharing, "/antwoorden"), {"posting": "after-0", "revision": "0", "text": "Vrij", **RELEASED})
    second = recorded(visitor, sharing, sound("toon.mp3")).get_json()
    assert second["posting"] == f"after-{answers()[0].id}"
    assert [(one.body, one.is_released) for one in answers()] == [("Vrij", True), ("", False)]
    assert [row.mime for row in rows()] == ["audio/ogg", "audio/mpeg"]


def test_a_recording_is_left_out_and_the_words_stay(journey: Visitor, world: World, sharing: Sharing) -> None:
    sent(journey.as_(world.nadia), sharing, sound("toon.ogg"), text="De woorden")
    change = journey.get(at(sharing, f"/antwoorden/{answers()[0].id}")).text
    form = {**hidden_fields(change), "text": "De woorden", "do": "leave-voice"}
    journey.post(at(sharing, "/antwoorden"), form)
    assert [one.body for one in answers()] == ["De woorden"]
    assert (rows(), files()) == ([], [])


def test_enter_on_a_sentence_keeps_and_never_releases_or_takes_a_recording_away(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    spoken(world, sharing, visitor.app)
    page = visitor.as_(world.nadia).get(at(sharing, f"/antwoorden/{answers()[0].id}")).text
    form = page[page.index('enctype="multipart/form-data"') :]
    assert re.findall(r'<button type="submit"[^>]*value="([a-z-]+)"', form)[:3] == ["keep", "release", "leave-voice"]


def test_a_draft_that_was_only_a_voice_goes_with_it(journey: Visitor, world: World, sharing: Sharing) -> None:
    sent(journey.as_(world.nadia), sharing, sound("toon.ogg"))
    form = {**hidden_fields(journey.get(at(sharing, f"/antwoorden/{answers()[0].id}")).text), "do": "leave-voice"}
    journey.post(at(sharing, "/antwoorden"), form)
    assert (answers(), rows(), files()) == ([], [], [])


def test_a_recording_stays_when_its_words_or_sentences_are_asked_again(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    page = sent(journey.as_(world.nadia), sharing, sound("toon.ogg"), text="Mijn woorden", sentence=["0", "2"])
    assert page.status_code == 422
    assert "Mijn woorden</textarea>" in page.text
    assert f"/antwoorden/{answers()[0].id}/stem" in page.text
    again = {**hidden_fields(page.text), "text": "Mijn woorden", **RELEASED}
    journey.post(at(sharing, "/antwoorden"), again)
    assert [(one.body, one.is_released) for one in answers()] == [("Mijn woorden", True)]
    assert len(rows()) == 1


def test_two_recordings_at_once_are_one_row_and_one_file(visitor: Visitor, world: World, sharing: Sharing) -> None:
    people = [browser(visitor.app, world.nadia) for _window in range(4)]
    here = at(sharing)
    db.session.commit()

    def send(person: Visitor) -> int:
        headers = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
        path = f"{here}/antwoorden/after-0/opname"
        sound_of = carrying(sound("toon.ogg"), "stem", {})
        return Context().run(person.client.post, path, headers=headers, **sound_of).status_code

    with ThreadPoolExecutor(len(people)) as pool:
        assert list(pool.map(send, people)) == [200] * len(people)
    assert [path.name for path in files()] == [rows()[0].stored_name]
    assert len(rows()) == len(answers()) == 1


# What is no recording

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
    monkeypatch.setattr(
        voice_actions, "RECORDINGS", voice_actions.Limit("recording", 2, voice_actions.RECORDINGS.window)
    )
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


# When something breaks


def test_a_row_that_cannot_be_written_leaves_no_file(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: object) -> None:
        assert len(files()) == 1, "the file comes before the row"
        raise OperationalError("insert", {}, Exception("weg"))

    monkeypatch.setattr(voice_actions, "speak", fail)
    assert recorded(visitor.as_(world.nadia), sharing, sound("toon.ogg")).status_code == 503
    assert (rows(), files()) == ([], [])


class Killed(BaseException):
    """What no code catches: the machine stops."""


@pytest.mark.parametrize("where", ["replace", "speak"])
def test_a_machine_that_stops_in_the_middle_leaves_no_row_without_a_file(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def stop(*_values: object) -> None:
        raise Killed

    monkeypatch.setattr(*((Path, "replace", stop) if where == "replace" else (voice_actions, "speak", stop)))
    with pytest.raises(Killed):
        recorded(visitor.as_(world.nadia), sharing, sound("toon.ogg"))
    monkeypatch.undo()
    assert rows() == []
    monkeypatch.setattr(voice_files, "LET_BE", -1)
    left = len(files())
    assert voice_files.forget_strays(set()) == left
    assert files() == []


def test_tidying_removes_strays_says_so_and_tells_what_is_missing(
    visitor: Visitor, world: World, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from elearn.cli import main

    spoken(world, sharing, visitor.app)
    db.session.commit()
    stray = voice_files.path_of("ab" * 16)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"over")
    monkeypatch.setattr("elearn.create_app", lambda: visitor.app)
    monkeypatch.setattr("elearn.serving.is_migrated", lambda: True)
    first = CliRunner().invoke(main, ["tidy"])
    assert ("removed: 0" in first.output, first.exit_code) == (True, 0), "it may still get its row"
    monkeypatch.setattr(voice_files, "LET_BE", -1)
    assert "removed: 1" in CliRunner().invoke(main, ["tidy"]).output
    [kept] = files()
    kept.unlink()
    missing = CliRunner().invoke(main, ["tidy"])
    assert missing.exit_code == 1
    assert "of 1 of 1" in missing.stderr


def test_a_file_that_is_missing_is_said_kindly(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app, text="De woorden", **RELEASED)
    for path in files():
        path.unlink()
    page = visitor.as_(world.amina).get(at(sharing)).text
    assert "<audio" not in page
    assert "De woorden" in page
    gone = visitor.get(heard)
    assert gone.status_code == 404
    assert said("This recording cannot be found") in gone.text


# Hearing


def test_a_draft_is_heard_by_its_speaker_alone(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app)
    assert hear(browser(visitor.app, world.nadia), heard).status_code == 200
    for other in (world.amina, world.pieter, world.joris, world.rachid, world.lotte, world.els):
        there = browser(visitor.app, other)
        assert there.get(heard).status_code == 404
        assert heard not in there.get(at(sharing)).text
    assert visitor.get(heard).status_code == 303


def test_what_is_released_is_heard_by_the_learner_and_the_tandem(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    heard = spoken(world, sharing, visitor.app, **RELEASED)
    codes = {person.login_name: hear(browser(visitor.app, person), heard).status_code for person in world.everyone()}
    assert codes == {
        "Amina": 200,
        "Nadia": 200,
        "Pieter": 200,
        **dict.fromkeys(["Joris", "Rachid", "Lotte", "Sam", "Els"], 404),
    }


def test_after_it_was_taken_back_only_the_learner_hears_what_was_released(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    heard = spoken(world, sharing, visitor.app, **RELEASED)
    draft = spoken(world, sharing, visitor.app)
    browser(visitor.app, world.amina).post(at(sharing, "/einde"))
    assert hear(browser(visitor.app, world.amina), heard).status_code == 200
    assert hear(browser(visitor.app, world.amina), draft).status_code == 404
    for other in (world.nadia, world.pieter):
        assert [hear(browser(visitor.app, other), one).status_code for one in (heard, draft)] == [404, 404]


def test_no_address_leads_to_a_recording_of_another_text(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app, **RELEASED)
    other = share(write(world.joris, key="vroeger/vraag"), world.group, world.nadia)
    wrong = heard.replace(f"/delingen/{sharing.id}/", f"/delingen/{other.id}/")
    visitor.as_(world.nadia)
    for path in (wrong, at(sharing, "/antwoorden/99999/stem"), at(sharing, "/antwoorden/..%2f..%2ftandem/stem")):
        assert visitor.get(path).status_code == 404


def test_a_part_is_served_as_a_part(visitor: Visitor, world: World, sharing: Sharing) -> None:
    whole, heard = sound("toon.ogg"), spoken(world, sharing, visitor.app)
    visitor.as_(world.nadia)
    full = hear(visitor, heard)
    assert full.headers["Accept-Ranges"] == "bytes"
    assert full.headers["X-Content-Type-Options"] == "nosniff"
    assert full.headers["Cache-Control"] == "private, no-store"
    size = len(whole)
    parts = {"bytes=0-": (0, size), "bytes=10-19": (10, 20), "bytes=-7": (size - 7, size), "bytes=5-999999": (5, size)}
    for asked, (start, end) in parts.items():
        part = hear(visitor, heard, Range=asked)
        assert (part.status_code, part.data) == (206, whole[start:end])
        assert part.headers["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
    for asked in ("bytes=999999-", "bytes=20-10"):
        assert hear(visitor, heard, Range=asked).status_code == 416
    tag = full.headers["ETag"]
    assert hear(visitor, heard, Range="bytes=0-1", If_Range=tag).status_code == 206
    assert hear(visitor, heard, Range="bytes=0-1", If_Range='"een andere"').status_code == 200


def test_its_head_says_what_it_is_without_the_sound(visitor: Visitor, world: World, sharing: Sharing) -> None:
    heard = spoken(world, sharing, visitor.app)
    head = visitor.as_(world.nadia).send("HEAD", heard, buffered=True)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(sound("toon.ogg")))
    kept = hear(visitor, f"{heard}?bewaar").headers["Content-Disposition"]
    assert kept == f"attachment; filename=stem-{answers()[0].id}.ogg"


def test_only_the_page_of_an_answer_may_use_the_microphone(visitor: Visitor, world: World, sharing: Sharing) -> None:
    allowed = "microphone=(self)"
    assert allowed in visitor.as_(world.nadia).get(at(sharing)).headers["Permissions-Policy"]
    for page in ("/", "/reflecties"):
        assert allowed not in visitor.get(page).headers["Permissions-Policy"]
    there = browser(visitor.app, world.amina).get(at(sharing))
    assert allowed not in there.headers["Permissions-Policy"]
    assert "voice." in visitor.get(at(sharing)).text
    assert "voice." not in visitor.get("/").text


def test_the_table_of_a_coach_offers_both_ways_alike(visitor: Visitor, world: World, sharing: Sharing) -> None:
    page = visitor.as_(world.nadia).get("/mijn-tafel").text
    assert f'<a class="button button-big button-voice" href="{at(sharing)}#answer-voice">' in page
    assert f'<a class="button button-big" href="{at(sharing)}#answering">' in page


# Words


def test_the_partner_adds_the_words_and_the_learner_reads_whose_they_are(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    words = spoken(world, sharing, journey.app, **RELEASED).replace("/stem", "/woorden")
    listed = journey.as_(world.pieter).get(f"/groepen/{world.group.id}").text
    assert words in listed
    assert "<textarea" in journey.get(words).text
    assert journey.post(words, {"text": "Zij zegt dank je."}).status_code == 200
    assert words not in journey.get(f"/groepen/{world.group.id}").text
    page = browser(journey.app, world.amina).get(at(sharing)).text
    assert "Zij zegt dank je." in page
    assert said("In words, by %(name)s:", name="Pieter") in page
    assert answers()[0].author_id == world.nadia.id


def test_the_speaker_has_the_last_word_once(visitor: Visitor, world: World, sharing: Sharing) -> None:
    words = spoken(world, sharing, visitor.app, **RELEASED).replace("/stem", "/woorden")
    partner, speaker = browser(visitor.app, world.pieter), browser(visitor.app, world.nadia)
    partner.post(words, {"text": "Van Pieter"})
    again = partner.post(words, {"text": "Nog eens"})
    assert again.status_code == 422
    assert "Nog eens</textarea>" in again.text
    assert speaker.post(words, {"text": "Van Nadia zelf"}).status_code == 200
    assert partner.get(words).status_code == 404
    assert speaker.post(words, {"text": "Toch anders"}).status_code == 422
    db.session.expire_all()
    assert [(one.body, one.worded_by_id) for one in answers()] == [("Van Nadia zelf", world.nadia.id)]


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_words_that_are_none_are_asked_again(visitor: Visitor, world: World, sharing: Sharing, text: str) -> None:
    words = spoken(world, sharing, visitor.app, **RELEASED).replace("/stem", "/woorden")
    assert browser(visitor.app, world.pieter).post(words, {"text": text}).status_code in {200, 422}
    db.session.expire_all()
    assert answers()[0].body.strip() in {"", text.strip()}


def test_nobody_else_adds_words_and_no_one_to_a_draft_of_another(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    draft = spoken(world, sharing, visitor.app).replace("/stem", "/woorden")
    released = spoken(world, sharing, visitor.app, **RELEASED).replace("/stem", "/woorden")
    for other in (world.amina, world.joris, world.rachid, world.lotte):
        there = browser(visitor.app, other)
        assert [there.get(one).status_code for one in (draft, released)] == [404, 404]
        assert [there.post(one, {"text": "x"}).status_code for one in (draft, released)] == [404, 404]
    lecturer = browser(visitor.app, world.pieter)
    assert (lecturer.get(draft).status_code, lecturer.post(draft, {"text": "x"}).status_code) == (404, 404)


# Going


def test_a_draft_that_is_thrown_away_takes_its_file(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app)
    browser(visitor.app, world.nadia).post(at(sharing, f"/antwoorden/{answers()[0].id}/weg"))
    assert (rows(), files()) == ([], [])


def test_not_for_me_takes_the_drafts_with_their_files(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app)
    browser(visitor.app, world.nadia).post(at(sharing, "/niet-voor-mij"))
    assert (rows(), files()) == ([], [])


def test_a_learner_who_is_erased_takes_what_was_said_to_them(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, **RELEASED)
    browser(visitor.app, world.amina).post("/mijn-gegevens/wissen")
    db.session.expire_all()
    assert (rows(), files(), answers()) == ([], [], [])


def test_a_speaker_who_is_erased_takes_the_voice_and_leaves_the_words(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    spoken(world, sharing, visitor.app, text="De woorden blijven", **RELEASED)
    spoken(world, sharing, visitor.app, **RELEASED)
    browser(visitor.app, world.nadia).post("/mijn-gegevens/wissen")
    db.session.expire_all()
    assert (rows(), files()) == ([], [])
    page = browser(visitor.app, world.amina).get(at(sharing)).text
    assert "De woorden blijven" in page
    assert said("This answer was spoken. The voice went along with the person who gave it.") in page


def test_a_group_that_goes_takes_its_recordings(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, **RELEASED)
    db.session.delete(world.group)
    db.session.commit()
    db.session.expire_all()
    assert (rows(), files()) == ([], [])


def test_a_deletion_that_is_taken_back_leaves_the_file(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, **RELEASED)
    db.session.delete(answers()[0])
    db.session.flush()
    db.session.rollback()
    savepoint = db.session.begin_nested()
    db.session.delete(answers()[0])
    db.session.flush()
    savepoint.rollback()
    db.session.commit()
    assert len(rows()) == len(files()) == 1


def test_both_sides_take_the_recordings_along(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, text="De woorden", **RELEASED)
    spoken(world, sharing, visitor.app)
    released, draft = (f"stem-{one.id}.ogg" for one in answers())
    for person, wanted in ((world.nadia, {released, draft}), (world.amina, {released})):
        there = browser(visitor.app, person)
        assert "/mijn-gegevens/tandem.zip" in there.get("/mijn-gegevens/").text
        package = zipfile.ZipFile(io.BytesIO(hear(there, "/mijn-gegevens/tandem.zip").data))
        assert set(package.namelist()) == {"tandem.json", *wanted}
        assert package.read(released) == sound("toon.ogg")
        assert released in package.read("tandem.json").decode()
    assert "/mijn-gegevens/tandem.zip" not in browser(visitor.app, world.joris).get("/mijn-gegevens/").text
    given = json.loads(browser(visitor.app, world.nadia).get("/mijn-gegevens/tandem.json").text)["answers_given"]
    assert [one["recording"]["file"] for one in given] == [released, draft]
