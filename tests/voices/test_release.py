"""A tandem releases a voice: lecturers read what is offered, and release it as it is or give it back with a word."""

import pytest
from sqlalchemy import select

from elearn.database import db
from elearn.recordings import files
from elearn.voices.models import LecturersWord
from elearn.web.language import today
from tests.language import said
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.voices.people import (
    STORY,
    THERE,
    at,
    every_voice,
    filled_in,
    given,
    in_course,
    offered,
    seen_at,
    spoken,
    the_voice,
)
from tests.world import World

SECOND = "Vandaag vertel ik het anders."


def words() -> list[str]:
    return list(db.session.scalars(select(LecturersWord.text).order_by(LecturersWord.id)))


def test_a_lecturer_finds_it_on_the_page_of_the_group_and_releases_it(journey: Visitor, world: World) -> None:
    voice = offered(world.nadia, world.group)
    desk = journey.as_(world.pieter).get(f"/groepen/{world.group.id}").text
    assert at(voice) in desk
    assert STORY in journey.get(at(voice)).text
    page = journey.post(at(voice, "/vrijgave"), {"revision": "0"})
    assert said("Voices of coaches in the course") in page.text
    assert (the_voice().is_in_course, the_voice().released_by_id) == (True, world.pieter.id)
    assert STORY in seen_at(journey.app, world.amina)


def test_another_coach_and_another_lecturer_never_see_what_is_offered(visitor: Visitor, world: World) -> None:
    voice = spoken(offered(world.nadia, world.group))
    for person in (world.rachid, world.lotte, world.amina, world.els):
        there = browser(visitor.app, person)
        assert [there.get(path).status_code for path in (at(voice), at(voice, "/stem"))] == [404, 404]
        assert there.post(at(voice, "/vrijgave"), {"revision": "0"}).status_code == 404
    assert browser(visitor.app, world.nadia).post(at(voice, "/vrijgave"), {"revision": "0"}).status_code == 404
    assert the_voice().is_offered


def test_what_was_taken_back_meanwhile_cannot_be_released_unread(visitor: Visitor, world: World) -> None:
    voice = offered(world.nadia, world.group)
    coach, lecturer = browser(visitor.app, world.nadia), browser(visitor.app, world.pieter)
    coach.post(at(voice, "/terug"))
    assert lecturer.get(at(voice)).status_code == 404
    coach.post(at(voice), filled_in(text="Iets heel anders", do="offer"))
    page = lecturer.post(at(voice, "/vrijgave"), {"revision": "0"})
    assert page.status_code == 422
    assert "Iets heel anders" in page.text
    assert the_voice().is_offered


def test_it_is_given_back_with_a_word_and_offered_again(journey: Visitor, world: World) -> None:
    voice = offered(world.nadia, world.group)
    journey.as_(world.pieter).post(at(voice, "/teruggave"), {"word": "Mag de naam van je buur eruit?"})
    assert (the_voice().is_draft, words()) == (True, ["Mag de naam van je buur eruit?"])
    assert journey.get(at(voice)).status_code == 404
    coach = browser(journey.app, world.nadia)
    page = coach.get(at(voice)).text
    assert "Mag de naam van je buur eruit?" in page
    assert f"{STORY}</textarea>" in page
    coach.post(at(voice), filled_in(do="offer"))
    assert the_voice().is_offered


@pytest.mark.parametrize("word", ["", "  ", "a" * 2001])
@pytest.mark.parametrize("act", ["teruggave", "uit-de-cursus"])
def test_without_a_word_nothing_goes_back(journey: Visitor, world: World, act: str, word: str) -> None:
    voice = (offered if act == "teruggave" else in_course)(world.nadia, world.group)
    page = journey.as_(world.pieter).post(at(voice, f"/{act}"), {"word": word})
    assert page.status_code == 422
    assert f"{word}</textarea>" in page.text
    assert (the_voice().is_offered or the_voice().is_in_course, words()) == (True, [])


def test_a_lecturer_takes_it_out_and_its_giver_reads_why(journey: Visitor, world: World) -> None:
    voice = in_course(world.nadia, world.group)
    journey.as_(world.pieter).post(at(voice, "/uit-de-cursus"), {"word": "De pagina gaat nu over iets anders."})
    assert STORY not in seen_at(journey.app, None)
    assert journey.get(at(voice)).status_code == 404
    page = seen_at(journey.app, world.nadia, at(voice))
    assert "De pagina gaat nu over iets anders." in page
    assert STORY in page


def test_what_was_released_is_never_changed_a_newer_one_takes_its_place(journey: Visitor, world: World) -> None:
    old = spoken(in_course(world.nadia, world.group))
    journey.as_(world.nadia)
    assert journey.post(at(old), filled_in(text=SECOND)).status_code == 422
    journey.post(at(old, "/nieuw"))
    journey.post(at(old, "/nieuw"))
    [_first, draft] = every_voice()
    assert (draft.body, draft.is_draft, draft.recording is not None) == (STORY, True, True)
    journey.post(at(draft), filled_in(text=SECOND, hearers="everyone", do="offer"))
    assert STORY in seen_at(journey.app, None)
    browser(journey.app, world.pieter).post(at(draft, "/vrijgave"), {"revision": "1"})
    page = seen_at(journey.app, None)
    assert SECOND in page
    assert STORY not in page
    assert [one.is_in_course for one in every_voice()] == [False, True]


def test_a_change_has_a_sound_of_its_own(visitor: Visitor, world: World) -> None:
    old = spoken(in_course(world.nadia, world.group))
    visitor.as_(world.nadia).post(at(old, "/nieuw"))
    [first, draft] = every_voice()
    assert first.recording is not None
    assert draft.recording is not None
    assert first.recording.stored_name != draft.recording.stored_name
    visitor.post(at(draft, "/weg"))
    assert files.is_there(the_voice().recording.stored_name)  # type: ignore[union-attr]


def test_a_voice_whose_day_is_past_or_that_has_no_words_is_not_released(visitor: Visitor, world: World) -> None:
    from datetime import timedelta

    past = offered(world.nadia, world.group, expires_on=today() - timedelta(days=1))
    wordless = spoken(offered(world.nadia, world.group, ""))
    visitor.as_(world.pieter)
    for voice in (past, wordless):
        assert visitor.post(at(voice, "/vrijgave"), {"revision": "0"}).status_code == 422
    assert [one.released_at for one in every_voice()] == [None, None]


def test_the_giver_takes_it_back_and_it_is_gone_at_once(journey: Visitor, world: World) -> None:
    voice = spoken(in_course(world.nadia, world.group))
    assert STORY in seen_at(journey.app, world.joris)
    assert said("Take your voice out of the course?") in journey.as_(world.nadia).get(at(voice, "/intrekken")).text
    journey.post(at(voice, "/intrekken"))
    for person in (world.amina, world.pieter, None):
        assert STORY not in seen_at(journey.app, person)
        assert STORY not in seen_at(journey.app, person, at(voice))
        assert b"Ogg" not in browser_of(journey, person).get(at(voice, "/stem"), buffered=True).data
    assert STORY in journey.get(at(voice)).text


def browser_of(journey: Visitor, person: object) -> Visitor:
    there = Visitor(journey.app)
    return there if person is None else there.as_(person)  # type: ignore[arg-type]


def test_only_its_giver_takes_it_back_and_still_can_after_they_left_the_group(visitor: Visitor, world: World) -> None:
    voice = in_course(world.nadia, world.group)
    for person in (world.pieter, world.rachid, world.els):
        assert browser(visitor.app, person).post(at(voice, "/intrekken")).status_code == 404
    db.session.delete(next(one for one in world.group.memberships if one.user_id == world.nadia.id))
    db.session.commit()
    visitor.as_(world.nadia)
    assert at(voice) in visitor.get("/mijn-tafel/stemmen").text
    assert at(voice) in visitor.get(THERE).text
    visitor.post(at(voice, "/intrekken"))
    assert not the_voice().is_in_course


def test_what_others_can_see_cannot_be_thrown_away_by_a_stale_page(visitor: Visitor, world: World) -> None:
    voice = in_course(world.nadia, world.group)
    visitor.as_(world.nadia).post(at(voice, "/weg"))
    assert the_voice().is_in_course
    visitor.post(at(voice, "/intrekken"))
    visitor.post(at(voice, "/weg"))
    assert every_voice() == []


def test_the_list_of_a_giver_says_in_words_where_each_is(visitor: Visitor, world: World) -> None:
    given(world.nadia, world.group, "")
    offered(world.nadia, world.group)
    in_course(world.nadia, world.group)
    in_course(world.nadia, world.group, place="bindkracht/mamadou/weg")
    page = visitor.as_(world.nadia).get("/mijn-tafel/stemmen").text
    assert said("A draft. Only you can read it.") in page
    assert said("Its page is gone or is being repaired. Nobody sees it there now.") in page
    assert page.count("/stemmen/") >= 4
    assert said("Nothing given yet") in browser(visitor.app, world.rachid).get("/mijn-tafel/stemmen").text
