"""Whatever people do in whatever order: nobody reads what they may not, nothing is lost, and no answer moves."""

import os

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from elearn.reflections import actions
from elearn.rules.permissions import PERMISSIONS, anyone
from tests.any_order.looking import THOROUGH, Looking

LONG = os.environ.get(THOROUGH)
HOW = settings(
    max_examples=int(LONG or 2),
    stateful_step_count=60 if LONG else 14,
    derandomize=not LONG,
    phases=[Phase.generate] if LONG else list(Phase),
    deadline=None,
    print_blob=True,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def life(database: Flask) -> type[Looking]:
    """A class of people in this app."""
    return type("Life", (Looking,), {"app": database})


def test_whatever_people_do_nobody_reads_what_they_may_not_and_nothing_is_lost(life: type[Looking]) -> None:
    run_state_machine_as_test(life, settings=HOW)


def test_a_story_sees_a_reader_who_may_not(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.everybody_shared_something(is_for_all=False, has_note=False)
    told.whoever_may_read_reads_all_of_it_behind_its_note()
    monkeypatch.setitem(PERMISSIONS, "sharing.read", anyone)
    with pytest.raises(AssertionError, match="reads"):
        told.whoever_may_read_reads_all_of_it_behind_its_note()


def test_a_story_sees_a_text_that_is_lost(life: type[Looking], monkeypatch: pytest.MonkeyPatch) -> None:
    told = life()
    told.opens_a_window(0, "telefoon")
    told.types_on(0, "laptop", autosave=True)
    monkeypatch.setattr(actions, "_keep_beside", lambda *_texts: None)
    told.tabs["Amina", "telefoon"].revision = 7
    told.types_on(0, "telefoon", autosave=True)
    with pytest.raises(AssertionError):
        told.every_word_that_was_acknowledged_is_kept_and_no_other()
