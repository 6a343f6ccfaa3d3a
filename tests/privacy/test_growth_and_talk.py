"""What came after answers, and the page to show: taken along, and erased, with everything else."""

import json
from typing import Any

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import Base, db
from elearn.growth.models import Consent, PageLink, ShownPage, ShownPart
from elearn.reflections.answer_models import LineKind, Received, TalkLine
from elearn.reflections.sharing_models import RoundedOff
from tests.growth.people import COMPOSE, answered, composed, days
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.world import World

TABLES: tuple[type[Base], ...] = (Received, TalkLine, RoundedOff, ShownPage, ShownPart, PageLink, Consent)


def everything(visitor: Visitor, world: World) -> None:
    """Amina thanks, asks and rounds off, makes a page and a link; Nadia replies and agrees."""
    answer = answered(world)
    here = f"/delingen/{answer.sharing_id}"
    composed(visitor, world, answer)
    visitor.post(f"{COMPOSE}/link", {"last_day": str(days(3))})
    visitor.post(f"{here}/antwoorden/{answer.id}/dank")
    visitor.post(f"{here}/antwoorden/{answer.id}/vraag", {"text": "Hoe begin je?", "do": "send", "revision": "0"})
    visitor.post(f"{here}/rond")
    coach = browser(visitor.app, world.nadia)
    coach.post(f"{here}/antwoorden/{answer.id}/vraag/antwoord", {"text": "Met koffie.", "do": "send", "revision": "0"})
    coach.post(f"{here}/rond")
    coach.post(f"/toestemming/{answer.id}", {"do": "give"})


def taken_along(visitor: Visitor, person: User) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(browser(visitor.app, person).get("/mijn-gegevens/tandem.json").text)
    return found


def counts() -> list[int]:
    return [len(db.session.scalars(select(table)).all()) for table in TABLES]


def test_the_learner_takes_along_the_conversation_and_the_page(visitor: Visitor, world: World) -> None:
    everything(visitor, world)
    data = taken_along(visitor, world.amina)
    [answer] = data["reflections"][0]["versions"][0]["shared"][0]["answers"]
    assert answer["afterwards"]["thanked_at"]
    assert answer["afterwards"]["question"]["text"] == "Hoe begin je?"
    assert answer["afterwards"]["reply"]["text"] == "Met koffie."
    assert data["page_to_show"]["title"] == "Mijn weg"
    assert data["page_to_show"]["link_until"] == days(3).isoformat()
    assert len(data["conversations"]) == 1
    assert "getoond" not in json.dumps(data)


def test_whoever_answered_takes_along_their_reply_and_their_consent(visitor: Visitor, world: World) -> None:
    everything(visitor, world)
    data = taken_along(visitor, world.nadia)
    assert data["answers_given"][0]["afterwards"]["reply"]["text"] == "Met koffie."
    assert data["consents"][0]["may_be_shown"] is True
    assert data["page_to_show"] is None


def test_erasing_the_learner_takes_all_of_it(visitor: Visitor, world: World) -> None:
    everything(visitor, world)
    browser(visitor.app, world.amina).post("/mijn-gegevens/wissen")
    assert counts() == [0] * len(TABLES)


def test_erasing_whoever_answered_leaves_their_words_without_a_name(visitor: Visitor, world: World) -> None:
    everything(visitor, world)
    browser(visitor.app, world.nadia).post("/mijn-gegevens/wissen")
    kept = {line.kind: line.body for line in db.session.scalars(select(TalkLine))}
    assert kept == {LineKind.QUESTION: "Hoe begin je?", LineKind.REPLY: "Met koffie."}
    assert [one.user_id for one in db.session.scalars(select(RoundedOff))] == [world.amina.id]
