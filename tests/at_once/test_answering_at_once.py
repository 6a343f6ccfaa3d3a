"""An answer is released, changed, thrown away or agreed to in two places at once, or its text goes meanwhile."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections import answer_actions, sharing_actions
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.passing import views as passing
from elearn.reflections.passing.models import HandOver
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together import actions as together
from elearn.rules.actor import Role
from tests.at_once.crossing import Request, crossing
from tests.reflections.people import TEXT, browser, reply, share, write
from tests.visitor import Visitor
from tests.world import World

AGREE = re.compile(r'name="joint" value="(\d+)"><input type="hidden" name="seen" value="([^"]+)"')
RELEASES = (answer_actions, "release")
TAKES_BACK = (sharing_actions, "withdraw")


@pytest.fixture
def sharing(world: World) -> Sharing:
    return share(write(world.amina), world.group, world.nadia)


@pytest.fixture
def draft(world: World, sharing: Sharing) -> Feedback:
    return reply(sharing, world.nadia, "Mijn concept.", released=False)


def posts(app: Flask, person: User, path: str, **form: str) -> Request:
    """Somebody sends a form from a window of their own, as htmx does."""
    window = Visitor(app, htmx=True).as_(person)
    return lambda: window.post(path, form, follow=False)


def at(sharing: Sharing, rest: str) -> str:
    return f"/delingen/{sharing.id}{rest}"


def answers() -> list[tuple[str, bool]]:
    return [(one.body, one.is_released) for one in db.session.scalars(select(Feedback).order_by(Feedback.id))]


def test_an_answer_to_a_text_that_is_taken_back_at_that_moment_stays_a_draft(
    database: Flask, world: World, sharing: Sharing, draft: Feedback
) -> None:
    release = posts(database, world.nadia, at(sharing, f"/antwoorden/{draft.id}/vrij"))
    _back, answer = crossing(posts(database, world.amina, at(sharing, "/einde")), TAKES_BACK, release)
    assert (answer.status_code, answers()) == (404, [("Mijn concept.", False)])


def test_an_answer_that_was_released_a_moment_before_the_text_is_taken_back_is_its_writers(
    database: Flask, world: World, sharing: Sharing, draft: Feedback
) -> None:
    release = posts(database, world.nadia, at(sharing, f"/antwoorden/{draft.id}/vrij"))
    crossing(release, RELEASES, posts(database, world.amina, at(sharing, "/einde")))
    assert sharing.is_withdrawn
    assert "Mijn concept." in browser(database, world.amina).get(at(sharing, "")).text


def test_who_saves_a_draft_while_the_text_is_taken_back_sees_the_text_no_more(
    database: Flask, world: World, sharing: Sharing
) -> None:
    keep = posts(database, world.nadia, at(sharing, "/antwoorden"), posting="nieuw", text="Bewaard.", do="keep")
    _back, answer = crossing(posts(database, world.amina, at(sharing, "/einde")), TAKES_BACK, keep)
    assert answer.status_code == 404
    assert TEXT not in answer.text
    is_kept = db.engine.dialect.name == "postgresql"
    assert answers() == ([("Bewaard.", False)] if is_kept else [])


def test_a_released_answer_is_not_changed_by_a_window_that_saves_at_that_moment(
    database: Flask, world: World, sharing: Sharing, draft: Feedback
) -> None:
    release = posts(database, world.nadia, at(sharing, f"/antwoorden/{draft.id}/vrij"))
    known = {"posting": draft.posting, "revision": str(draft.revision)}
    keep = posts(database, world.nadia, at(sharing, "/antwoorden"), text="Toch anders.", do="keep", **known)
    _released, answer = crossing(release, RELEASES, keep)
    assert answers() == [("Mijn concept.", True)]
    assert answer.status_code == 422
    assert "Toch anders." in answer.text


def test_a_released_answer_is_not_thrown_away_by_another_window(
    database: Flask, world: World, sharing: Sharing, draft: Feedback
) -> None:
    here = at(sharing, f"/antwoorden/{draft.id}")
    crossing(posts(database, world.nadia, here + "/vrij"), RELEASES, posts(database, world.nadia, here + "/weg"))
    assert answers() == [("Mijn concept.", True)]


@pytest.mark.parametrize("meanwhile", ["vrij", "weg", "samen"])
def test_a_draft_that_is_thrown_away_is_gone_whatever_another_window_does_with_it(
    database: Flask, world: World, sharing: Sharing, draft: Feedback, meanwhile: str
) -> None:
    here, pieter = at(sharing, f"/antwoorden/{draft.id}/"), str(world.pieter.id)
    drops = posts(database, world.nadia, here + "weg")
    crossing(drops, (answer_actions, "drop"), posts(database, world.nadia, here + meanwhile, partner=pieter))
    assert answers() == []


def test_the_voice_of_a_released_answer_stays_when_another_window_leaves_it_out(
    database: Flask, world: World, sharing: Sharing, draft: Feedback
) -> None:
    draft.recording = VoiceRecording(
        speaker_id=world.nadia.id, mime="audio/ogg", bytes=1, seconds=1, sha256="0" * 64, stored_name="0" * 32
    )
    release = posts(database, world.nadia, at(sharing, f"/antwoorden/{draft.id}/vrij"))
    known = {"posting": draft.posting, "text": draft.body, "revision": str(draft.revision)}
    leave_out = posts(database, world.nadia, at(sharing, "/antwoorden"), do="leave-voice", **known)
    crossing(release, RELEASES, leave_out)
    assert len(db.session.scalars(select(VoiceRecording)).all()) == 1


@pytest.mark.parametrize("is_coach_first", [True, False])
def test_two_who_agree_at_the_same_moment_release_one_answer_together(
    database: Flask, world: World, sharing: Sharing, draft: Feedback, is_coach_first: bool
) -> None:
    theirs = reply(sharing, world.pieter, "Mijn deel.", role=Role.LECTURER, released=False)
    together.answer_together(draft, world.pieter)
    together.answer_together(theirs, world.nadia)
    db.session.commit()

    def agrees(person: User) -> Request:
        [(joint, seen)] = AGREE.findall(browser(database, person).get(at(sharing, "")).text)
        return posts(database, person, at(sharing, "/samen/akkoord"), joint=joint, seen=seen)

    two = [agrees(world.nadia), agrees(world.pieter)][:: 1 if is_coach_first else -1]
    crossing(two[0], (together, "agree"), two[1])
    assert answers() == [("Mijn concept.", True), ("Mijn deel.", True)]
    assert len({one.released_at for one in db.session.scalars(select(Feedback))}) == 1


def test_a_text_that_is_handed_over_twice_at_once_changes_hands_once(
    database: Flask, world: World, sharing: Sharing
) -> None:
    hands_over = [posts(database, world.nadia, at(sharing, "/overdracht"), note="Neem jij dit?") for _window in "ab"]
    crossing(hands_over[0], (passing, "hand_over"), hands_over[1])
    assert len(db.session.scalars(select(HandOver)).all()) == 1
    assert sharing.coach_id is None
