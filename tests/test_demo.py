"""The demo class: what its people find when they log in for the first time."""

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.accounts.names import compare_key
from elearn.database import db
from elearn.demo import texts
from elearn.demo.filling import fill_once
from elearn.reflections.sharing_models import Sharing
from tests.language import said
from tests.visitor import Visitor
from tests.world import CHEAP


@pytest.fixture
def the_class(database: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """With pass phrases that are checked quickly."""
    monkeypatch.setattr("elearn.demo.filling.hash_phrase", lambda _phrase: CHEAP)
    assert fill_once()
    return database


def logged_in(app: Flask, name: str) -> Visitor:
    return Visitor(app).as_(db.session.scalars(select(User).where(User.login_key == compare_key(name))).one())


def text_of(name: str) -> str:
    """The address of what this learner shared."""
    query = select(Sharing.id).join(Sharing.author).where(User.login_key == compare_key(name))
    return f"/delingen/{db.session.scalars(query).one()}"


def test_its_tandem_answers_together_hands_on_and_lets_an_answer_be_shown(the_class: Flask) -> None:
    """A second filling changes nothing."""
    coach, lecturer = logged_in(the_class, "coach"), logged_in(the_class, "docent")

    together = logged_in(the_class, "lotte").get(text_of("lotte")).text
    assert (texts.TOGETHER.by_the_coach in together, texts.TOGETHER.by_the_lecturer in together) == (True, True)

    waiting = lecturer.get(text_of("nour")).text
    assert texts.NOT_YET_TOGETHER.by_the_coach in waiting
    assert said("I agree: release both parts") in waiting
    assert said("I agree: release both parts") not in coach.get(text_of("nour")).text
    assert texts.NOT_YET_TOGETHER.by_the_coach not in logged_in(the_class, "nour").get(text_of("nour")).text

    handed_on = coach.get(text_of("imani")).text
    assert (texts.TO_THE_NEXT_COACH in handed_on, texts.TO_THE_LECTURER in handed_on) == (True, False)
    assert texts.TO_THE_LECTURER in lecturer.get(text_of("imani")).text

    student = logged_in(the_class, "student")
    assert f'role="columnheader">{said("Last")}</th>' in student.get("/groei").text, "the self-scan of the end"
    shown = student.get("/groei/tonen/voorbeeld").text
    assert texts.PAGE_TITLE in shown
    assert (texts.ON_THE_WHOLE in shown, texts.BY_THE_LECTURER in shown) == (True, False)
    assert texts.BY_THE_LECTURER in lecturer.get("/toestemming").text
    assert not fill_once()
