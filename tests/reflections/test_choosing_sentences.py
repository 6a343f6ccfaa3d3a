"""A sentence is chosen in the text itself: by a tap, by the keyboard, and by a form without script."""

import re

import pytest
from sqlalchemy import select

from elearn.database import db
from elearn.reflections.answer_models import Feedback
from elearn.reflections.marking import choosable_text
from tests.language import said
from tests.reflections.people import TEXT, hidden_fields, reply, share, write
from tests.visitor import Visitor
from tests.world import World

LABEL = re.compile(r'<label class="sentence"><input [^>]*value="(\d+)"[^>]*><span>(.*?)</span></label>')
TAG = re.compile(r"<[^>]*>")


def offered(html: str) -> list[str]:
    """The words of every sentence that can be chosen, in the order of their numbers."""
    found = [(int(number), TAG.sub("", words)) for number, words in LABEL.findall(html)]
    assert [number for number, _words in found] == list(range(len(found)))
    return [words for _number, words in found]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (TEXT, ["Ik kwam te laat.", "Hij zat er al.", "Ik keek eerst naar het dossier."]),
        ("Ik was **heel** laat. *Hij* zat er.", ["Ik was heel laat.", "Hij zat er."]),
        ("- Een. Twee.\n- Drie.", ["Een.", "Twee.", "Drie."]),
        ("**Ik kwam. Hij zat.** Klaar.", ["**Ik kwam.", "Hij zat.**", "Klaar."]),
        ("Lees [dit. En dat](https://a.example/).", ["Lees [dit.", "En dat](https://a.example/)."]),
        ("Ja! 👩‍👩‍👧 Nee? Ja!", ["Ja!", "👩‍👩‍👧 Nee?", "Ja!"]),
        ("---", ["---"]),
        ("1 < 2. <b>Twee</b> & drie.", ["1 &lt; 2.", "&lt;b&gt;Twee&lt;/b&gt; &amp; drie."]),
    ],
)
def test_every_sentence_of_any_text_can_be_chosen_once(text: str, sentences: list[str]) -> None:
    html = choosable_text(text, (), (), "answer-form")
    assert offered(html) == sentences


def test_small_markdown_stays_where_it_lies_within_a_sentence() -> None:
    assert "<strong>heel</strong>" in choosable_text("Ik was **heel** laat. Hij niet.", (), (), "f")


def test_what_was_answered_stays_marked_in_the_text_to_choose_from(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    answer = reply(sharing, world.pieter, on=(0, 1))
    page = visitor.as_(world.nadia).get(f"/delingen/{sharing.id}").text
    assert f'<mark id="q{answer.id}">Ik kwam te laat.</mark></span></label>' in page
    assert "<mark>Hij zat er al.</mark></span></label>" in page


def test_a_sentence_that_is_tapped_on_the_desk_is_chosen_in_the_answer(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    desk = journey.as_(world.nadia).get("/mijn-tafel").text
    assert offered(desk) == ["Ik kwam te laat.", "Hij zat er al.", "Ik keek eerst naar het dossier."]
    assert f'formaction="/delingen/{sharing.id}#answering"' in desk
    page = journey.get(f"/delingen/{sharing.id}?sentence=1").text
    assert 'value="1" checked' in page
    assert '<blockquote class="quote" dir="auto">Hij zat er al.</blockquote>' in page
    form = {**hidden_fields(page), "sentence": "1", "text": "Dat is erg.", "do": "keep"}
    journey.post(f"/delingen/{sharing.id}/antwoorden", form)
    assert db.session.scalars(select(Feedback.quote)).one() == "Hij zat er al."


@pytest.mark.parametrize("tapped", ["sentence=x", "sentence=-1", "sentence=0&sentence=2", "sentence=" + "9" * 400])
def test_an_address_that_chooses_nothing_sensible_is_no_error(visitor: Visitor, world: World, tapped: str) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    page = visitor.as_(world.nadia).get(f"/delingen/{sharing.id}?{tapped}")
    assert page.status_code == 200
    assert said("This was chosen when the page opened. What is marked in the text counts.") not in page.text


def test_nobody_else_gets_boxes_in_a_text(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    assert 'name="sentence"' not in visitor.as_(world.amina).get(f"/delingen/{sharing.id}").text
