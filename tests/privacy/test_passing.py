"""What is kept of passing a text on: taken along by who took part, and gone or without a name after erasing."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from elearn.accounts.models import User
from elearn.database import db
from elearn.privacy.actions import erase
from elearn.reflections.passing.actions import decide, give, hand_over
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.sharing_models import Sharing
from tests.reflections.people import browser, share, write
from tests.visitor import Visitor
from tests.world import World


@pytest.fixture
def passed_on(world: World) -> Sharing:
    """Nadia handed Amina's text over, Pieter asked whether Rachid may read it, and Amina said yes."""
    sharing = share(write(world.amina), world.group, world.nadia)
    hand_over(sharing, world.nadia.id, "Ik ben weg.")
    asked = give(sharing, world.rachid.id, world.pieter.id)
    assert asked is not None
    assert decide(sharing, asked.id, is_allowed=True)
    db.session.commit()
    return sharing


def taken_along(visitor: Visitor, person: User) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(browser(visitor.app, person).get("/mijn-gegevens/tandem.json").text)
    return found


def counts() -> list[int]:
    tables = (Sharing, HandOver, AskedReader)
    return [db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_everybody_takes_along_their_own_part_of_it(visitor: Visitor, world: World, passed_on: Sharing) -> None:
    [question] = taken_along(visitor, world.amina)["reader_questions"]
    assert (question["coach"], question["may_read"]) == ("Rachid", True)
    assert taken_along(visitor, world.joris)["reader_questions"] == []
    for person, part in ((world.nadia, "from_me"), (world.rachid, "to_me"), (world.pieter, "by_me")):
        assert [one[part] for one in taken_along(visitor, person)["hand_overs"]].count(True) == 1
    assert [one["text"] for one in taken_along(visitor, world.nadia)["notes_to_partners"]] == ["Ik ben weg."]
    assert "Ik ben weg." not in json.dumps(taken_along(visitor, world.amina))


def test_nothing_of_it_is_left_when_the_author_is_erased(world: World, passed_on: Sharing) -> None:
    erase(world.amina)
    db.session.commit()
    assert counts() == [0, 0, 0]


def test_who_read_or_asked_and_is_erased_leaves_the_text_and_no_name(
    visitor: Visitor, world: World, passed_on: Sharing
) -> None:
    erase(world.rachid)
    erase(world.nadia)
    db.session.commit()
    assert counts() == [1, 1, 0]
    overview = browser(visitor.app, world.pieter).get(f"/groepen/{world.group.id}/antwoorden")
    assert overview.status_code == 200
    assert "Nadia" not in overview.text
