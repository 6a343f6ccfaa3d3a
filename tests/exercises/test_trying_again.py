"""Trying an exercise again: the form filled in, the earlier answers kept."""

import pytest
from sqlalchemy import select

from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.exercises.queries import history, latest_attempts, recent_attempts
from tests.exercises.filling import KINDS, exercise_of, filled, posted_to
from tests.language import said
from tests.lessons.addresses import address
from tests.lessons.html import parsed
from tests.visitor import Visitor
from tests.world import World


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_comes_back_with_the_last_answer_in_it(visitor: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    form = filled(block)
    visitor.as_(world.amina).post(posted_to(block, page), form)
    tree = parsed(visitor.get(f"{address(page)}?opnieuw={block.id}").text)
    section = next(element for element in tree.iter("div") if element.attrib.get("id") == block.id)
    chosen = {box.attrib["name"]: box.attrib["value"] for box in section.iter("input") if "checked" in box.attrib}
    for select_box in section.iter("select"):
        for option in select_box.iter("option"):
            if "selected" in option.attrib:
                chosen[select_box.attrib["name"]] = option.attrib["value"]
    assert chosen == {name: value for name, value in form.items() if not name.endswith("-why")}


def test_every_try_is_kept_and_counted(journey: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    journey.as_(world.amina)
    for option in block.items[:3]:
        answer = journey.post(posted_to(block, page), {"option": option.id})
    with journey.app.test_request_context():
        from flask_babel import force_locale, ngettext

        with force_locale("nl"):
            counted = ngettext("You answered %(num)s time", "You answered %(num)s times", 3)
    assert counted in answer.text
    key = page.key_of(block)
    assert [attempt.answer["options"] for attempt in history(world.amina.id, key)] == [
        [option.id] for option in reversed(block.items[:3])
    ]
    assert latest_attempts(world.amina.id, [key])[key].answer == {"options": [block.items[2].id]}


def test_the_newest_tries_and_the_very_first_are_shown_and_all_are_counted(world: World) -> None:
    for number in range(14):
        db.session.add(_attempt(world.amina.id, "c/one", f"posting-{number}"))
    db.session.add(_attempt(world.amina.id, "c/two", "posting-0"))
    db.session.add(_attempt(world.joris.id, "c/one", "posting-0"))
    db.session.flush()
    found = recent_attempts(world.amina.id, ["c/one", "c/two", "c/three"])
    tries, count = found["c/one"]
    assert [try_.posting for try_ in tries] == [f"posting-{number}" for number in (*range(13, 3, -1), 0)]
    assert count == 14
    assert found["c/two"][1] == 1
    assert "c/three" not in found


def test_an_answer_to_an_older_version_says_so(visitor: Visitor, world: World) -> None:
    block, page = exercise_of("choice")
    visitor.as_(world.amina).post(posted_to(block, page), filled(block))
    sentence = said("The exercise has changed a little since then.")
    assert sentence not in visitor.get(address(page)).text
    db.session.scalars(select(Attempt)).one().exercise_version = "ouder"
    db.session.commit()
    assert sentence in visitor.get(address(page)).text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "answer",
    [{}, {"options": ["weg"]}, {"places": {"weg": "weg"}}, {"values": {"weg": 99}}, {"pulls": [], "threads": [3]}],
)
def test_an_answer_of_another_shape_still_opens_the_page(
    visitor: Visitor, world: World, kind: str, answer: dict[str, object]
) -> None:
    block, page = exercise_of(kind)
    for number in range(2):
        row = _attempt(world.amina.id, page.key_of(block), f"posting-{number}")
        row.answer = answer
        db.session.add(row)
    visitor.as_(world.amina)
    for path in (address(page), f"{address(page)}?opnieuw={block.id}"):
        assert visitor.get(path).status_code == 200


def _attempt(user_id: int, key: str, posting: str) -> Attempt:
    return Attempt(user_id=user_id, exercise_key=key, exercise_version="1", answer={}, posting=posting)
