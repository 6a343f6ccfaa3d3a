"""Whatever people do in whatever order: nobody reads what they may not, nothing is lost, and no answer moves."""

import os

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from elearn.recordings import files
from elearn.reflections import actions, finding
from elearn.rules.permissions import PERMISSIONS, anyone
from elearn.rules.sharing import may_read
from elearn.web import errors, page
from tests.any_order.looking import THOROUGH, Looking

LONG = os.environ.get(THOROUGH)
EVENTFUL = 19
"""a seed with which two short stories hold eleven kinds of acts, voices among them; most have two or three"""
HOW = settings(
    max_examples=int(LONG or 3),
    stateful_step_count=60 if LONG else 14,
    database=None,
    phases=[Phase.generate] if LONG else list(Phase),
    deadline=None,
    print_blob=True,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def life(database: Flask, monkeypatch: pytest.MonkeyPatch) -> type[Looking]:
    """Two groups of people in this app.

    What is the same whatever they did is not drawn each time: the page that says that there is nothing, and in the menu
    the number of messages, which are looked at on their own page.
    """
    monkeypatch.setattr(errors, "_page", str)
    monkeypatch.setitem(page._news, "notices.mine", lambda: 0)
    return type("Life", (Looking,), {"app": database})


def test_whatever_people_do_nobody_reads_what_they_may_not_and_nothing_is_lost(life: type[Looking]) -> None:
    run_state_machine_as_test(life if LONG else seed(EVENTFUL)(life), settings=HOW)


def test_a_story_sees_a_reader_who_may_not(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.everybody_shared_something(is_for_all=False, has_note=False)
    told.whoever_may_reads_a_text_or_hears_a_voice()
    monkeypatch.setitem(PERMISSIONS, "sharing.read", anyone)
    with pytest.raises(AssertionError, match="reads"):
        told.whoever_may_reads_a_text_or_hears_a_voice()


def test_a_story_sees_a_text_that_is_lost(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.opens_a_window(0, "telefoon")
    told.types_on(0, "laptop", autosave=True)
    monkeypatch.setattr(actions, "_keep_beside", lambda *_texts: None)
    told.tabs["Amina", "telefoon"].revision = 7
    told.types_on(0, "telefoon", autosave=True)
    with pytest.raises(AssertionError):
        told.every_word_that_was_acknowledged_is_kept_and_no_other()


def test_a_story_sees_that_a_draft_is_heard(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.everybody_shared_something(is_for_all=False, has_note=False)
    told.records(0, 0, 0, is_new=True)
    [(sharing, answer)] = told.story.spoken
    told.everybody_tries_to_hear(sharing, answer, None)
    monkeypatch.setattr(finding, "are_parts", bool)
    monkeypatch.setitem(PERMISSIONS, "recording.hear", anyone)
    with pytest.raises(AssertionError, match="hears"):
        told.everybody_tries_to_hear(sharing, answer, None)


def test_a_story_sees_a_voice_that_is_left_on_the_disk(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.everybody_shared_something(is_for_all=False, has_note=False)
    told.records(0, 0, 0, is_new=True)
    told.every_voice_that_was_kept_lies_on_the_disk_and_no_other()
    monkeypatch.setattr(files, "forget", lambda _names: None)
    told.leaves_the_voice_out(0)
    with pytest.raises(AssertionError):
        told.every_voice_that_was_kept_lies_on_the_disk_and_no_other()


def test_a_story_sees_a_text_that_reaches_another_group(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.everybody_shared_something(is_for_all=False, has_note=False)
    monkeypatch.setitem(PERMISSIONS, "sharing.read", lambda who, text: bool(who.roles) or may_read(who, text))
    with pytest.raises(AssertionError, match="reads"):
        told.whoever_may_reads_a_text_or_hears_a_voice()
