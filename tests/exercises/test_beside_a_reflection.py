"""An own answer to an exercise beside a text: as it was when it was put there, for whoever reads the text."""

import re

import pytest

from elearn.blocks.exercise import Exercise
from elearn.database import db
from elearn.library import Catalogue
from elearn.reflections.models import Reflection, Version
from tests.exercises.proef import FORMS, answers, found, posted_to
from tests.language import said
from tests.reflections.people import browser, share
from tests.visitor import Visitor
from tests.world import World

SHEET = "/reflecties/proef/gedachten"
OWN = "Ik zou eerst luisteren."


def sheet() -> Reflection:
    db.session.expire_all()
    return db.session.query(Reflection).one()


def put(visitor: Visitor, name: str, text: str = OWN) -> str:
    """Put the answer to this exercise beside the text, with a button of the sheet."""
    revision = db.session.query(Reflection.revision).scalar() or 0
    form = {"text": text, "revision": revision, "then": f"beside-{name}", "next": SHEET}
    return visitor.post(f"{SHEET}/concept", form).text


def test_an_answer_stands_beside_the_text_and_what_was_typed_is_kept(
    journey: Visitor, proef: Catalogue, world: World
) -> None:
    journey.as_(world.amina).post(posted_to("waarom"), FORMS["waarom"])
    assert 'value="beside-waarom"' in journey.get(SHEET).text
    page = put(journey, "waarom")
    assert sheet().draft == OWN
    moment = sheet().moment
    assert moment is not None
    assert "Omdat hij er is." in moment["said"]
    assert said("An answer to an exercise:") in page
    assert said("Leave this answer out") in page


def test_a_long_question_is_whole_beside_its_button_and_in_the_name_of_it(
    visitor: Visitor, proef: Catalogue, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Leen zit bij het gezin. Kadiatou zucht en kijkt naar buiten. " * 6 + "Wat doe je?"
    monkeypatch.setattr(Exercise, "asked", question)
    visitor.as_(world.amina).post(posted_to("waarom"), FORMS["waarom"])
    page = visitor.get(SHEET).text
    [words] = re.findall(rf'<p id="([a-z0-9-]+)"[^>]*>{re.escape(question)}</p>', page)
    [button] = re.findall(r"<button[^>]*beside-waarom[^>]*>", page)
    assert f'aria-labelledby="{words}-put {words}"' in button


def test_readers_see_the_answer_as_it_was_and_no_other(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina).post(posted_to("waarom"), FORMS["waarom"])
    visitor.post(posted_to("plan"), FORMS["plan"])
    put(visitor, "waarom")
    sharing = share(sheet(), world.group, world.nadia)
    db.session.commit()
    visitor.post(posted_to("waarom"), {**FORMS["waarom"], "why": "Toch iets anders."})
    page = browser(visitor.app, world.nadia).get(f"/delingen/{sharing.id}").text
    assert "Omdat hij er is." in page
    assert "Toch iets anders." not in page
    assert "Dirk bellen" not in page


def test_every_kind_of_exercise_can_be_told_in_words(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina)
    for name, form in FORMS.items():
        visitor.post(posted_to(name), form)
    for attempt in answers():
        block, _page = found(proef, attempt.exercise_key.partition("/")[2])
        told = block.told(attempt.answer)
        assert told, block.kind
        assert block.told({}) == (), block.kind
        assert all(line.strip() == line for line in told), told


def test_nobody_puts_another_ones_answer_beside_a_text(visitor: Visitor, proef: Catalogue, world: World) -> None:
    browser(visitor.app, world.joris).post(posted_to("waarom"), FORMS["waarom"])
    visitor.as_(world.amina)
    assert "beside-waarom" not in visitor.get(SHEET).text
    put(visitor, "waarom")
    put(visitor, "niet-daar")
    assert sheet().moment is None


def test_a_text_in_an_older_tab_lies_beside_and_gets_no_answer(
    visitor: Visitor, proef: Catalogue, world: World
) -> None:
    visitor.as_(world.amina).post(posted_to("waarom"), FORMS["waarom"])
    put(visitor, "niet-daar", "Van de telefoon.")
    form = {"text": "Van de laptop.", "revision": 0, "then": "beside-waarom"}
    visitor.post(f"{SHEET}/concept", form)
    assert (sheet().draft, sheet().moment) == ("Van de telefoon.", None)
    assert [other.text for other in sheet().other_drafts] == ["Van de laptop."]
    assert db.session.query(Version).count() == 0


def test_a_download_tells_answers_in_words(visitor: Visitor, proef: Catalogue, world: World) -> None:
    visitor.as_(world.amina).post(posted_to("waarom"), FORMS["waarom"])
    taken = visitor.get("/mijn-gegevens/tandem.json").get_json()
    assert any("Omdat hij er is." in line for line in taken["exercises"][0]["in_words"])
