"""Mijn groei: what somebody wrote, how they saw themselves, and which roles they took, for themselves alone."""

from typing import Any

from flask import Flask

from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.reflections.actions import save_draft
from elearn.scenarios.actions import begin_run, take_step
from elearn.scenarios.playing import playing
from elearn.web.library import catalogue
from tests.growth.people import answered
from tests.language import said
from tests.queries import count_queries
from tests.reflections.people import HERE, browser, share
from tests.visitor import Visitor
from tests.world import World

START = "bindkracht/basishouding-start"


def later_key() -> str:
    """The scale that is drawn over the first one."""
    [key] = [
        key for key, block in catalogue().exercises().items() if getattr(block, "over", "") == "basishouding-start"
    ]
    return key


def answer_scale(world: World, key: str, value: int) -> None:
    scale: Any = catalogue().exercise(key)
    values = {item.id: value for item in scale.items}
    given = {"values": values, "examples": {}}
    attempt = Attempt(user_id=world.amina.id, exercise_key=key, exercise_version=scale.version, answer=given)
    attempt.posting = f"{key}-{value}"
    db.session.add(attempt)
    db.session.commit()


def test_somebody_who_did_nothing_yet_hears_what_will_stand_here(visitor: Visitor, world: World) -> None:
    page = visitor.as_(world.sam).get("/groei")
    assert page.status_code == 200
    assert said("Nothing yet") in page.text


def test_the_first_self_scan_lies_under_the_last(visitor: Visitor, world: World) -> None:
    answer_scale(world, START, 2)
    once = visitor.as_(world.amina).get("/groei").text
    assert 'class="shape"' in once
    assert "shape-before" not in once
    answer_scale(world, later_key(), 4)
    twice = visitor.get("/groei").text
    assert "shape-before" in twice
    assert twice.count(f'data-label="{said("First")}">2</td>') > 0
    assert twice.count(f'data-label="{said("Last")}">4</td>') > 0


def test_the_roles_over_all_scenarios_stand_beside_it(visitor: Visitor, world: World) -> None:
    story = catalogue().story("bindkracht/loket")
    assert story is not None
    take_step(playing(begin_run(world.amina.id, "bindkracht/loket", story)), 1)
    page = visitor.as_(world.amina).get("/groei").text
    assert 'id="roles"' in page
    assert 'class="axis"' in page


def test_every_version_of_a_text_stands_in_its_order_with_the_way_to_the_difference(
    visitor: Visitor, world: World
) -> None:
    sheet = answered(world).sharing.version.reflection
    save_draft(world.amina.id, sheet.question_key, sheet.question, "Nu anders", sheet.revision)
    share(sheet, world.group, world.nadia)
    page = visitor.as_(world.amina).get("/groei").text
    assert f"{HERE}/versies?van=1&amp;tot=2" in page
    assert page.count(said("Version %(number)d", number=2)) == 1


def test_nothing_of_somebody_else_is_on_it(visitor: Visitor, world: World) -> None:
    answered(world)
    answer_scale(world, START, 2)
    page = visitor.as_(world.joris).get("/groei").text
    assert HERE not in page
    assert 'class="shape"' not in page


def test_a_guest_sees_their_own_scan_and_no_page_to_compose(visitor: Visitor, database: Flask) -> None:
    visitor.post(f"{HERE}/concept", {"text": "Iets", "revision": "0"})
    page = visitor.get("/groei")
    assert page.status_code == 200
    assert "/groei/tonen" not in page.text
    assert visitor.get("/groei/tonen").status_code == 303


def test_more_texts_and_answers_ask_no_more_queries(visitor: Visitor, world: World) -> None:
    sheet = answered(world).sharing.version.reflection
    visitor.as_(world.amina)
    asked = []
    for number in range(4):
        save_draft(world.amina.id, sheet.question_key, sheet.question, f"Versie {number}", sheet.revision)
        share(sheet, world.group, world.nadia)
        db.session.expire_all()
        visitor.get("/groei")
        with count_queries() as sent:
            visitor.get("/groei")
        asked.append(len(sent))
    assert asked[0] == asked[-1]


def test_the_way_to_it_stands_beside_the_reflections(visitor: Visitor, world: World) -> None:
    assert 'href="/groei"' in browser(visitor.app, world.amina).get("/reflecties").text
