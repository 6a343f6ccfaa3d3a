"""The conversation after an answer: thanks, taken along, one question and its reply, and an end that both see."""

from typing import Any

import pytest
from sqlalchemy import select

from elearn.database import db, now
from elearn.reflections.answer_models import Feedback, LineKind, Received, TalkLine
from elearn.reflections.sharing_models import RoundedOff
from elearn.rules.actor import Role
from tests.language import said
from tests.queries import count_queries
from tests.reflections.people import browser, reply, share, write
from tests.visitor import Visitor
from tests.world import World, join

ASKED = "Hoe zou jij beginnen?"
REPLIED = "Met koffie."


def answered(world: World) -> Feedback:
    return reply(share(write(world.amina), world.group, world.nadia), world.nadia, "Dat herken ik.")


def path(answer: Feedback, what: str) -> str:
    return f"/delingen/{answer.sharing_id}/antwoorden/{answer.id}/{what}"


def lines() -> list[tuple[LineKind, str, bool]]:
    every = db.session.scalars(select(TalkLine).order_by(TalkLine.id), execution_options={"populate_existing": True})
    return [(line.kind, line.body, line.sent_at is not None) for line in every]


def line_of(answer: Feedback, kind: LineKind, body: str, *, sent: bool = True) -> None:
    db.session.add(TalkLine(feedback_id=answer.id, kind=kind, body=body, revision=1, sent_at=now() if sent else None))
    db.session.commit()


def page_of(visitor: Visitor, person: Any, answer: Feedback) -> str:
    return browser(visitor.app, person).get(f"/delingen/{answer.sharing_id}").text


def test_thanking_is_one_tap_that_counts_once_and_that_the_answerer_sees(journey: Visitor, world: World) -> None:
    answer = answered(world)
    journey.as_(world.amina)
    assert path(answer, "dank") in journey.get(f"/delingen/{answer.sharing_id}").text
    for _time in range(2):
        page = journey.post(path(answer, "dank")).text
        assert path(answer, "dank") not in page
    assert len(db.session.scalars(select(Received)).all()) == 1
    assert said("Thanked") in page_of(journey, world.nadia, answer)


def test_an_answer_is_taken_along_and_left_again(journey: Visitor, world: World) -> None:
    answer = answered(world)
    journey.as_(world.amina).post(path(answer, "meegenomen"))
    assert said("Taken along") in page_of(journey, world.nadia, answer)
    journey.post(path(answer, "meegenomen"), {"do": "leave"})
    assert said("Taken along") not in page_of(journey, world.nadia, answer)


def test_one_question_and_one_reply_go_back_and_forth(journey: Visitor, world: World) -> None:
    answer = answered(world)
    page = journey.as_(world.amina).post(path(answer, "vraag"), {"text": ASKED, "do": "send", "revision": "0"}).text
    assert ASKED in page
    assert f'action="{path(answer, "vraag")}"' not in page
    coach = browser(journey.app, world.nadia)
    assert ASKED in coach.get("/mijn-tafel").text
    assert f'action="{path(answer, "vraag/antwoord")}"' in coach.get(f"/delingen/{answer.sharing_id}").text
    coach.post(path(answer, "vraag/antwoord"), {"text": REPLIED, "do": "send", "revision": "0"})
    assert ASKED not in coach.get("/mijn-tafel").text
    assert REPLIED in page_of(journey, world.amina, answer)
    assert lines() == [(LineKind.QUESTION, ASKED, True), (LineKind.REPLY, REPLIED, True)]


def test_a_lecturer_finds_a_question_on_the_page_of_the_group(visitor: Visitor, world: World) -> None:
    answer = reply(share(write(world.amina), world.group, world.nadia), world.pieter, role=Role.LECTURER)
    line_of(answer, LineKind.QUESTION, ASKED)
    assert ASKED in browser(visitor.app, world.pieter).get(f"/groepen/{world.group.id}").text
    assert ASKED not in browser(visitor.app, world.nadia).get("/mijn-tafel").text


def test_drafts_are_read_by_their_writer_alone(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    visitor.as_(world.amina).post(path(answer, "vraag"), {"text": ASKED, "do": "keep", "revision": "0"})
    assert ASKED in visitor.get(f"/delingen/{answer.sharing_id}").text
    for other in (world.nadia, world.pieter):
        assert ASKED not in page_of(visitor, other, answer)
        assert ASKED not in browser(visitor.app, other).get("/mijn-gegevens/tandem.json").text
    assert ASKED not in browser(visitor.app, world.nadia).get("/mijn-tafel").text
    visitor.post(path(answer, "vraag"), {"text": ASKED, "do": "send", "revision": "1"})
    browser(visitor.app, world.nadia).post(path(answer, "vraag/antwoord"), {"text": REPLIED, "revision": "0"})
    for other in (world.amina, world.pieter):
        assert REPLIED not in page_of(visitor, other, answer)
        assert REPLIED not in browser(visitor.app, other).get("/mijn-gegevens/tandem.json").text
    assert REPLIED in page_of(visitor, world.nadia, answer)


@pytest.mark.parametrize("text", ["", "   \n", "\u200e"[:0], "x" * 501])
def test_a_question_without_words_or_with_too_many_is_asked_again(journey: Visitor, world: World, text: str) -> None:
    answer = answered(world)
    page = journey.as_(world.amina).post(path(answer, "vraag"), {"text": text, "do": "send", "revision": "0"})
    assert page.status_code == 422
    assert text.strip() in page.text
    assert lines() == []


@pytest.mark.parametrize("text", ["<script>x</script>", "\x00\x07a", "عربي \u202e", "😀" * 500])
def test_any_words_are_kept_and_shown_as_words(visitor: Visitor, world: World, text: str) -> None:
    answer = answered(world)
    page = visitor.as_(world.amina).post(path(answer, "vraag"), {"text": text, "do": "send", "revision": "0"})
    assert page.status_code == 200
    assert "<script>x" not in page.text
    assert len(lines()) == 1


def test_two_windows_never_overwrite_each_other(journey: Visitor, world: World) -> None:
    answer = answered(world)
    journey.as_(world.amina)
    journey.post(path(answer, "vraag"), {"text": "Eerste venster", "do": "keep", "revision": "0"})
    page = journey.post(path(answer, "vraag"), {"text": "Tweede venster", "do": "send", "revision": "0"})
    assert page.status_code == 422
    assert "Eerste venster" in page.text
    assert "Tweede venster" in page.text
    assert lines() == [(LineKind.QUESTION, "Eerste venster", False)]


def test_what_was_sent_stays_as_it_is(journey: Visitor, world: World) -> None:
    answer = answered(world)
    journey.as_(world.amina)
    form = {"text": ASKED, "do": "send", "revision": "0"}
    for _time in range(2):
        assert journey.post(path(answer, "vraag"), form).status_code == 200
    assert journey.post(path(answer, "vraag"), {**form, "text": "Nog iets", "revision": "1"}).status_code == 422
    assert lines() == [(LineKind.QUESTION, ASKED, True)]


def test_there_is_nothing_to_reply_to_before_the_question_is_sent(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    line_of(answer, LineKind.QUESTION, ASKED, sent=False)
    form = {"text": REPLIED, "do": "send", "revision": "0"}
    page = visitor.as_(world.nadia).post(path(answer, "vraag/antwoord"), form)
    assert page.status_code == 422
    assert ASKED not in page.text
    assert len(lines()) == 1


def test_nothing_is_asked_about_a_text_that_was_taken_back(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    answer.sharing.withdrawn_at = now()
    page = visitor.as_(world.amina).post(path(answer, "vraag"), {"text": ASKED, "do": "send", "revision": "0"})
    assert page.status_code == 422
    assert ASKED not in browser(visitor.app, world.nadia).get("/mijn-tafel").text


def test_a_question_disappears_from_the_table_when_the_text_is_taken_back(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    line_of(answer, LineKind.QUESTION, ASKED)
    answer.sharing.withdrawn_at = now()
    coach = browser(visitor.app, world.nadia)
    assert ASKED not in coach.get("/mijn-tafel").text
    form = {"text": REPLIED, "do": "send", "revision": "0"}
    assert coach.post(path(answer, "vraag/antwoord"), form).status_code == 404


def test_nobody_is_asked_whose_account_is_gone(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    answer.author_id = None
    visitor.as_(world.amina)
    assert path(answer, "vraag") not in visitor.get(f"/delingen/{answer.sharing_id}").text
    form = {"text": ASKED, "do": "send", "revision": "0"}
    assert visitor.post(path(answer, "vraag"), form).status_code == 422


@pytest.mark.parametrize("what", ["dank", "meegenomen", "vraag"])
def test_only_the_author_of_the_text_receives_its_answers(visitor: Visitor, world: World, what: str) -> None:
    answer = answered(world)
    for other in (world.joris, world.nadia, world.pieter, world.lotte, world.els):
        assert browser(visitor.app, other).post(path(answer, what), {"text": "x"}).status_code == 404


def test_a_draft_of_an_answer_cannot_be_thanked_for(visitor: Visitor, world: World) -> None:
    draft = reply(share(write(world.amina), world.group, world.nadia), world.nadia, released=False)
    assert visitor.as_(world.amina).post(path(draft, "dank")).status_code == 404


def test_a_fellow_coach_or_lecturer_does_not_reply_for_another(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    line_of(answer, LineKind.QUESTION, ASKED)
    for other in (world.pieter, world.rachid, world.amina):
        assert browser(visitor.app, other).post(path(answer, "vraag/antwoord"), {"text": "x"}).status_code == 404


def test_both_see_the_end_of_the_conversation(journey: Visitor, world: World) -> None:
    answer = answered(world)
    rond = f"/delingen/{answer.sharing_id}/rond"
    journey.as_(world.amina)
    for _time in range(2):
        page = journey.post(rond).text
    assert f'action="{path(answer, "vraag")}"' not in page
    assert len(db.session.scalars(select(RoundedOff)).all()) == 1
    words = said("%(name)s rounded off this conversation, %(when)s.", name="Amina", when="").partition(",")[0]
    assert words in page_of(journey, world.nadia, answer)
    browser(journey.app, world.nadia).post(rond)
    assert said("For %(name)s it is round, %(when)s.", name="Nadia", when="").partition(",")[0] in page_of(
        journey, world.amina, answer
    )
    page = journey.post(rond, {"do": "go-on"}).text
    assert f'action="{path(answer, "vraag")}"' in page
    assert [one.user_id for one in db.session.scalars(select(RoundedOff))] == [world.nadia.id]


def test_who_does_not_take_part_does_not_round_off(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    for other in (world.joris, world.rachid, world.lotte, world.els):
        assert browser(visitor.app, other).post(f"/delingen/{answer.sharing_id}/rond").status_code == 404


def test_a_chosen_name_is_kept_in_the_conversation(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    answer.sharing.chosen_name = "Zonnebloem"
    line_of(answer, LineKind.QUESTION, ASKED)
    browser(visitor.app, world.amina).post(f"/delingen/{answer.sharing_id}/rond")
    coach = browser(visitor.app, world.nadia)
    for page in ("/mijn-tafel", f"/delingen/{answer.sharing_id}"):
        assert "Amina" not in coach.get(page).text
    assert "Zonnebloem" in page_of(visitor, world.nadia, answer)


def test_the_page_asks_as_many_queries_with_many_answers_as_with_one(visitor: Visitor, world: World) -> None:
    first = answered(world)
    visitor.as_(world.amina)
    asked = []
    for number in range(4):
        more = reply(first.sharing, world.pieter, f"Antwoord {number}", role=Role.LECTURER)
        line_of(more, LineKind.QUESTION, ASKED)
        db.session.add(Received(feedback_id=more.id, thanked_at=now()))
        db.session.commit()
        db.session.expire_all()
        visitor.get(f"/delingen/{first.sharing_id}")
        with count_queries() as sent:
            visitor.get(f"/delingen/{first.sharing_id}")
        asked.append(len(sent))
    assert asked[1] == asked[-1]


def test_a_coach_who_is_no_longer_in_the_group_is_asked_nothing(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    line_of(answer, LineKind.QUESTION, ASKED)
    join(world.other_group, {world.nadia: Role.COACH})
    answer.sharing.coach_id = world.rachid.id
    assert ASKED not in browser(visitor.app, world.nadia).get("/mijn-tafel").text
