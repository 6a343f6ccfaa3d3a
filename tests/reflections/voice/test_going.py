"""A voice goes with whatever it hangs on, and both sides can take it along."""

import io
import json
import zipfile

from elearn.database import db
from elearn.reflections.sharing_models import Sharing
from tests.language import said
from tests.reflections.people import browser
from tests.reflections.sounds import sound
from tests.reflections.voice.sending import RELEASED, answers, at, files, hear, rows, spoken
from tests.visitor import Visitor
from tests.world import World


def test_a_draft_that_is_thrown_away_takes_its_file(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app)
    browser(visitor.app, world.nadia).post(at(sharing, f"/antwoorden/{answers()[0].id}/weg"))
    assert (rows(), files()) == ([], [])


def test_not_for_me_takes_the_drafts_with_their_files(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app)
    browser(visitor.app, world.nadia).post(at(sharing, "/niet-voor-mij"))
    assert (rows(), files()) == ([], [])


def test_a_learner_who_is_erased_takes_what_was_said_to_them(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, **RELEASED)
    browser(visitor.app, world.amina).post("/mijn-gegevens/wissen")
    db.session.expire_all()
    assert (rows(), files(), answers()) == ([], [], [])


def test_a_speaker_who_is_erased_takes_the_voice_and_leaves_the_words(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    spoken(world, sharing, visitor.app, text="De woorden blijven", **RELEASED)
    spoken(world, sharing, visitor.app, **RELEASED)
    browser(visitor.app, world.nadia).post("/mijn-gegevens/wissen")
    db.session.expire_all()
    assert (rows(), files()) == ([], [])
    page = browser(visitor.app, world.amina).get(at(sharing)).text
    assert "De woorden blijven" in page
    assert said("This answer was spoken. The voice went along with the person who gave it.") in page


def test_a_group_that_goes_takes_its_recordings(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, **RELEASED)
    db.session.delete(world.group)
    db.session.commit()
    db.session.expire_all()
    assert (rows(), files()) == ([], [])


def test_a_deletion_that_is_taken_back_leaves_the_file(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, **RELEASED)
    db.session.delete(answers()[0])
    db.session.flush()
    db.session.rollback()
    savepoint = db.session.begin_nested()
    db.session.delete(answers()[0])
    db.session.flush()
    savepoint.rollback()
    db.session.commit()
    assert len(rows()) == len(files()) == 1


def test_both_sides_take_the_recordings_along(visitor: Visitor, world: World, sharing: Sharing) -> None:
    spoken(world, sharing, visitor.app, text="De woorden", **RELEASED)
    spoken(world, sharing, visitor.app)
    released, draft = (f"stem-{one.id}.ogg" for one in answers())
    for person, wanted in ((world.nadia, {released, draft}), (world.amina, {released})):
        there = browser(visitor.app, person)
        assert "/mijn-gegevens/tandem.zip" in there.get("/mijn-gegevens/").text
        package = zipfile.ZipFile(io.BytesIO(hear(there, "/mijn-gegevens/tandem.zip").data))
        assert set(package.namelist()) == {"tandem.json", *wanted}
        assert package.read(released) == sound("toon.ogg")
        assert released in package.read("tandem.json").decode()
    assert "/mijn-gegevens/tandem.zip" not in browser(visitor.app, world.joris).get("/mijn-gegevens/").text
    given = json.loads(browser(visitor.app, world.nadia).get("/mijn-gegevens/tandem.json").text)["answers_given"]
    assert [one["recording"]["file"] for one in given] == [released, draft]


def test_what_was_spoken_for_a_text_that_was_taken_back_can_be_taken_along(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    spoken(world, sharing, visitor.app)
    browser(visitor.app, world.amina).post(at(sharing, "/einde"))
    nadia = browser(visitor.app, world.nadia)
    page = nadia.get("/mijn-gegevens/").text
    assert said("You also recorded something. It is in what you take along, with the recordings.") in page
    package = zipfile.ZipFile(io.BytesIO(hear(nadia, "/mijn-gegevens/tandem.zip").data))
    assert f"stem-{answers()[0].id}.ogg" in package.namelist()
