"""Beside a page or a scene: who sees which voice, under which name, and how few questions that asks of the database."""

from datetime import timedelta

import pytest

from elearn.database import db
from elearn.rules.voices import Hearers
from elearn.voices.models import Spot
from elearn.web.language import today
from tests.language import said
from tests.queries import count_queries
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.voices.people import PAGE, SCENE, STORY, THERE, at, in_course, scene_of, seen_at, spoken
from tests.world import World

FORGED = "<script>alert(1)</script> \u202etenin **sterk**"


def test_a_voice_for_everyone_is_seen_and_heard_without_an_account(visitor: Visitor, world: World) -> None:
    voice = spoken(in_course(world.nadia, world.group, chosen_name="Naatje"))
    page = visitor.get(THERE).text
    assert STORY in page
    assert "Naatje" in page
    assert "Nadia" not in page
    assert page.index('id="page_text"') < page.index(STORY) < page.index('class="turn"')
    heard = visitor.get(at(voice, "/stem"), buffered=True)
    assert (heard.status_code, heard.headers["Content-Type"]) == (200, "audio/ogg")
    assert heard.headers["Cache-Control"] == "private, no-store"


def test_a_voice_for_the_group_is_for_the_group_alone(visitor: Visitor, world: World) -> None:
    voice = spoken(in_course(world.nadia, world.group, hearers=Hearers.GROUP))
    for person in (world.amina, world.joris, world.rachid, world.pieter):
        there = browser(visitor.app, person)
        assert STORY in there.get(THERE).text
        assert there.get(at(voice, "/stem"), buffered=True).status_code == 200
    for person in (world.lotte, world.sam, world.els):
        there = browser(visitor.app, person)
        assert STORY not in there.get(THERE).text
        assert there.get(at(voice, "/stem")).status_code == 404
    assert STORY not in visitor.get(THERE).text
    assert visitor.get(at(voice, "/stem")).status_code == 303


def test_after_its_last_day_nobody_sees_it_without_any_job(visitor: Visitor, world: World) -> None:
    last = spoken(in_course(world.nadia, world.group, expires_on=today()))
    past = spoken(in_course(world.nadia, world.group, "Over.", expires_on=today() - timedelta(days=1)))
    page = visitor.get(THERE).text
    assert STORY in page
    assert "Over." not in page
    assert visitor.get(at(last, "/stem"), buffered=True).status_code == 200
    for person in (world.amina, world.pieter):
        assert browser(visitor.app, person).get(at(past, "/stem")).status_code == 404
    assert "Over." in browser(visitor.app, world.nadia).get(at(past)).text


def test_a_voice_of_a_page_that_is_gone_is_in_the_list_of_its_giver_alone(visitor: Visitor, world: World) -> None:
    voice = spoken(in_course(world.nadia, world.group, place="bindkracht/mamadou/is-weg"))
    assert visitor.get(at(voice, "/stem")).status_code == 303
    lecturer = browser(visitor.app, world.pieter)
    assert lecturer.get(at(voice)).status_code == 404
    assert at(voice) not in lecturer.get(f"/groepen/{world.group.id}").text
    coach = browser(visitor.app, world.nadia)
    assert said("A page that is gone or is being repaired") in coach.get("/mijn-tafel/stemmen").text
    assert coach.get(at(voice)).status_code == 200
    coach.post(at(voice, "/intrekken"))
    db.session.expire_all()
    assert voice.withdrawn_at is not None


def test_a_voice_beside_a_scene_is_there_while_it_is_played(journey: Visitor, world: World) -> None:
    spoken(in_course(world.nadia, world.group, spot=Spot.SCENE, place=SCENE))
    in_course(world.nadia, world.group, "Van een pagina die zo heet", place=SCENE)
    scene = scene_of(journey.as_(world.amina))
    assert STORY in scene
    assert "Van een pagina die zo heet" not in scene
    assert scene.count('rel="stylesheet"') == 2
    run = scene[scene.index('hx-post="/runs/') + 9 :].split("/stappen")[0]
    after = journey.post(f"{run}/stappen", {"position": "0", "choice": "1"}).text
    assert STORY not in after


def test_what_somebody_wrote_stays_text(visitor: Visitor, world: World) -> None:
    in_course(world.nadia, world.group, FORGED, chosen_name="<b>N</b>")
    page = visitor.get(THERE).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b>N</b>" not in page
    assert "<strong>sterk</strong>" in page


@pytest.mark.parametrize("there", [THERE, "scene"])
def test_only_coaches_are_asked_to_add_their_experience(visitor: Visitor, world: World, there: str) -> None:
    words = said("Add your experience to this page") if there == THERE else said("Add your experience to this scene")
    for person, is_asked in ((world.nadia, True), (world.pieter, False), (world.amina, False)):
        somebody = browser(visitor.app, person)
        page = somebody.get(there).text if there == THERE else scene_of(somebody)
        assert (words in page) is is_asked
    assert words not in (visitor.get(there).text if there == THERE else scene_of(visitor))


def test_its_giver_comes_from_the_page_to_their_voice(visitor: Visitor, world: World) -> None:
    voice = in_course(world.nadia, world.group)
    link = f'href="{at(voice)}"'
    assert link in seen_at(visitor.app, world.nadia)
    assert link not in seen_at(visitor.app, world.amina)


def test_more_voices_ask_no_more_of_the_database(visitor: Visitor, world: World) -> None:
    visitor.as_(world.nadia)
    paths = [THERE, "/mijn-tafel", "/mijn-tafel/stemmen"]
    lecturer = browser(visitor.app, world.pieter)
    before = _counts(visitor, paths) + _counts(lecturer, [f"/groepen/{world.group.id}"])
    for number in range(4):
        spoken(in_course(world.nadia, world.group, f"Stem {number}", expires_on=today() + timedelta(days=1)))
        in_course(world.rachid, world.group, f"Nog {number}")
    after = _counts(visitor, paths) + _counts(lecturer, [f"/groepen/{world.group.id}"])
    assert after == before


def _counts(visitor: Visitor, paths: list[str]) -> list[int]:
    counts = []
    for path in paths:
        visitor.get(path)
        with count_queries() as sent:
            assert visitor.get(path).status_code == 200
        counts.append(len(sent))
    return counts


def test_on_paper_a_module_has_the_text_of_the_course_alone(visitor: Visitor, world: World) -> None:
    in_course(world.nadia, world.group)
    assert STORY not in visitor.get(f"/cursussen/{PAGE.rpartition('/')[0]}/afdruk").text
