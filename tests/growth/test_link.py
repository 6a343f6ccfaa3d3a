"""The link to a page: it opens that page and nothing else, until its last day or until it is ended."""

from datetime import date

import pytest

from elearn.database import db
from tests.growth.people import ANSWER, COMPOSE, TEXT, answered, composed, days, page, page_form
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.world import World

LINK = f"{COMPOSE}/link"


def address_of(text: str) -> str:
    """The path of the link on the page of its maker."""
    return "/getoond/" + text.partition("/getoond/")[2].partition('"')[0]


def linked(visitor: Visitor, world: World, last_day: date | None = None) -> str:
    composed(visitor, world, answered(world))
    made = visitor.post(LINK, {"last_day": str(last_day or days(30))})
    assert made.status_code == 200
    return address_of(visitor.get(COMPOSE).text)


def test_whoever_has_the_link_reads_the_page_without_an_account(journey: Visitor, world: World) -> None:
    path = linked(journey, world)
    anybody = Visitor(journey.app)
    shown = anybody.get(path)
    assert TEXT in shown.text
    assert "Mijn weg" in shown.text
    assert ANSWER not in shown.text
    assert "noindex" in shown.headers["X-Robots-Tag"]
    assert 'name="robots" content="noindex' in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["Referrer-Policy"] == "no-referrer"


def test_the_link_opens_nothing_else_of_the_learner(visitor: Visitor, world: World) -> None:
    path = linked(visitor, world)
    anybody = Visitor(visitor.app)
    shown = anybody.get(path).text
    main = shown.partition("<main")[2].partition("</main>")[0]
    assert "href=" not in main
    assert "Amina" not in shown.replace("<em>Amina</em>", "")
    for other in ("/groei", "/groei/tonen/voorbeeld", "/reflecties"):
        assert anybody.get(other).status_code == 303


def test_a_link_that_is_ended_opens_nothing_at_once(journey: Visitor, world: World) -> None:
    path = linked(journey, world)
    journey.post(f"{LINK}/einde")
    gone = Visitor(journey.app).get(path)
    assert gone.status_code == 404
    assert TEXT not in gone.text
    assert "noindex" in gone.headers["X-Robots-Tag"]
    assert "/getoond/" not in journey.get(COMPOSE).text


def test_a_new_link_ends_the_old_one(visitor: Visitor, world: World) -> None:
    old = linked(visitor, world)
    visitor.post(LINK, {"last_day": str(days(3))})
    new = address_of(visitor.get(COMPOSE).text)
    assert new != old
    assert Visitor(visitor.app).get(old).status_code == 404
    assert Visitor(visitor.app).get(new).status_code == 200


def test_a_link_is_good_up_to_and_including_its_last_day(visitor: Visitor, world: World) -> None:
    path = linked(visitor, world, days(0))
    assert Visitor(visitor.app).get(path).status_code == 200
    link = page().link
    assert link is not None
    link.last_day = days(-1)
    db.session.commit()
    assert Visitor(visitor.app).get(path).status_code == 404


@pytest.mark.parametrize("last_day", ["", "morgen", "2001-01-01", "9999-12-31", "\x00", "2026-02-31"])
def test_a_day_that_a_link_cannot_have_is_asked_again(journey: Visitor, world: World, last_day: str) -> None:
    composed(journey, world, answered(world))
    assert journey.post(LINK, {"last_day": last_day}).status_code == 422
    assert page().link is None


def test_a_link_needs_a_page(visitor: Visitor, world: World) -> None:
    assert visitor.as_(world.amina).post(LINK, {"last_day": str(days(3))}).status_code == 404


def test_a_changed_or_invented_link_opens_nothing(visitor: Visitor, world: World) -> None:
    path = linked(visitor, world)
    for other in (path[:-1], path + "x", "/getoond/x", "/getoond/WzEsIjEiXQ.x", "/getoond/%F0%9F%98%80"):
        assert Visitor(visitor.app).get(other).status_code == 404


def test_a_changed_page_shows_at_the_same_link(visitor: Visitor, world: World) -> None:
    path = linked(visitor, world)
    visitor.post(COMPOSE, page_form(revision="1", title="Nieuwe titel"))
    shown = Visitor(visitor.app).get(path).text
    assert "Nieuwe titel" in shown
    assert TEXT not in shown


def test_the_link_ends_with_the_account(visitor: Visitor, world: World) -> None:
    path = linked(visitor, world)
    browser(visitor.app, world.amina).post("/mijn-gegevens/wissen")
    assert Visitor(visitor.app).get(path).status_code == 404


def test_nobody_ends_the_link_of_somebody_else(visitor: Visitor, world: World) -> None:
    path = linked(visitor, world)
    browser(visitor.app, world.joris).post(f"{LINK}/einde")
    assert Visitor(visitor.app).get(path).status_code == 200
