"""A worksheet grows a row at a time, without script too, and has a page of its own to print."""

from sqlalchemy import select

from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.library import Catalogue
from tests.exercises.proef import DOEN, FORMS, posted_to
from tests.lessons.html import parsed
from tests.visitor import Visitor
from tests.world import World

SHEET = f"{posted_to('plan')}/blad"


def rows(text: str) -> int:
    return sum(f'id="plan-row-{number}"' in text for number in range(1, 100))


def test_a_sheet_begins_with_its_rows(visitor: Visitor, proef: Catalogue) -> None:
    assert rows(visitor.get(DOEN).text) == 2


def test_one_more_row_keeps_what_was_written_and_opens_an_empty_one(
    journey: Visitor, proef: Catalogue, world: World
) -> None:
    answer = journey.as_(world.amina).post(posted_to("plan"), {**FORMS["plan"], "more": "3"})
    assert answer.status_code == 200
    assert rows(answer.text) == 3
    assert "Dirk bellen" in answer.text
    assert 'name="cell-2.actie"' in answer.text
    assert len(db.session.scalars(select(Attempt)).all()) == 1


def test_without_script_one_more_row_leads_to_that_row(visitor: Visitor, proef: Catalogue, world: World) -> None:
    answer = visitor.as_(world.amina).post(posted_to("plan"), {**FORMS["plan"], "more": "3"}, follow=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{DOEN}?opnieuw=plan&rij=3#plan-row-3"


def test_a_sheet_never_has_more_rows_than_it_can(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina).post(posted_to("plan"), FORMS["plan"])
    full = visitor.get(f"{DOEN}?opnieuw=plan&rij=400").text
    assert rows(full) == 4
    assert 'name="more"' not in full
    for strange in ("-5", "x", "9" * 5000):
        assert rows(visitor.get(f"{DOEN}?opnieuw=plan&rij={strange}").text) == 2


def test_a_row_that_was_typed_stays_when_another_cannot_be_kept(
    journey: Visitor, proef: Catalogue, world: World
) -> None:
    form = {"cell-0.actie": "x" * 501, "cell-3.wie": "Leen"}
    answer = journey.as_(world.amina).post(posted_to("plan"), form)
    assert answer.status_code == 422
    assert rows(answer.text) == 4
    assert "Leen" in answer.text


def test_more_rows_mean_nothing_to_another_exercise(visitor: Visitor, proef: Catalogue, world: World) -> None:
    answer = visitor.as_(world.amina).post(posted_to("stappen"), {**FORMS["stappen"], "more": "3"}, follow=False)
    assert answer.headers["Location"].endswith("/doen#stappen")


def test_the_sheet_alone_shows_what_was_written_and_room_to_write(
    visitor: Visitor, proef: Catalogue, world: World
) -> None:
    visitor.as_(world.amina).post(posted_to("plan"), {"cell-0.actie": "Dirk bellen"})
    page = visitor.get(SHEET)
    tree = parsed(page.text)
    assert page.headers["Cache-Control"] == "no-store"
    assert "Dirk bellen" in page.text
    assert len(list(tree.iter("tr"))) == 3
    assert sum(cell.attrib.get("class") == "to-write" for cell in tree.iter("td")) == 5
    assert not [form for form in tree.iter("form") if posted_to("plan") in form.attrib.get("action", "")]


def test_a_sheet_to_print_is_each_persons_own(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina).post(posted_to("plan"), {"cell-0.actie": "Dirk bellen"})
    assert "Dirk bellen" not in Visitor(visitor.app).as_(world.joris).get(SHEET).text
    assert "Dirk bellen" not in Visitor(visitor.app).get(SHEET).text


def test_choices_are_boxes_on_paper(visitor: Visitor, proef: Catalogue) -> None:
    text = visitor.get(f"{posted_to('nest')}/blad").text
    assert text.count("☐ half") == 2


def test_what_has_no_sheet_leads_to_its_page(visitor: Visitor, proef: Catalogue) -> None:
    answer = visitor.get(f"{posted_to('stappen')}/blad")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{DOEN}#stappen")
    assert visitor.get(f"{posted_to('bestaat-niet')}/blad").status_code == 404
