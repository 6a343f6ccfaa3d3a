"""What somebody gave to the courses is theirs: they take it along, and it goes with them, the sound too."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.recordings import files
from elearn.voices.models import CourseRecording, CourseVoice, LecturersWord, Step
from tests.reflections.people import browser
from tests.reflections.sounds import sound
from tests.visitor import Visitor
from tests.voices.people import STORY, THERE, at, given, in_course, offered, spoken
from tests.world import World

ERASE = "/mijn-gegevens/wissen"


def kept_files() -> list[Path]:
    return [path for path in files.folder().rglob("*") if path.is_file()]


def with_a_word(voice: CourseVoice, lecturer: User, text: str = "Mooi, maar kort het in.") -> CourseVoice:
    voice.words.append(LecturersWord(author_id=lecturer.id, step=Step.GIVEN_BACK, text=text))
    db.session.commit()
    return voice


def test_a_giver_who_is_erased_takes_all_of_it_along(visitor: Visitor, world: World) -> None:
    spoken(in_course(world.nadia, world.group))
    with_a_word(spoken(given(world.nadia, world.group)), world.pieter)
    browser(visitor.app, world.nadia).post(ERASE)
    assert STORY not in visitor.get(THERE).text
    for table in (CourseVoice, CourseRecording, LecturersWord):
        assert db.session.scalars(select(table)).all() == []
    assert kept_files() == []


def test_a_lecturer_who_is_erased_leaves_the_voice_and_the_word_without_a_name(visitor: Visitor, world: World) -> None:
    voice = with_a_word(in_course(world.nadia, world.group, released_by_id=world.pieter.id), world.pieter)
    browser(visitor.app, world.pieter).post(ERASE)
    db.session.expire_all()
    assert (voice.is_in_course, voice.released_by_id, voice.words[0].author_id) == (True, None, None)
    assert "Mooi, maar kort het in." in browser(visitor.app, world.nadia).get(at(voice)).text


def test_a_group_that_goes_takes_its_recordings(visitor: Visitor, world: World) -> None:
    spoken(in_course(world.nadia, world.group))
    db.session.delete(world.group)
    db.session.commit()
    assert kept_files() == []


def test_the_giver_takes_text_and_sound_along_and_the_lecturer_their_own_words(visitor: Visitor, world: World) -> None:
    voice = with_a_word(spoken(offered(world.nadia, world.group)), world.pieter)
    coach = browser(visitor.app, world.nadia)
    [mine] = json.loads(coach.get("/mijn-gegevens/tandem.json").text)["voices_in_courses"]
    assert (mine["text"], mine["words_of_lecturers"][0]["by"]) == (STORY, "Pieter")
    package = zipfile.ZipFile(io.BytesIO(coach.get("/mijn-gegevens/tandem.zip", buffered=True).data))
    assert package.read(f"ervaringsstem-{voice.id}.ogg") == sound("toon.ogg")
    theirs = browser(visitor.app, world.pieter).get("/mijn-gegevens/tandem.json").text
    assert [word["text"] for word in json.loads(theirs)["words_about_voices"]] == ["Mooi, maar kort het in."]
    assert STORY not in theirs


def test_tidying_knows_these_recordings_too(visitor: Visitor, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from elearn.cli import main

    spoken(in_course(world.nadia, world.group))
    monkeypatch.setattr("elearn.create_app", lambda: visitor.app)
    monkeypatch.setattr("elearn.serving.is_migrated", lambda: True)
    monkeypatch.setattr(files, "LET_BE", -1)
    answer = CliRunner().invoke(main, ["tidy"])
    assert ("removed: 0" in answer.output, answer.exit_code) == (True, 0)
    assert len(kept_files()) == 1


def test_a_file_that_is_missing_is_said_kindly_and_the_words_stay(visitor: Visitor, world: World) -> None:
    voice = spoken(in_course(world.nadia, world.group))
    for path in kept_files():
        path.unlink()
    page = visitor.get(THERE).text
    assert "<audio" not in page
    assert STORY in page
    assert visitor.get(at(voice, "/stem")).status_code == 404
