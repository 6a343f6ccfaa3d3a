"""Earlier answers shown again on a later page: one's own, and nobody else's."""

from elearn.library import Catalogue
from tests.exercises.proef import FORMS, NOG_EENS, TERUG, WORDS, posted_to
from tests.lessons.html import attributes, parsed, twice
from tests.queries import count_queries
from tests.visitor import Visitor
from tests.world import World

NOTHING = "Je schreef nog geen eerste gedachten."
SAVE = "/reflecties/proef/gedachten/concept"


def write(visitor: Visitor, text: str) -> None:
    assert visitor.post(SAVE, {"text": text, "revision": "0"}).status_code == 200


def test_without_an_answer_the_page_says_what_the_course_says(journey: Visitor, proef: Catalogue, world: World) -> None:
    assert NOTHING in journey.get(TERUG).text
    assert NOTHING in journey.as_(world.amina).get(TERUG).text


def test_a_draft_is_shown_again_to_its_author_alone(visitor: Visitor, proef: Catalogue, world: World) -> None:
    write(visitor.as_(world.amina), "Ik dacht aan *wachten*.")
    mine = visitor.get(TERUG).text
    assert "Ik dacht aan <em>wachten</em>." in mine
    assert NOTHING not in mine
    for other in (world.joris, world.nadia, world.pieter, world.els):
        theirs = Visitor(visitor.app).as_(other).get(TERUG).text
        assert "Ik dacht aan" not in theirs
        assert NOTHING in theirs
    assert "Ik dacht aan" not in Visitor(visitor.app).get(TERUG).text


def test_a_draft_of_only_spaces_is_no_answer(visitor: Visitor, proef: Catalogue, world: World) -> None:
    write(visitor.as_(world.amina), " \n ")
    assert NOTHING in visitor.get(TERUG).text


def test_every_kind_of_exercise_can_be_shown_again_in_words(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina)
    assert visitor.get(NOG_EENS).text.count("Nog niets.") == 9
    for name, form in FORMS.items():
        visitor.post(posted_to(name), form)
    page = visitor.get(NOG_EENS).text
    assert "Nog niets." not in page
    for name, words in WORDS.items():
        assert words in page or name == "plan"
    assert "Dirk bellen" in visitor.get(TERUG).text
    assert twice(attributes(parsed(page), "id")) == []


def test_the_newest_answer_is_shown(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina).post(posted_to("plan"), {"cell-0.actie": "Eerst dit"})
    visitor.post(posted_to("plan"), {"cell-0.actie": "Nu dat"})
    page = visitor.get(TERUG).text
    assert "Nu dat" in page
    assert "Eerst dit" not in page


def test_a_radar_lies_over_the_one_of_the_earlier_scale(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina)
    assert "shape-before" not in visitor.get(TERUG).text
    visitor.post(posted_to("eerst"), {"item-respect": "1", "item-presentie": "2", "item-partnerschap": "3"})
    assert "shape-before" in visitor.get(TERUG).text
    form = {"item-respect": "4", "item-presentie": "5", "item-partnerschap": "5"}
    assert "shape-before" in visitor.post(f"{posted_to('nu')}/tekening", form).text
    answered = visitor.post(posted_to("nu"), form).text
    assert "shape-before" in answered


def test_looking_back_costs_as_many_queries_with_answers_as_without(
    visitor: Visitor, proef: Catalogue, world: World
) -> None:
    visitor.as_(world.amina)
    visitor.get(NOG_EENS)
    with count_queries() as before:
        visitor.get(NOG_EENS)
    for name, form in FORMS.items():
        visitor.post(posted_to(name), form)
    with count_queries() as after:
        visitor.get(NOG_EENS)
    assert len(after) == len(before)
