"""Going on where one was: on a course, a module and a route, with everything done shown as done."""

from datetime import timedelta

from elearn.database import db, now
from elearn.lessons.trace import Trace
from elearn.lessons.way import way_through
from elearn.library import Page, load_catalogue
from elearn.places import shipped
from elearn.progress.models import PageProgress
from elearn.web.library import catalogue
from tests.language import said
from tests.lessons.addresses import address
from tests.lessons.html import attributes, parsed
from tests.visitor import Visitor
from tests.world import World


def opened(world: World, page: Page, ago: int, *, finished: bool = False) -> None:
    at = now() - timedelta(hours=ago)
    row = PageProgress(user_id=world.amina.id, page_key=page.key, opened_at=at, finished_at=at if finished else None)
    db.session.add(row)


def first_button(text: str) -> tuple[str, str]:
    tree = parsed(text)
    [main] = tree.iter("main")
    link = next(link for link in main.iter("a") if "button" in link.attrib.get("class", "").split())
    return " ".join("".join(link.itertext()).split()), link.attrib["href"]


def test_a_course_goes_on_where_somebody_was_in_it_whatever_they_opened_elsewhere(
    visitor: Visitor, world: World
) -> None:
    course, other = catalogue().courses[:2]
    here = course.modules[1].pages[2]
    opened(world, course.modules[0].pages[0], 9, finished=True)
    opened(world, here, 5)
    opened(world, other.modules[0].pages[0], 1)
    visitor.as_(world.amina)
    for path in (f"/cursussen/{course.id}", f"/cursussen/{course.modules[1].key}"):
        assert first_button(visitor.get(path).text) == (said("Continue where you were"), address(here))


def test_after_a_finished_page_the_next_one_waits(visitor: Visitor, world: World) -> None:
    module = catalogue().courses[0].modules[1]
    opened(world, module.pages[1], 1, finished=True)
    text = visitor.as_(world.amina).get(f"/cursussen/{module.key}").text
    assert first_button(text) == (said("Continue where you were"), address(module.pages[2]))


def test_somebody_new_begins_and_somebody_who_did_all_looks_again(visitor: Visitor, world: World) -> None:
    module = catalogue().courses[0].modules[1]
    path = f"/cursussen/{module.key}"
    visitor.as_(world.amina)
    assert first_button(visitor.get(path).text) == (said("Begin this module"), address(module.pages[0]))
    for number, page in enumerate(module.pages):
        opened(world, page, number, finished=True)
    assert first_button(visitor.get(path).text) == (said("Look through it again"), address(module.pages[0]))


def test_a_trace_goes_on_to_what_is_open_when_what_follows_is_done() -> None:
    way = way_through(load_catalogue([shipped("courses")]).courses[0])
    keys = [page.key for page in way.pages]
    assert Trace().onward(way) == way.pages[0]
    assert Trace((keys[2],), frozenset({keys[2], keys[3]})).onward(way) == way.pages[0]
    assert Trace(("weg/weg/weg", keys[4]), frozenset()).onward(way) == way.pages[4]
    assert Trace((keys[-1],), frozenset({keys[-1]})).onward(way) == way.pages[0]


def test_the_contents_of_a_course_show_what_is_done_and_where_one_was(visitor: Visitor, world: World) -> None:
    course = catalogue().courses[0]
    done, here = course.modules[0].pages[0], course.modules[0].pages[1]
    opened(world, done, 5, finished=True)
    opened(world, here, 1)
    tree = parsed(visitor.as_(world.amina).get(f"/cursussen/{course.id}").text)
    [folded] = [each for each in tree.iter("details") if each.attrib.get("class") == "every-page"]
    assert attributes(folded, "href") == [address(page) for module in course.modules for page in module.pages]
    said_of = {attributes(item, "href")[0]: "".join(item.itertext()) for item in folded.iter("li")}
    assert said("done") in said_of[address(done)]
    assert said("you were here") in said_of[address(here)]
    assert said("done") not in said_of[address(here)]
