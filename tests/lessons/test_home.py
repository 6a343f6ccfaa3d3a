"""The home page: doors for everybody, and more for those who were here before."""

from datetime import timedelta

from flask import Flask, url_for

from elearn.database import db, now
from elearn.groups.models import Assignment
from elearn.lessons.overview import VOLUNTEERS, beginning, where_they_were
from elearn.web.library import catalogue
from tests.language import said
from tests.lessons.addresses import address
from tests.lessons.html import attributes, parsed
from tests.visitor import Visitor
from tests.world import World


def links(visitor: Visitor) -> list[str]:
    return attributes(parsed(visitor.get("/").text), "href")


def test_a_visitor_finds_every_course_and_the_volunteers_route_and_can_begin(visitor: Visitor) -> None:
    books = catalogue()
    found = links(visitor)
    for course in books.courses:
        assert f"/cursussen/{course.id}" in found
    first = books.route(VOLUNTEERS).modules[0].pages[0]  # type: ignore[union-attr]
    assert f"/routes/{VOLUNTEERS}" in found
    assert f"{address(first)}?route={VOLUNTEERS}" in found
    assert said("Begin right away") in visitor.get("/").text


def test_without_a_route_the_beginning_is_the_first_page_of_a_course(database: Flask) -> None:
    books = catalogue()
    assert beginning(books, None) == books.courses[0].modules[0].pages[0]


def test_somebody_who_was_here_continues_where_they_were(visitor: Visitor, world: World) -> None:
    page = catalogue().courses[0].modules[1].pages[1]
    visitor.as_(world.amina).get(address(page))
    assert said("Continue where you were") in visitor.get("/").text
    assert address(page) in links(visitor)


def test_after_a_finished_page_one_continues_with_the_next(database: Flask) -> None:
    books = catalogue()
    pages = books.courses[0].modules[0].pages
    assert where_they_were(books, pages[0].key, set()) == pages[0]
    assert where_they_were(books, pages[0].key, {pages[0].key}) == pages[1]
    assert where_they_were(books, pages[-1].key, {pages[-1].key}) == books.courses[0].modules[1]


def test_a_page_that_is_gone_is_nowhere_to_continue(database: Flask) -> None:
    for key in (None, "", "weg", "a/b/c", "a/b/c/d", f"{catalogue().courses[0].id}//"):
        assert where_they_were(catalogue(), key, set()) is None


def test_a_learner_sees_what_the_group_asks_and_by_when(visitor: Visitor, world: World) -> None:
    module, other = catalogue().courses[0].modules[:2]
    due = (now() + timedelta(days=40)).date()
    db.session.add_all(
        [
            Assignment(group=world.group, module_key=module.key, due_on=due),
            Assignment(group=world.group, module_key=other.key),
            Assignment(group=world.group, module_key="weg/weg"),
        ]
    )
    visitor.as_(world.amina)
    tree = parsed(visitor.get("/").text)
    asked = [element for element in tree.iter("li") if element.attrib.get("class") == "assignment"]
    assert len(asked) == 2
    assert attributes(asked[0], "datetime") == [due.isoformat()]
    assert attributes(asked[0], "href") == [f"/cursussen/{module.key}"]
    assert not attributes(asked[1], "datetime")


def test_who_is_no_learner_has_nothing_asked(visitor: Visitor, world: World) -> None:
    db.session.add(Assignment(group=world.group, module_key=catalogue().courses[0].modules[0].key))
    assert 'class="assignment"' not in visitor.as_(world.pieter).get("/").text


def test_a_coach_has_a_door_to_their_table_and_a_lecturer_to_their_groups(database: Flask, world: World) -> None:
    doors = {}
    for person in (world.nadia, world.pieter, world.amina):
        visitor = Visitor(database).as_(person)
        tree = parsed(visitor.get("/").text)
        items = [item for item in tree.iter("li") if "door" in item.attrib.get("class", "").split()]
        doors[person.shown_name] = {href for item in items for href in attributes(item, "href")}
    assert "/mijn-tafel" in doors["Nadia"]
    with visitor.app.test_request_context():
        groups = url_for("groups.mine")
    assert groups in doors["Pieter"]
    assert not {"/mijn-tafel", groups} & doors["Amina"]


def test_the_about_page_says_who_may_read_what(visitor: Visitor) -> None:
    text = visitor.get("/over").text
    assert str(said("A draft is yours alone. No coach, no lecturer and no administrator can read it.")) in text
