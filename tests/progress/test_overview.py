"""What I did so far."""

from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.progress.actions import finish_page
from elearn.web.library import catalogue
from tests.language import said
from tests.lessons.html import attributes, parsed
from tests.visitor import Visitor
from tests.world import World


def test_it_shows_what_was_done_per_course_and_where_one_was(visitor: Visitor, world: World) -> None:
    touched, untouched = catalogue().courses[:2]
    module = touched.modules[0]
    for page in module.pages:
        finish_page(world.amina.id, page.key)
    visitor.as_(world.amina).get(f"/cursussen/{touched.modules[1].pages[0].key}")
    answer = visitor.get("/voortgang")
    found = attributes(parsed(answer.text), "href")
    assert {f"/cursussen/{touched.id}", f"/cursussen/{module.key}"} <= set(found)
    assert f"/cursussen/{touched.modules[1].pages[0].key}" in found
    assert f"/cursussen/{untouched.id}" not in found


def test_with_nothing_done_it_says_what_to_do(visitor: Visitor, world: World) -> None:
    assert said("Nothing yet") in visitor.as_(world.amina).get("/voortgang").text


def test_work_in_courses_that_are_gone_breaks_nothing(visitor: Visitor, world: World) -> None:
    finish_page(world.amina.id, "weg/weg/weg")
    finish_page(world.amina.id, "zonder-schuine-streep")
    db.session.add(
        Attempt(user_id=world.amina.id, exercise_key="weg/x", exercise_version="1", answer={}, posting="posting-1")
    )
    visitor.as_(world.amina)
    for path in ("/voortgang", "/"):
        assert visitor.get(path).status_code == 200


def test_a_visitor_has_nothing_to_see_yet(visitor: Visitor) -> None:
    assert visitor.get("/voortgang").status_code in {302, 303}
