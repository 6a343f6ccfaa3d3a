"""Whatever is posted to an exercise, the answer is never an error page of ours."""

from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from elearn.database import db
from elearn.exercises.models import Attempt
from tests.exercises.filling import KINDS, exercise_of, filled, posted_to
from tests.visitor import Visitor
from tests.world import World

VALUES = [
    "",
    "bestaat-niet",
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass"),
    "\u202e\u200b",
    "9" * 40,
    "-1",
    "٣",
    "1.5",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", VALUES)
def test_no_value_in_any_field_breaks_anything(journey: Visitor, world: World, kind: str, value: str | bytes) -> None:
    block, page = exercise_of(kind)
    journey.as_(world.amina)
    for name in filled(block):
        answer = journey.post(posted_to(block, page), {**filled(block), name: value})
        assert answer.status_code in {200, 422}, (name, value)


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
