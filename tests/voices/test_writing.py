"""A coach writes or speaks beside a page: a draft that nobody else reads, kept whatever happens, then offered."""

import io
from datetime import timedelta

import pytest

from elearn.database import db
from elearn.recordings import files
from elearn.rules.voices import Hearers
from elearn.web.language import today
from tests.language import said
from tests.reflections.people import AUTOSAVE, browser
from tests.reflections.sounds import sound
from tests.visitor import Visitor
from tests.voices.people import PAGE, SCENE, STORY, THERE, at, every_voice, filled_in, given, spoken, the_voice
from tests.world import World, make_group


@pytest.mark.parametrize(("spot", "place"), [("page", PAGE), ("scene", SCENE)])
def test_a_coach_begins_beside_a_place_keeps_and_offers(journey: Visitor, world: World, spot: str, place: str) -> None:
    page = journey.as_(world.nadia).post("/stemmen", {"spot": spot, "place": place})
    assert 'name="hearers"' in page.text
    voice = the_voice()
    assert (voice.place, voice.is_draft, voice.expires_on) == (place, True, today() + timedelta(days=365))
    kept = journey.post(at(voice), filled_in())
    assert said("Kept as a draft.") in kept.text
    offered = journey.post(at(voice), filled_in(revision="1", do="offer"))
    assert said("Take it back to write on") in offered.text
    voice = the_voice()
    assert (voice.body, voice.hearers, voice.is_offered) == (STORY, Hearers.GROUP, True)


def test_beginning_twice_goes_on_with_the_same_draft(visitor: Visitor, world: World) -> None:
    visitor.as_(world.nadia)
    pages = [visitor.post("/stemmen", {"spot": "page", "place": PAGE}, follow=False) for _twice in range(2)]
    assert pages[0].headers["Location"] == pages[1].headers["Location"]
    assert len(every_voice()) == 1


@pytest.mark.parametrize("form", [{}, {"spot": "elsewhere", "place": PAGE}, {"spot": "page", "place": "a/b/c"}])
def test_a_place_that_is_not_there_begins_nothing(visitor: Visitor, world: World, form: dict[str, str]) -> None:
    assert visitor.as_(world.nadia).post("/stemmen", form).status_code in {400, 404}
    assert every_voice() == []


def test_whoever_asked_to_keep_sees_who_reads_it_once_it_is_offered(visitor: Visitor, world: World) -> None:
    page = visitor.as_(world.nadia).get(at(given(world.nadia, world.group))).text
    assert "Eerste jaar A" in page
    assert "Pieter" in page


def test_a_draft_is_read_by_its_giver_alone(visitor: Visitor, world: World) -> None:
    voice = spoken(given(world.nadia, world.group))
    for person in (world.pieter, world.rachid, world.amina, world.lotte, world.els):
        there = browser(visitor.app, person)
        assert [there.get(path).status_code for path in (at(voice), at(voice, "/stem"))] == [404, 404]
        assert STORY not in there.get(THERE).text
    assert STORY not in visitor.get(THERE).text


def test_two_windows_never_overwrite_each_other(journey: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group, "", revision=0)
    journey.as_(world.nadia).post(at(voice), filled_in(text="Uit het eerste venster"))
    second = journey.post(at(voice), filled_in(text="Uit het tweede venster"))
    assert second.status_code == 422
    assert "Uit het tweede venster</textarea>" in second.text
    assert "Uit het eerste venster" in second.text
    assert the_voice().body == "Uit het eerste venster"
    assert journey.post(at(voice), filled_in(text="Uit het tweede venster", revision="1")).status_code == 200
    assert the_voice().body == "Uit het tweede venster"


def test_what_was_offered_in_another_window_stays_and_the_text_comes_back(journey: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group)
    journey.as_(world.nadia).post(at(voice), filled_in(do="offer"))
    page = journey.post(at(voice), filled_in(text="Toch anders", revision="1"))
    assert page.status_code == 422
    assert "Toch anders</textarea>" in page.text
    assert (the_voice().body, the_voice().is_offered) == (STORY, True)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "a" * 2001},
        {"name": "a" * 81},
        {"name": "Amina"},
        {"hearers": "iedereen"},
        {"expires_on": ""},
        {"expires_on": "gisteren"},
        {"expires_on": "2020-01-01"},
        {"expires_on": "2126-01-01"},
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    journey: Visitor, world: World, changed: dict[str, str]
) -> None:
    voice = given(world.nadia, world.group, "")
    page = journey.as_(world.nadia).post(at(voice), filled_in(**{"text": "Mijn woorden", **changed}))
    assert page.status_code == 422
    assert f"{changed.get('text', 'Mijn woorden')}</textarea>" in page.text
    assert 'role="alert"' in page.text
    assert the_voice().body == ""


def test_autosave_keeps_the_words_alone_and_tells_of_another_window(visitor: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group, "", chosen_name="Naatje")
    visitor.as_(world.nadia)
    first = visitor.post(at(voice, "/concept"), {"text": "Een begin", "revision": "0"}, headers=AUTOSAVE)
    assert first.get_json()["revision"] == 1
    other = visitor.post(at(voice, "/concept"), {"text": "Iets anders", "revision": "0"}, headers=AUTOSAVE)
    assert (other.status_code, other.get_json()["other"]) == (409, "Een begin")
    assert (the_voice().body, the_voice().chosen_name) == ("Een begin", "Naatje")
    long = visitor.post(at(voice, "/concept"), {"text": "a" * 2001, "revision": "1"}, headers=AUTOSAVE)
    assert long.status_code == 422


def test_a_voice_without_words_is_not_offered_and_the_words_are_asked(journey: Visitor, world: World) -> None:
    voice = spoken(given(world.nadia, world.group, ""))
    page = journey.as_(world.nadia).post(at(voice), filled_in(text=" \n", do="offer"))
    assert page.status_code == 422
    assert 'id="voice-error"' in page.text
    assert at(voice, "/stem") in page.text
    assert the_voice().is_draft


def test_an_offer_that_fails_has_kept_what_was_typed(visitor: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group)
    db.session.delete(voice_membership(world))
    page = visitor.as_(world.nadia).post(at(voice), filled_in(text="Nog bijgeschreven", do="offer"))
    assert page.status_code == 422
    assert (the_voice().body, the_voice().is_draft) == ("Nog bijgeschreven", True)


def voice_membership(world: World) -> object:
    """What makes Nadia a coach of the group."""
    return next(one for one in world.group.memberships if one.user_id == world.nadia.id)


def test_a_coach_of_two_groups_chooses_whose_lecturers_are_asked(journey: Visitor, world: World) -> None:
    from elearn.rules.actor import Role

    second = make_group("Tweede jaar", "TWEE2345", {world.lotte: Role.LECTURER, world.nadia: Role.COACH})
    voice = given(world.nadia, world.group)
    journey.as_(world.nadia)
    assert journey.post(at(voice), filled_in(group=str(world.other_group.id))).status_code == 422
    assert journey.post(at(voice), filled_in(group=str(second.id), do="offer")).status_code == 200
    assert the_voice().group_id == second.id
    assert browser(journey.app, world.lotte).get(at(voice)).status_code == 200
    assert browser(journey.app, world.pieter).get(at(voice)).status_code == 404


def test_a_recording_is_kept_at_once_heard_by_its_giver_and_left_out(journey: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group, "Mijn woorden")
    journey.as_(world.nadia)
    sent = {"voice": (io.BytesIO(sound("live.webm")), "stem")}
    answer = journey.post(at(voice, "/opname"), sent, headers=AUTOSAVE, follow=False).get_json()
    assert journey.get(answer["address"], buffered=True).data == sound("live.webm")
    part = journey.get(answer["address"], headers={"Range": "bytes=0-9"}, buffered=True)
    assert (part.status_code, part.data) == (206, sound("live.webm")[:10])
    kept = the_voice().recording
    assert kept is not None
    stored = kept.stored_name
    journey.post(at(voice), filled_in(text="Mijn woorden", do="leave-voice"))
    assert (the_voice().recording, the_voice().body) == (None, "Mijn woorden")
    assert not files.is_there(stored)


@pytest.mark.parametrize("data", [b"", b"<script>alert(1)</script>", sound("film.mp4")])
def test_what_is_no_recording_is_refused_and_the_words_stay_in_the_form(
    journey: Visitor, world: World, data: bytes
) -> None:
    voice = given(world.nadia, world.group, "")
    form = filled_in(text="Mijn woorden", voice=(io.BytesIO(data), "stem.mp3"))
    page = journey.as_(world.nadia).post(at(voice), form)
    assert page.status_code == 422
    assert "Mijn woorden</textarea>" in page.text
    assert "alert(1)" not in page.text
    assert the_voice().recording is None


def test_nobody_records_on_what_was_offered(visitor: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group)
    visitor.as_(world.nadia).post(at(voice), filled_in(do="offer"))
    sent = {"voice": (io.BytesIO(sound("toon.ogg")), "stem")}
    assert visitor.post(at(voice, "/opname"), sent, headers=AUTOSAVE).status_code == 404
    assert the_voice().recording is None


def test_a_draft_is_thrown_away_with_its_file(journey: Visitor, world: World) -> None:
    voice = spoken(given(world.nadia, world.group))
    assert voice.recording is not None
    stored, here = voice.recording.stored_name, at(voice, "/weg")
    assert STORY in journey.as_(world.nadia).get(here).text
    journey.post(here)
    assert every_voice() == []
    assert not files.is_there(stored)


def test_a_log_in_that_expired_keeps_the_text(visitor: Visitor, world: World) -> None:
    voice = given(world.nadia, world.group, "")
    page = visitor.post(at(voice), filled_in(text="Lang over gedaan"))
    assert 'name="pass_phrase"' in page.text
    visitor.as_(world.nadia)
    assert "Lang over gedaan" in browser_with_held(visitor)


def browser_with_held(visitor: Visitor) -> str:
    """The page on which a kept form is offered again."""
    from elearn.web.held import HeldForm

    held = db.session.query(HeldForm).one()
    return visitor.get(f"/bewaard/{held.id}").text
