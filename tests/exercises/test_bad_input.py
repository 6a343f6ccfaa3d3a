"""Whatever is posted to an exercise, the answer is never an error page of ours."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from elearn.blocks.exercise import Exercise
from elearn.blocks.kinds import kinds
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.library import Catalogue
from tests.exercises.filling import KINDS, exercise_of, filled, posted_to
from tests.exercises.proef import EVERY, FORMS, answers
from tests.exercises.proef import posted_to as to
from tests.language import said
from tests.visitor import Visitor
from tests.world import World


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_sent_twice_breaks_nothing(journey: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    twice: Mapping[str, list[str]] = {name: [value, value] for name, value in filled(block).items()}
    assert journey.as_(world.amina).post(posted_to(block, page), dict(twice)).status_code in {200, 422}


def test_an_example_with_strange_signs_is_kept_clean(journey: Visitor, world: World) -> None:
    block, page = exercise_of("scale")
    examples = {f"example-{block.items[0].id}": "Ik\x00 luisterde <b>echt</b> \U0001f331 \u202edraai"}
    answer = journey.as_(world.amina).post(posted_to(block, page), {**filled(block), **examples})
    assert answer.status_code == 200
    assert "<b>echt</b>" not in answer.text
    assert "\x00" not in answer.text


def test_a_huge_text_is_refused_with_a_message_and_comes_back(journey: Visitor, world: World) -> None:
    block, page = exercise_of("web")
    answer = journey.as_(world.amina).post(posted_to(block, page), {**filled(block), "thread-0-why": "a" * 50_000})
    assert answer.status_code == 422
    assert f'id="{block.id}-error"' in answer.text


def test_a_huge_form_is_refused_kindly(journey: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    answer = journey.as_(world.amina).post(posted_to(block, page), {**filled(block), "x": "a" * 3_000_000})
    assert answer.status_code == 413
    assert db.session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_every_kind_of_exercise_is_among_those_that_are_tried_here(proef: Catalogue) -> None:
    tried = {proef.exercise(f"proef/{name}").__class__ for name in FORMS}
    assert tried == {kind for kind in kinds().values() if issubclass(kind, Exercise)}


UNKNOWN: dict[str, dict[str, Any]] = {
    "stappen": {"place-weg": "1"},
    "wat-telt": {"place-geld": "4"},
    "zinnen": {"own-weg": "Een zin die weg is."},
    "rollen": {"cell-plantrekker.redder": "?"},
    "modellen": {"thing": ["vriend", "weg"]},
    "nest": {"cell-stigma.er": "soms"},
    "plan": {"cell-4.actie": "Een rij te veel"},
    "waarom": {"option": "weg"},
    "knopen": {"pull-weg": "2"},
    "kaarten": {"card-weg": "binnen"},
    "eerst": {"item-weg": "2"},
}
"""by exercise, an answer for something that is not there"""


@EVERY
def test_an_answer_for_what_does_not_exist_is_refused_whole(
    journey: Visitor, proef: Catalogue, world: World, name: str
) -> None:
    answer = journey.as_(world.amina).post(to(name), {**FORMS[name], **UNKNOWN[name]})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert not answers()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("kaarten", {"card-wachtzaal": "weg"}),
        ("knopen", {"loosen": "weg"}),
        ("knopen", {"thread-0-from": "weg", "thread-0-to": "wonen"}),
        ("modellen", {"wish": "weg"}),
        ("eerst", {"example-weg": "Een voorbeeld"}),
        ("eerst", {"item-respect": "6"}),
        ("rollen", {"cell-weg.redder": "S"}),
    ],
)
def test_what_is_chosen_somewhere_in_an_exercise_has_to_exist_too(
    visitor: Visitor, proef: Catalogue, world: World, name: str, form: dict[str, str]
) -> None:
    answer = visitor.as_(world.amina).post(to(name), {**FORMS[name], **form})
    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert not answers()


@pytest.mark.parametrize("first", [0, 24, 600])
def test_a_web_with_a_thousand_threads_is_refused_whole(
    journey: Visitor, proef: Catalogue, world: World, first: int
) -> None:
    ends = {"from": "wonen", "to": "arbeid", "why": "de huur"}
    threads = {f"thread-{n}-{end}": value for n in range(first, 1000) for end, value in list(ends.items())[: 1 + n % 3]}
    few = dict(list(threads.items())[-900:])
    answer = journey.as_(world.amina).post(to("knopen"), {**FORMS["knopen"], **few})
    assert answer.status_code == 422
    assert said("A web can have at most %(most)s threads.", most=24) in answer.text
    assert not answers()


@EVERY
def test_nobody_can_answer_as_somebody_else(proef: Catalogue, database: Flask, world: World, name: str) -> None:
    Visitor(database).as_(world.joris).post(to(name), {**FORMS[name], "posting": "van-joris"})
    (his,) = answers()
    number, before = his.id, dict(his.answer)
    names = ("user", "user_id", "id", "attempt", "attempt_id", "owner_id", "learner")
    pretended = {field: str(value) for field in names for value in (world.joris.id,)}
    form = {**FORMS[name], **pretended, "attempt": str(number), "posting": "van-joris"}
    Visitor(database).as_(world.amina).post(f"{to(name)}?user_id={world.joris.id}&attempt={number}", form)
    first, second = answers()
    assert (first.id, first.user_id, first.answer) == (number, world.joris.id, before)
    assert second.user_id == world.amina.id


def test_somebody_elses_answer_cannot_be_given_to_a_picture(database: Flask, world: World) -> None:
    block, page = exercise_of("choice")
    Visitor(database).as_(world.joris).post(posted_to(block, page), filled(block))
    (his,) = answers()
    there = f"/groepen/{world.group.id}/beelden/{page.course}/{block.id}/antwoord"
    answer = Visitor(database).as_(world.amina).post(there, {"attempt": str(his.id)})
    assert answer.status_code == 422


@EVERY
def test_a_field_with_two_values_is_refused_where_one_is_asked(amina: Visitor, proef: Catalogue, name: str) -> None:
    for field, value in FORMS[name].items():
        if isinstance(value, str):
            answer = amina.post(to(name), {**FORMS[name], field: [value, value]})
            assert answer.status_code == 422, field
            assert said("One question was answered twice. Choose one answer.") in answer.text
    assert not answers()
