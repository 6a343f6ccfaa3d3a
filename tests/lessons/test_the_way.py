"""What comes before and after a page, along a course and along a route."""

from flask import Flask

from elearn.lessons.overview import VOLUNTEERS
from elearn.lessons.way import way_of, way_through
from elearn.library import Module
from elearn.web.library import catalogue
from tests.lessons.addresses import address, every_page
from tests.lessons.html import attributes, parsed
from tests.visitor import Visitor


def test_every_page_is_before_what_comes_after_it(database: Flask) -> None:
    for page in every_page():
        way = way_of(page, catalogue())
        after = way.after(page)
        if after is None:
            assert page == way.pages[-1]
        else:
            following = after.pages[0] if isinstance(after, Module) else after
            assert way.before(following) == page


def test_the_last_page_of_a_module_leads_to_the_next_module(database: Flask) -> None:
    course = catalogue().courses[0]
    first, second = course.modules[:2]
    assert way_through(course).after(first.pages[-1]) == second
    assert way_through(course).before(first.pages[0]) is None


def test_on_a_route_the_next_module_is_the_routes(database: Flask) -> None:
    books = catalogue()
    route = books.route(VOLUNTEERS)
    assert route is not None
    last = route.modules[0].pages[-1]
    assert way_of(last, books, route).after(last) == route.modules[1]
    assert way_of(last, books).after(last) != route.modules[1]


def test_a_page_that_is_not_on_the_route_follows_its_course(database: Flask) -> None:
    books = catalogue()
    route = books.route(VOLUNTEERS)
    assert route is not None
    outside = next(page for page in every_page() if page.key not in {each.key for each in way_through(route).pages})
    assert way_of(outside, books, route).route is None


def test_the_first_open_page_is_the_first_that_is_not_finished(database: Flask) -> None:
    way = way_through(catalogue().courses[0])
    keys = [page.key for page in way.pages]
    assert way.first_open(set()) == way.pages[0]
    assert way.first_open({keys[0], keys[2]}) == way.pages[1]
    assert way.first_open(set(keys)) is None


def test_a_route_is_kept_in_every_link_and_form_of_a_page(visitor: Visitor) -> None:
    route = catalogue().route(VOLUNTEERS)
    assert route is not None
    page = route.modules[1].pages[1]
    tree = parsed(visitor.get(f"{address(page)}?route={route.id}").text)
    for element in tree.iter("form"):
        if element.attrib["action"].startswith(("/voortgang", "/oefeningen")):
            assert element.attrib["action"].endswith(f"?route={route.id}")
    assert f"{address(page)}?route={route.id}" in attributes(tree, "href")
    assert f"/routes/{route.id}" in attributes(tree, "href")


def test_a_link_in_a_text_does_not_lose_the_route(visitor: Visitor) -> None:
    route = catalogue().route(VOLUNTEERS)
    assert route is not None
    visitor.get(f"/routes/{route.id}")
    assert f"/routes/{route.id}" in attributes(parsed(visitor.get(address(route.modules[1].pages[0])).text), "href")


def test_opening_a_course_leaves_the_route(visitor: Visitor) -> None:
    visitor.get(f"/routes/{VOLUNTEERS}")
    course = catalogue().courses[0]
    text = visitor.get(f"/cursussen/{course.id}").text
    assert "?route=" not in text


def test_a_route_that_is_not_there_changes_nothing(visitor: Visitor) -> None:
    page = every_page()[0]
    for strange in ("weg", "%00", "a" * 3000):
        answer = visitor.get(f"{address(page)}?route={strange}")
        assert answer.status_code == 200
        tree = parsed(answer.text)
        assert not [link for link in attributes(tree, "href") + attributes(tree, "action") if "route=" in link]
