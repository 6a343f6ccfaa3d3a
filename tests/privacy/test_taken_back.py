"""The words of a learner that others quoted: gone from what these take along when the text is taken back."""

import json

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.reflections.answer_models import Feedback, LineKind, TalkLine
from elearn.reflections.sharing_models import Sharing
from tests.growth.people import composed
from tests.language import said
from tests.reflections.people import browser, reply, share, write
from tests.visitor import Visitor
from tests.world import World

SECRET = "Zij heet Fatima."


def asked(sharing: Sharing, answer: Feedback) -> None:
    """Amina asks one question more."""
    line = TalkLine(feedback_id=answer.id, kind=LineKind.QUESTION, body="Ken jij Fatima?", revision=1)
    line.sent_at = sharing.shared_at
    db.session.add(line)
    db.session.commit()


def given(visitor: Visitor, person: User) -> dict[str, object]:
    """The one answer in what somebody takes along."""
    [answer] = json.loads(browser(visitor.app, person).get("/mijn-gegevens/tandem.json").text)["answers_given"]
    return answer


def test_a_quote_and_a_question_leave_what_the_coach_takes_along(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina, SECRET), world.group, world.nadia)
    answer = reply(sharing, world.nadia, "Dank je.", on=(0,))
    asked(sharing, answer)
    assert given(visitor, world.nadia)["quote"] == SECRET
    browser(visitor.app, world.amina).post(f"/delingen/{sharing.id}/einde")
    after = given(visitor, world.nadia)
    assert (after["body"], after["quote"]) == ("Dank je.", None)
    assert "Fatima" not in json.dumps(after)


def test_who_is_asked_for_consent_later_does_not_read_the_quote_again(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina, SECRET), world.group, world.nadia)
    composed(visitor, world, reply(sharing, world.nadia, "Dank je.", on=(0,)))
    assert SECRET in browser(visitor.app, world.nadia).get("/toestemming").text
    visitor.post(f"/delingen/{sharing.id}/einde")
    page = browser(visitor.app, world.nadia).get("/toestemming").text
    assert "Dank je." in page
    assert SECRET not in page


def test_what_a_coach_had_not_released_or_sent_goes_with_them(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina, SECRET), world.group, world.nadia)
    answer = reply(sharing, world.nadia, "Dank je.")
    reply(sharing, world.nadia, "Nog niet af.", released=False)
    asked(sharing, answer)
    unsent = {"text": "Bijna.", "revision": "0", "do": "keep"}
    nadia = browser(visitor.app, world.nadia)
    assert nadia.post(f"/delingen/{sharing.id}/antwoorden/{answer.id}/vraag/antwoord", unsent).status_code == 200
    nadia.post("/mijn-gegevens/wissen")
    db.session.expire_all()
    assert list(db.session.scalars(select(Feedback.body))) == ["Dank je."]
    assert list(db.session.scalars(select(TalkLine.body))) == ["Ken jij Fatima?"]


def test_what_somebody_was_writing_is_there_to_copy_without_a_word_of_the_learner(
    visitor: Visitor, world: World
) -> None:
    sharing = share(write(world.amina, SECRET), world.group, world.nadia)
    sharing.chosen_name = "Merel"
    reply(sharing, world.nadia, "Halve zin <b>van mij</b>", on=(0,), released=False)
    reply(sharing, world.nadia, "Een gegeven antwoord")
    nadia = browser(visitor.app, world.nadia)
    nadia.get(f"/delingen/{sharing.id}")
    assert "Halve zin" not in nadia.get("/mijn-gegevens/").text
    visitor.as_(world.amina).post(f"/delingen/{sharing.id}/einde")
    assert nadia.get(f"/delingen/{sharing.id}").status_code == 404
    messages = nadia.get("/berichten").text
    words = "%(who)s took back a text that you read. What you were writing stays with you."
    assert f'href="/mijn-gegevens/#was-writing">{said(words, who="Merel")}</a>' in messages
    page = nadia.get("/mijn-gegevens/").text
    assert 'id="was-writing"' in page
    assert "Halve zin &lt;b&gt;van mij&lt;/b&gt;" in page
    assert [words in page for words in ("Merel", "Amina", "Fatima", "Een gegeven antwoord")] == [True] + 3 * [False]
    assert [path for path in ("/mijn-gegevens/", "/berichten") if "Halve zin" in visitor.get(path).text] == []


def test_a_message_of_taking_back_leads_nowhere_for_who_was_writing_nothing(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina, SECRET), world.group, world.nadia)
    reply(sharing, world.pieter, "Van Pieter.", released=False)
    nadia = browser(visitor.app, world.nadia)
    nadia.get(f"/delingen/{sharing.id}")
    browser(visitor.app, world.amina).post(f"/delingen/{sharing.id}/einde")
    listed = nadia.get("/berichten").text
    assert said("%(who)s took back a text that you read.", who="Amina") in listed
    assert "was-writing" not in listed + nadia.get("/mijn-gegevens/").text


def test_before_a_text_is_taken_back_its_author_reads_what_becomes_of_answers_being_written(
    visitor: Visitor, world: World
) -> None:
    sharing = share(write(world.amina, SECRET), world.group, world.nadia)
    words = said("Whoever is writing an answer now can no longer give it to you. Their own words stay with them.")
    path = f"/delingen/{sharing.id}/einde"
    assert words in visitor.as_(world.amina).get(path).text
    visitor.post(path)
    assert words not in visitor.get(path).text
