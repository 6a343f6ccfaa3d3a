"""The words of what was spoken, by the partner or the speaker, for whoever cannot hear it."""

import pytest

from elearn.database import db
from elearn.reflections.sharing_models import Sharing
from tests.language import said
from tests.reflections.people import browser
from tests.reflections.voice.sending import RELEASED, answers, at, spoken
from tests.visitor import Visitor
from tests.world import World


def test_the_partner_adds_the_words_and_the_learner_reads_whose_they_are(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    words = spoken(world, sharing, journey.app, **RELEASED).replace("/stem", "/woorden")
    listed = journey.as_(world.pieter).get(f"/groepen/{world.group.id}").text
    assert words in listed
    assert "<textarea" in journey.get(words).text
    assert journey.post(words, {"text": "Zij zegt dank je."}).status_code == 200
    assert words not in journey.get(f"/groepen/{world.group.id}").text
    page = browser(journey.app, world.amina).get(at(sharing)).text
    assert "Zij zegt dank je." in page
    assert said("In words, by %(name)s:", name="Pieter") in page
    assert answers()[0].author_id == world.nadia.id


def test_the_speaker_has_the_last_word_once(visitor: Visitor, world: World, sharing: Sharing) -> None:
    words = spoken(world, sharing, visitor.app, **RELEASED).replace("/stem", "/woorden")
    partner, speaker = browser(visitor.app, world.pieter), browser(visitor.app, world.nadia)
    partner.post(words, {"text": "Van Pieter"})
    again = partner.post(words, {"text": "Nog eens"})
    assert again.status_code == 422
    assert "Nog eens</textarea>" in again.text
    assert speaker.post(words, {"text": "Van Nadia zelf"}).status_code == 200
    assert partner.get(words).status_code == 404
    assert speaker.post(words, {"text": "Toch anders"}).status_code == 422
    db.session.expire_all()
    assert [(one.body, one.worded_by_id) for one in answers()] == [("Van Nadia zelf", world.nadia.id)]


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_words_that_are_none_are_asked_again(visitor: Visitor, world: World, sharing: Sharing, text: str) -> None:
    words = spoken(world, sharing, visitor.app, **RELEASED).replace("/stem", "/woorden")
    assert browser(visitor.app, world.pieter).post(words, {"text": text}).status_code in {200, 422}
    db.session.expire_all()
    assert answers()[0].body.strip() in {"", text.strip()}


def test_nobody_else_adds_words_and_no_one_to_a_draft_of_another(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    draft = spoken(world, sharing, visitor.app).replace("/stem", "/woorden")
    released = spoken(world, sharing, visitor.app, **RELEASED).replace("/stem", "/woorden")
    for other in (world.amina, world.joris, world.rachid, world.lotte):
        there = browser(visitor.app, other)
        assert [there.get(one).status_code for one in (draft, released)] == [404, 404]
        assert [there.post(one, {"text": "x"}).status_code for one in (draft, released)] == [404, 404]
    lecturer = browser(visitor.app, world.pieter)
    assert (lecturer.get(draft).status_code, lecturer.post(draft, {"text": "x"}).status_code) == (404, 404)
