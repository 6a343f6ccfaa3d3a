"""First words to begin an answer with: those of Tandem, or one's own."""

import pytest

from elearn.database import db
from elearn.privacy.collecting import everything_of
from elearn.reflections.starters import keeping
from elearn.reflections.starters.models import OwnStarters
from tests.language import said
from tests.reflections.people import browser, hidden_fields, share, write
from tests.visitor import Visitor
from tests.world import World

PLACE = "/mijn-tafel/eerste-woorden"
OF_TANDEM = "What touches me is"


def test_the_form_for_an_answer_offers_first_words_made_for_equals(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    for somebody in (world.nadia, world.pieter):
        page = browser(visitor.app, somebody).get(f"/delingen/{sharing.id}").text
        assert f'data-insert="{said(OF_TANDEM)} " data-into="answer-text"' in page
    assert said(OF_TANDEM) not in browser(visitor.app, world.amina).get(f"/delingen/{sharing.id}").text


def test_somebody_keeps_their_own_and_goes_back_to_those_of_tandem(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    nadia = journey.as_(world.nadia)
    kept = nadia.post(PLACE, {"text": "  Bij ons\nToen ik  zo oud was \n\n", "revision": "0"})
    assert "Bij ons\nToen ik zo oud was</textarea>" in kept.text
    page = nadia.get(f"/delingen/{sharing.id}").text
    assert 'data-insert="Bij ons "' in page
    assert said(OF_TANDEM) not in page
    assert said(OF_TANDEM) in browser(journey.app, world.pieter).get(f"/delingen/{sharing.id}").text
    back = nadia.post(PLACE + "/terug")
    assert said(OF_TANDEM) in back.text
    assert said("Back to the first words of Tandem") not in back.text
    assert db.session.query(OwnStarters).all() == []


def test_who_wants_none_gets_none(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    nadia = visitor.as_(world.nadia)
    nadia.post(PLACE, {"text": " \n", "revision": "0"})
    assert "data-insert" not in nadia.get(f"/delingen/{sharing.id}").text


@pytest.mark.parametrize("typed", ["a\n" * 9, "goed\n" + "é" * 121])
def test_too_many_lines_or_one_that_is_too_long_stay_in_the_form(journey: Visitor, world: World, typed: str) -> None:
    page = journey.as_(world.nadia).post(PLACE, {"text": typed, "revision": "0"})
    assert page.status_code == 422
    assert typed.strip() in page.text
    assert 'aria-invalid="true"' in page.text
    assert db.session.query(OwnStarters).all() == []


def test_lines_from_another_window_are_not_overwritten(journey: Visitor, world: World) -> None:
    nadia = journey.as_(world.nadia)
    nadia.post(PLACE, {"text": "Venster een", "revision": "0"})
    second = nadia.post(PLACE, {"text": "Venster twee", "revision": "0"})
    assert second.status_code == 422
    assert "Venster twee</textarea>" in second.text
    assert '<div class="kept-text" dir="auto">Venster een</div>' in second.text
    nadia.post(PLACE, {"text": "Venster twee", "revision": "1"})
    assert db.session.query(OwnStarters).one().lines == "Venster twee"


@pytest.mark.parametrize(("second", "status"), [("Venster twee", 422), ("Venster een", 200)])
def test_of_two_windows_that_keep_their_first_lines_at_once_none_breaks_and_none_overwrites(
    journey: Visitor, world: World, monkeypatch: pytest.MonkeyPatch, second: str, status: int
) -> None:
    """The second window looks before the first has kept, and keeps after it."""
    nadia = journey.as_(world.nadia)
    nadia.post(PLACE, {"text": "Venster een", "revision": "0"})
    look, looks = keeping._locked, iter([True])
    monkeypatch.setattr(keeping, "_locked", lambda user_id: None if next(looks, False) else look(user_id))
    answer = nadia.post(PLACE, {"text": second, "revision": "0"})
    assert answer.status_code == status
    assert f"{second}</textarea>" in answer.text
    assert db.session.query(OwnStarters).one().lines == "Venster een"


def test_lines_can_be_kept_again_after_another_window_went_back_to_those_of_tandem(
    journey: Visitor, world: World
) -> None:
    nadia = journey.as_(world.nadia)
    nadia.post(PLACE, {"text": "Venster een", "revision": "0"})
    nadia.post(PLACE + "/terug")
    asked = nadia.post(PLACE, {"text": "Venster twee", "revision": "1"})
    assert asked.status_code == 422
    assert said(OF_TANDEM) in asked.text
    nadia.post(PLACE, {"text": "Venster twee", "revision": hidden_fields(asked.text)["revision"]})
    assert db.session.query(OwnStarters).one().lines == "Venster twee"


def test_what_is_typed_is_shown_as_text_and_can_be_taken_along(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    visitor.as_(world.nadia).post(PLACE, {"text": '"><b>Bij ons</b>', "revision": "0"})
    assert "<b>Bij ons" not in visitor.get(f"/delingen/{sharing.id}").text
    assert everything_of(world.nadia)["first_words"] == [{"lines": '"><b>Bij ons</b>'}]


def test_first_words_are_for_who_answers(visitor: Visitor, world: World) -> None:
    assert browser(visitor.app, world.lotte).get(PLACE).status_code == 200
    assert browser(visitor.app, world.amina).get(PLACE).status_code == 404
