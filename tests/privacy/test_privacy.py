"""Taking everything along, and erasing oneself."""

import json

from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import Reflection, Version
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from tests.visitor import Visitor
from tests.world import World


def answered_reflection(world: World) -> Feedback:
    """Amina shared a text; Nadia answered it, and has a second answer in draft."""
    reflection = Reflection(
        user_id=world.amina.id, question_key="bindkracht/vraag", question="Wat raakt je?", draft="een eerste zin"
    )
    version = Version(reflection=reflection, number=1, text="een eerste zin")
    sharing = Sharing(
        version=version,
        user_id=world.amina.id,
        group_id=world.group.id,
        audience=Audience.TANDEM,
        coach_id=world.nadia.id,
    )
    released = Feedback(
        sharing=sharing, author_id=world.nadia.id, role=Role.COACH, posting="a", body="dat herken ik", released_at=now()
    )
    draft = Feedback(sharing=sharing, author_id=world.nadia.id, role=Role.COACH, posting="b", body="nog niet klaar")
    db.session.add_all([reflection, released, draft])
    db.session.commit()
    return released


def test_everything_of_mine_comes_along_and_nobody_elses_draft(visitor: Visitor, world: World) -> None:
    answered_reflection(world)
    data = json.loads(visitor.as_(world.amina).get("/mijn-gegevens/tandem.json").text)
    [reflection] = data["reflections"]
    assert reflection["draft"] == "een eerste zin"
    assert [answer["body"] for answer in reflection["versions"][0]["shared"][0]["answers"]] == ["dat herken ik"]
    assert "nog niet klaar" not in json.dumps(data)
    [group] = data["groups"]
    assert (group["group"], group["role"], group["shows_writing"]) == ("Eerste jaar A", "learner", False)


def test_erasing_takes_my_texts_and_what_others_wrote_to_me(visitor: Visitor, world: World) -> None:
    answered_reflection(world)
    visitor.as_(world.amina).post("/mijn-gegevens/wissen")
    assert db.session.scalars(select(User).where(User.login_key == "amina")).all() == []
    for table in (Reflection, Version, Sharing, Feedback):
        assert db.session.scalars(select(table)).all() == []
    assert visitor.get("/account").status_code == 303


def test_what_an_erased_coach_gave_to_others_stays_without_a_name(database: Flask, world: World) -> None:
    given = answered_reflection(world).id
    Visitor(database).as_(world.nadia).post("/mijn-gegevens/wissen")
    db.session.expire_all()
    kept = db.session.get(Feedback, given)
    assert kept is not None
    assert (kept.body, kept.author_id) == ("dat herken ik", None)
