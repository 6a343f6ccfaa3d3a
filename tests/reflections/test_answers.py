"""A tandem's answers: on sentences or on the whole, a draft until released, two voices beside each other."""

from typing import Any

import pytest
from sqlalchemy import select

from elearn.database import db, now
from elearn.reflections.answer_models import Feedback
from elearn.reflections.models import TEXT_LENGTH
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from tests.language import said
from tests.reflections.people import AUTOSAVE, TEXT, browser, hidden_fields, reply, share, write
from tests.visitor import Visitor
from tests.world import World


@pytest.fixture
def sharing(world: World) -> Sharing:
    return share(write(world.amina), world.group, world.nadia)


def at(sharing: Sharing, rest: str = "") -> str:
    return f"/delingen/{sharing.id}{rest}"


def answered(visitor: Visitor, sharing: Sharing, **form: Any) -> Any:
    """Send the answer form of the page as it is now, filled in like this."""
    fields = hidden_fields(visitor.get(at(sharing)).text)
    return visitor.post(at(sharing, "/antwoorden"), {**fields, "text": "Dank je.", "do": "keep", **form})


def answers() -> list[Feedback]:
    return list(db.session.scalars(select(Feedback).order_by(Feedback.id)))


def test_an_answer_on_sentences_is_hung_on_the_exact_quote(journey: Visitor, world: World, sharing: Sharing) -> None:
    answered(journey.as_(world.nadia), sharing, sentence=["1", "2"])
    feedback = answers()[0]
    assert feedback.quote == TEXT[feedback.quote_start : feedback.quote_end]
    assert feedback.quote == "Hij zat er al. Ik keek eerst naar het dossier."
    assert (feedback.prefix, feedback.suffix) == ("Ik kwam te laat. ", "")
    assert (feedback.role, feedback.is_released) == (Role.COACH, False)


def test_nothing_ticked_is_an_answer_on_the_whole(journey: Visitor, world: World, sharing: Sharing) -> None:
    answered(journey.as_(world.nadia), sharing)
    assert (answers()[0].quote, answers()[0].quote_start) == (None, None)


@pytest.mark.parametrize("ticked", [["0", "2"], ["9"], ["-1"], ["x"], ["9" * 5000], ["1", ""]])
def test_sentences_that_do_not_follow_each_other_are_asked_again_with_everything_kept(
    journey: Visitor, world: World, sharing: Sharing, ticked: list[str]
) -> None:
    page = answered(journey.as_(world.nadia), sharing, sentence=ticked, text="Mijn woorden")
    assert page.status_code == 422
    assert "Mijn woorden</textarea>" in page.text
    assert 'id="answer-error"' in page.text
    assert ('value="2" checked' in page.text) is (ticked == ["0", "2"])
    assert answers() == []


def test_a_released_answer_is_read_by_the_learner_on_the_quote_and_back(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    answered(journey.as_(world.nadia), sharing, sentence="1", do="release", text="Goed gezien.")
    page = browser(journey.app, world.amina).get(at(sharing)).text
    number = answers()[0].id
    assert f'<mark id="q{number}"><a href="#a{number}">Hij zat er al.</a></mark>' in page
    assert f'id="a{number}"' in page
    assert f'<a href="#q{number}">Hij zat er al.</a>' in page
    assert "Goed gezien." in page


def test_a_draft_answer_is_read_by_its_author_alone(visitor: Visitor, world: World, sharing: Sharing) -> None:
    draft = reply(sharing, world.nadia, "Nog niet klaar", on=(0,), released=False)
    assert "Nog niet klaar" in browser(visitor.app, world.nadia).get(at(sharing)).text
    for other in (world.amina, world.pieter, world.els, world.rachid):
        there = browser(visitor.app, other)
        assert "Nog niet klaar" not in there.get(at(sharing)).text
        for rest in ("", "/weg"):
            assert there.get(at(sharing, f"/antwoorden/{draft.id}{rest}")).status_code == 404
        for rest in ("/vrij", "/weg"):
            assert there.post(at(sharing, f"/antwoorden/{draft.id}{rest}")).status_code == 404
    assert not answers()[0].is_released


def test_the_lecturer_answers_beside_the_coach_and_both_names_stay(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    reply(sharing, world.nadia, "Van Nadia")
    page = journey.as_(world.pieter).get(at(sharing)).text
    assert "Van Nadia" in page
    answered(journey, sharing, do="release", text="Van Pieter")
    seen = browser(journey.app, world.amina).get(at(sharing)).text
    coach, lecturer = seen.index("answer-voice"), seen.index("answer-course")
    assert "Nadia" in seen[coach:lecturer]
    assert "Pieter" in seen[lecturer:]
    assert [one.role for one in answers()] == [Role.COACH, Role.LECTURER]


def test_two_answers_of_one_coach_are_released_together(journey: Visitor, world: World, sharing: Sharing) -> None:
    journey.as_(world.nadia)
    answered(journey, sharing, sentence="0", text="Op de eerste zin")
    answered(journey, sharing, text="Op het geheel")
    page = journey.post(at(sharing, "/antwoorden/vrij"))
    assert page.status_code == 200
    assert [one.is_released for one in answers()] == [True, True]


def test_one_answer_is_released_and_the_other_stays_a_draft(journey: Visitor, world: World, sharing: Sharing) -> None:
    first = reply(sharing, world.nadia, "Eerste", released=False)
    reply(sharing, world.nadia, "Tweede", released=False)
    journey.as_(world.nadia).post(at(sharing, f"/antwoorden/{first.id}/vrij"))
    assert [one.is_released for one in answers()] == [True, False]


def test_releasing_everything_does_not_release_somebody_elses_draft(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    reply(sharing, world.nadia, released=False)
    reply(sharing, world.pieter, role=Role.LECTURER, released=False)
    visitor.as_(world.pieter).post(at(sharing, "/antwoorden/vrij"))
    assert [one.is_released for one in answers()] == [False, True]


@pytest.mark.parametrize("do", ["keep", "release"])
def test_the_same_form_sent_twice_is_one_answer(journey: Visitor, world: World, sharing: Sharing, do: str) -> None:
    fields = hidden_fields(journey.as_(world.nadia).get(at(sharing)).text)
    for _time in range(2):
        form = {**fields, "text": "Dank je.", "sentence": "1", "do": do}
        assert journey.post(at(sharing, "/antwoorden"), form).status_code == 200
    assert [(one.body, one.is_released) for one in answers()] == [("Dank je.", do == "release")]


def test_a_draft_is_changed_with_its_passage(journey: Visitor, world: World, sharing: Sharing) -> None:
    draft = reply(sharing, world.nadia, "Eerst zo", on=(0, 1), released=False)
    page = journey.as_(world.nadia).get(at(sharing, f"/antwoorden/{draft.id}")).text
    assert 'value="0" checked' in page
    assert 'value="1" checked' in page
    assert "Eerst zo</textarea>" in page
    form = {**hidden_fields(page), "text": "Dan zo", "sentence": "2", "do": "keep"}
    journey.post(at(sharing, "/antwoorden"), form)
    assert [(one.body, one.quote) for one in answers()] == [("Dan zo", "Ik keek eerst naar het dossier.")]


def test_a_draft_that_was_changed_in_another_window_is_not_overwritten(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    draft = reply(sharing, world.nadia, "Eerst zo", released=False)
    page = journey.as_(world.nadia).get(at(sharing, f"/antwoorden/{draft.id}")).text
    form = {**hidden_fields(page), "do": "keep"}
    journey.post(at(sharing, "/antwoorden"), {**form, "text": "Venster een"})
    second = journey.post(at(sharing, "/antwoorden"), {**form, "text": "Venster twee"})
    assert second.status_code == 422
    assert "Venster twee</textarea>" in second.text
    assert '<div class="kept-text" dir="auto">Venster een</div>' in second.text
    assert answers()[0].body == "Venster een"
    journey.post(at(sharing, "/antwoorden"), {**hidden_fields(second.text), "text": "Venster twee", "do": "keep"})
    assert [one.body for one in answers()] == ["Venster twee"]


def test_a_released_answer_stays_and_other_words_become_a_new_answer(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    fields = hidden_fields(journey.as_(world.nadia).get(at(sharing)).text)
    journey.post(at(sharing, "/antwoorden"), {**fields, "text": "Vrij", "do": "release"})
    again = journey.post(at(sharing, "/antwoorden"), {**fields, "text": "Iets anders", "do": "release"})
    assert again.status_code == 422
    assert "Iets anders</textarea>" in again.text
    journey.post(at(sharing, "/antwoorden"), {**hidden_fields(again.text), "text": "Iets anders", "do": "release"})
    assert [one.body for one in answers()] == ["Vrij", "Iets anders"]


def test_a_draft_is_thrown_away_after_a_page_that_asks(journey: Visitor, world: World, sharing: Sharing) -> None:
    draft = reply(sharing, world.nadia, "Weg ermee", released=False)
    assert "Weg ermee" in journey.as_(world.nadia).get(at(sharing, f"/antwoorden/{draft.id}/weg")).text
    assert journey.post(at(sharing, f"/antwoorden/{draft.id}/weg")).status_code == 200
    assert answers() == []


def test_a_released_answer_is_not_thrown_away_or_changed(visitor: Visitor, world: World, sharing: Sharing) -> None:
    feedback = reply(sharing, world.nadia)
    visitor.as_(world.nadia).post(at(sharing, f"/antwoorden/{feedback.id}/weg"))
    assert len(answers()) == 1
    assert visitor.get(at(sharing, f"/antwoorden/{feedback.id}")).status_code == 303


@pytest.mark.parametrize(("text", "do"), [("", "release"), (" \n", "keep"), ("é" * (TEXT_LENGTH + 1), "keep")])
def test_an_answer_without_words_or_with_too_many_is_asked_again(
    journey: Visitor, world: World, sharing: Sharing, text: str, do: str
) -> None:
    page = answered(journey.as_(world.nadia), sharing, text=text, do=do, sentence="1")
    assert page.status_code == 422
    assert text.strip() in page.text
    assert 'value="1" checked' in page.text
    assert answers() == []


def test_an_answer_saves_itself_while_it_is_written(visitor: Visitor, world: World, sharing: Sharing) -> None:
    fields = hidden_fields(visitor.as_(world.nadia).get(at(sharing)).text)
    save = at(sharing, f"/antwoorden/{fields['posting']}/concept")
    first = visitor.post(save, {"text": "Dank", "revision": "0"}, headers=AUTOSAVE)
    second = visitor.post(save, {"text": "Dank je", "revision": first.json["revision"]}, headers=AUTOSAVE)
    stale = visitor.post(save, {"text": "Iets anders", "revision": "0"}, headers=AUTOSAVE)
    assert (first.status_code, second.status_code, stale.status_code) == (200, 200, 409)
    assert stale.json["other"] == "Dank je"
    form = {**fields, "revision": second.json["revision"], "text": "Dank je.", "sentence": "0", "do": "release"}
    visitor.post(at(sharing, "/antwoorden"), form)
    assert [(one.body, one.quote, one.is_released) for one in answers()] == [("Dank je.", "Ik kwam te laat.", True)]


def test_autosave_of_an_answer_that_is_too_long_says_so(visitor: Visitor, world: World, sharing: Sharing) -> None:
    save = at(sharing, "/antwoorden/after-0/concept")
    answer = visitor.as_(world.nadia).post(save, {"text": "é" * 20_001}, headers=AUTOSAVE)
    assert answer.status_code == 422
    assert answers() == []


@pytest.mark.parametrize("posting", ["", "é", "x" * 41, "a b"])
def test_a_form_without_a_name_of_its_own_is_refused(
    visitor: Visitor, world: World, sharing: Sharing, posting: str
) -> None:
    visitor.as_(world.nadia)
    assert visitor.post(at(sharing, "/antwoorden"), {"posting": posting, "text": "x"}).status_code == 400
    assert visitor.post(at(sharing, f"/antwoorden/{posting}/concept"), {"text": "x"}).status_code == 404


def test_nobody_but_the_tandem_answers(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    for other in (world.amina, world.joris, world.rachid, world.lotte, world.els):
        there = browser(visitor.app, other)
        for rest in ("/antwoorden", "/antwoorden/vrij", "/antwoorden/after-0/concept"):
            assert there.post(at(sharing, rest), {"posting": "after-0", "text": "x"}).status_code == 404
    assert answers() == []


def test_after_a_withdrawal_a_draft_can_no_longer_be_released(visitor: Visitor, world: World, sharing: Sharing) -> None:
    draft = reply(sharing, world.nadia, released=False)
    sharing.withdrawn_at = now()
    assert visitor.as_(world.nadia).post(at(sharing, f"/antwoorden/{draft.id}/vrij")).status_code == 404
    assert not answers()[0].is_released


def test_an_answer_is_found_under_its_own_text_only(visitor: Visitor, world: World, sharing: Sharing) -> None:
    other = share(write(world.joris), world.group, world.nadia)
    draft = reply(other, world.nadia, released=False)
    assert visitor.as_(world.nadia).get(at(sharing, f"/antwoorden/{draft.id}")).status_code == 404


def test_an_answer_stays_without_a_name_when_its_author_is_gone(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    reply(sharing, world.nadia, "Blijft staan")
    db.session.delete(world.nadia)
    db.session.commit()
    page = visitor.as_(world.amina).get(at(sharing)).text
    assert "Blijft staan" in page
    assert "answer-voice" in page
    assert said("Somebody who is no longer here") in page


def test_what_is_typed_is_shown_as_text(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina, "<script>a</script> **Ik.** [x](javascript:alert)")
    sharing = share(sheet, world.group, world.nadia)
    reply(sharing, world.nadia, "<img src=x onerror=y>", on=(0,))
    for reader in (world.amina, world.nadia):
        page = browser(visitor.app, reader).get(at(sharing)).text
        assert "<script>a" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page


def test_enter_on_a_sentence_keeps_a_draft_and_releases_nothing(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    form = visitor.as_(world.nadia).get(at(sharing)).text.split('id="answering"')[1]
    assert form.index('value="keep"') < form.index('value="release"')
