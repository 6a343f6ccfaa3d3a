"""A moment of one's own run beside a text: readers of the text see it, and nothing else of the run."""

from flask import Flask

from elearn.database import db
from elearn.reflections.models import Version
from elearn.scenarios.models import Run
from tests.language import said
from tests.reflections.people import HERE, TEXT, browser, share, share_form, sheet_of, write
from tests.scenarios.walking import begin, present
from tests.visitor import Visitor
from tests.world import World

STORY = "bindkracht/loket"


def played(visitor: Visitor, choices: int = 2) -> Run:
    """A run of the scenario at the counter in which the first choice was made every time."""
    run = begin(visitor, STORY)
    for position in range(choices):
        visitor.post(f"/runs/{run.id}/stappen", {"position": position, "choice": 1})
    return present(run.id)


def test_a_moment_stands_beside_the_text_and_goes_along_when_it_is_shared(journey: Visitor, world: World) -> None:
    journey.as_(world.amina)
    run = played(journey)
    write(world.amina)
    assert f"/runs/{run.id}/stappen/0{HERE}" in journey.get(f"/runs/{run.id}/nabespreking").text
    journey.post(f"/runs/{run.id}/stappen/0{HERE}")
    moment = sheet_of(world.amina).moment
    assert moment is not None
    assert moment["said"] in journey.get(HERE).text.replace("&#39;", "'")
    sharing = share(sheet_of(world.amina), world.group, world.nadia)
    db.session.commit()
    page = browser(journey.app, world.nadia).get(f"/delingen/{sharing.id}").text.replace("&#39;", "'")
    assert moment["said"] in page
    assert moment["scene"] in page
    assert f"/runs/{run.id}" not in page


def test_a_moment_of_somebody_else_is_not_there(database: Flask, world: World) -> None:
    run = played(browser(database, world.amina))
    joris = browser(database, world.joris)
    assert joris.post(f"/runs/{run.id}/stappen/0{HERE}").status_code == 404


def test_a_moment_that_was_never_reached_is_not_there(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    run = played(visitor)
    for position in (2, 99, 2**40):
        assert visitor.post(f"/runs/{run.id}/stappen/{position}{HERE}").status_code == 404
    assert visitor.post(f"/runs/{run.id}/stappen/0/reflecties/bindkracht/niet-daar").status_code == 404


def test_leaving_the_moment_out_keeps_what_was_just_typed_and_what_was_shared(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    run = played(visitor)
    write(world.amina)
    visitor.post(f"/runs/{run.id}/stappen/1{HERE}")
    share(sheet_of(world.amina), world.group, world.nadia)
    db.session.commit()
    form = {"text": "net getypt", "revision": sheet_of(world.amina).revision, "then": "leave-moment-out"}
    visitor.post(f"{HERE}/concept", form)
    assert (sheet_of(world.amina).draft, sheet_of(world.amina).moment) == ("net getypt", None)
    assert db.session.query(Version).one().moment is not None


def test_a_moment_put_there_in_another_window_is_seen_before_it_is_shared(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    run = played(visitor)
    write(world.amina)
    opened_before = share_form(visitor.app, world.amina)
    visitor.post(f"/runs/{run.id}/stappen/0{HERE}")
    answer = visitor.post(f"{HERE}/deling", opened_before)
    assert answer.status_code == 422
    assert said("Your text has changed since you opened this page. Read it again, then share it.") in answer.text
    assert db.session.query(Version).count() == 0


def test_a_text_with_another_moment_is_another_version(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    run = played(visitor)
    write(world.amina)
    for position in (0, 1):
        visitor.post(f"/runs/{run.id}/stappen/{position}{HERE}")
        share(sheet_of(world.amina), world.group, world.nadia)
        db.session.commit()
    first, second = db.session.query(Version).order_by(Version.number)
    assert first.text == second.text == TEXT
    assert first.moment != second.moment
