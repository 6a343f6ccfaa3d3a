"""Keeping a voice: with its words, as a draft, recorded again, left out."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

import pytest

from elearn.database import db
from elearn.reflections.sharing_models import Sharing
from tests.language import said
from tests.reflections.people import browser, hidden_fields
from tests.reflections.sounds import KINDS, sound
from tests.reflections.voice.sending import RELEASED, answers, at, carrying, files, hear, recorded, rows, sent, spoken
from tests.visitor import Visitor
from tests.world import World


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
