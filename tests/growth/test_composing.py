"""The page that a learner composes: their choice, and nothing of somebody else without a yes."""

import pytest
from flask_babel import force_locale, ngettext
from sqlalchemy import select

from elearn.database import db, now
from elearn.growth.models import ShownPage, ShownPart
from elearn.reflections.actions import save_draft
from elearn.rules.actor import Role
from tests.growth.people import ANSWER, COMPOSE, PREVIEW, TEXT, answered, composed, consents, page, page_form
from tests.language import said
from tests.queries import count_queries
from tests.reflections.people import browser, reply, share
from tests.visitor import Visitor
from tests.world import World


def decide(visitor: Visitor, person: object, answer_id: int, do: str) -> int:
    """What somebody says about their answer, in a browser of their own; gives the status."""
    return browser(visitor.app, person).post(f"/toestemming/{answer_id}", {"do": do}).status_code  # type: ignore[arg-type]


def test_the_learner_chooses_title_introduction_texts_and_answers(journey: Visitor, world: World) -> None:
    answer = answered(world)
    composed(journey, world, answer)
    assert (page().title, page().introduction) == ("Mijn weg", "Ik ben *Amina*.")
    shown = journey.get(PREVIEW).text
    assert '<h1 dir="auto">Mijn weg</h1>' in shown
    assert "<em>Amina</em>" in shown
    assert TEXT in shown
    form = journey.get(COMPOSE).text
    assert f'name="version" value="{answer.sharing.version_id}" checked' in form
    assert f'name="answer" value="{answer.id}" checked' in form


def test_an_answer_is_a_placeholder_without_a_name_until_whoever_wrote_it_says_yes(
    visitor: Visitor, world: World
) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    placeholder = said("There is %(num)d answer to this text that is not shown here.", num=1)
    main = visitor.get(PREVIEW).text
    assert ANSWER not in main
    assert "Nadia" not in main
    assert placeholder in main
    assert decide(visitor, world.nadia, answer.id, "give") == 200
    main = visitor.get(PREVIEW).text
    assert ANSWER in main
    assert "Nadia" in main
    assert placeholder not in main


def test_two_answers_of_one_person_that_are_not_shown_are_counted_as_answers(visitor: Visitor, world: World) -> None:
    first = answered(world)
    second = reply(first.sharing, world.nadia, "En nog iets.")
    visitor.as_(world.amina).post(COMPOSE, page_form(version=[first.sharing.version_id], answer=[first.id, second.id]))
    answers = "There is %(num)d answer to this text that is not shown here."
    with visitor.app.test_request_context(), force_locale("nl"):
        both = ngettext(answers, "There are %(num)d answers to this text that are not shown here.", 2)
    assert both in visitor.get(PREVIEW).text
    decide(visitor, world.nadia, first.id, "give")
    assert said(answers, num=1) in visitor.get(PREVIEW).text


def test_a_yes_is_taken_back_at_once_and_a_no_needs_no_reason(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    for do, seen in (("give", True), ("refuse", False), ("give", True), ("refuse", False)):
        decide(visitor, world.nadia, answer.id, do)
        assert (ANSWER in visitor.get(PREVIEW).text) is seen
    assert consents() == [(answer.id, True, False)]


def test_whoever_answered_finds_the_question_at_their_table(journey: Visitor, world: World) -> None:
    answer = answered(world)
    composed(Visitor(journey.app), world, answer)
    coach = journey.as_(world.nadia)
    assert 'href="/toestemming"' in coach.get("/mijn-tafel").text
    asked = coach.get("/toestemming").text
    assert ANSWER in asked
    assert f"{said('Your answer to a text under this question:')} {answer.sharing.version.reflection.question}" in asked
    after = coach.post(f"/toestemming/{answer.id}", {"do": "give"}).text
    assert said("You said yes, %(when)s.", when="").rstrip(" .,") in after
    assert 'href="/toestemming"' not in coach.get("/mijn-tafel").text


def test_who_is_asked_reads_that_a_link_ends_and_that_a_paper_stays(visitor: Visitor, world: World) -> None:
    words = said(
        "The link works until a day that the learner chooses. They can also make a paper of the page, and a paper can "
        "be kept: with a later no, your answer leaves the page, and not the papers that are there already."
    )
    composed(visitor, world, answered(world))
    assert words in visitor.as_(world.nadia).get("/toestemming").text


def test_nobody_else_decides(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    for other in (world.amina, world.pieter, world.rachid, world.joris, world.els):
        assert decide(visitor, other, answer.id, "give") == 404
    assert consents() == [(answer.id, False, False)]


def test_what_is_neither_yes_nor_no_changes_nothing(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    assert decide(visitor, world.nadia, answer.id, "misschien") == 400
    assert consents() == [(answer.id, False, False)]


def test_an_answer_that_leaves_the_page_is_asked_for_no_longer_but_a_no_stays_a_no(
    visitor: Visitor, world: World
) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    visitor.post(COMPOSE, page_form(revision="1"))
    assert consents() == []
    visitor.post(COMPOSE, page_form(answer=[answer.id], revision="2"))
    decide(visitor, world.nadia, answer.id, "refuse")
    visitor.post(COMPOSE, page_form(revision="3"))
    visitor.post(COMPOSE, page_form(answer=[answer.id], revision="4"))
    assert consents() == [(answer.id, True, False)]


def test_an_answer_of_somebody_who_is_gone_is_not_shown(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    decide(visitor, world.nadia, answer.id, "give")
    browser(visitor.app, world.nadia).post("/mijn-gegevens/wissen")
    assert ANSWER not in visitor.get(PREVIEW).text


def test_somebody_elses_texts_and_drafts_cannot_be_put_on_a_page(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    draft = reply(answer.sharing, world.nadia, "Nog niet klaar", released=False)
    visitor.as_(world.joris)
    visitor.post(COMPOSE, page_form(version=[answer.sharing.version_id], answer=[answer.id]))
    assert db.session.scalars(select(ShownPart)).all() == []
    browser(visitor.app, world.amina).post(COMPOSE, page_form(answer=[draft.id]))
    assert db.session.scalars(select(ShownPart)).all() == []
    assert consents() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "x" * 121},
        {"introduction": "x" * 5001},
    ],
)
def test_what_does_not_fit_is_asked_again_with_what_was_typed(
    journey: Visitor, world: World, changed: dict[str, str]
) -> None:
    form = {**page_form(), **changed}
    again = journey.as_(world.amina).post(COMPOSE, form)
    assert again.status_code == 422
    assert str(form["title"]) in again.text
    assert str(form["introduction"]) in again.text
    assert db.session.scalars(select(ShownPage)).all() == []


@pytest.mark.parametrize("changed", [{"version": ["x"]}, {"answer": ["99999999999999999999"]}, {"revision": "x"}])
def test_what_is_no_number_is_never_an_error_of_ours(
    journey: Visitor, world: World, changed: dict[str, object]
) -> None:
    form = {**page_form(), **changed}
    assert journey.as_(world.amina).post(COMPOSE, form).status_code in {200, 422}


@pytest.mark.parametrize("words", ["<script>x</script>", "\x00\x07a", "عربي \u202e", "😀" * 100, "[x](javascript:y)"])
def test_any_title_and_introduction_are_shown_as_words(visitor: Visitor, world: World, words: str) -> None:
    visitor.as_(world.amina).post(COMPOSE, page_form(title=words, introduction=words))
    shown = visitor.get(PREVIEW)
    assert shown.status_code == 200
    assert "<script>x" not in shown.text
    assert 'href="javascript' not in shown.text


def test_more_than_somebody_reads_does_not_stand_on_one_page(
    journey: Visitor, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elearn.growth.actions.MOST_PARTS", 1)
    answer = answered(world)
    form = page_form(version=[answer.sharing.version_id], answer=[answer.id])
    again = journey.as_(world.amina).post(COMPOSE, form)
    assert again.status_code == 422
    assert f'name="answer" value="{answer.id}" checked' in again.text
    assert db.session.scalars(select(ShownPage)).all() == []


def test_two_windows_never_overwrite_each_other(journey: Visitor, world: World) -> None:
    journey.as_(world.amina).post(COMPOSE, page_form(introduction="Eerste venster"))
    again = journey.post(COMPOSE, page_form(introduction="Tweede venster"))
    assert again.status_code == 422
    assert "Eerste venster" in again.text
    assert "Tweede venster" in again.text
    assert page().introduction == "Eerste venster"
    journey.post(COMPOSE, page_form(introduction="Tweede venster", revision="1"))
    assert page().introduction == "Tweede venster"


def test_the_same_form_sent_twice_is_one_page(journey: Visitor, world: World) -> None:
    answer = answered(world)
    form = page_form(version=[answer.sharing.version_id], answer=[answer.id])
    journey.as_(world.amina)
    for _time in range(2):
        assert journey.post(COMPOSE, form).status_code == 200
    assert len(page().parts) == 2
    assert page().revision == 1


def test_a_page_that_was_not_made_has_no_preview(visitor: Visitor, world: World) -> None:
    assert visitor.as_(world.amina).get(PREVIEW).status_code == 404


def test_the_page_is_there_for_its_maker_alone(visitor: Visitor, world: World) -> None:
    composed(visitor, world, answered(world))
    for other in (world.joris, world.nadia, world.pieter, world.els):
        assert browser(visitor.app, other).get(PREVIEW).status_code == 404
        assert "Mijn weg" not in browser(visitor.app, other).get(COMPOSE).text


def test_more_answers_ask_no_more_queries(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    sheet = answer.sharing.version.reflection
    visitor.as_(world.amina)
    asked: dict[str, list[int]] = {COMPOSE: [], PREVIEW: []}
    chosen = [answer]
    for number in range(3):
        save_draft(world.amina.id, sheet.question_key, sheet.question, f"Versie {number}", sheet.revision)
        chosen.append(reply(share(sheet, world.group, world.nadia), world.pieter, role=Role.LECTURER))
        form = page_form(version=[one.sharing.version_id for one in chosen], answer=[one.id for one in chosen])
        visitor.post(COMPOSE, {**form, "revision": str(number)})
        for path, counts in asked.items():
            visitor.get(path)
            with count_queries() as sent:
                visitor.get(path)
            counts.append(len(sent))
    assert all(counts[0] == counts[-1] for counts in asked.values())


def test_words_that_somebody_else_wrote_after_the_yes_need_a_yes_of_their_own(visitor: Visitor, world: World) -> None:
    answer = answered(world)
    composed(visitor, world, answer)
    decide(visitor, world.nadia, answer.id, "give")
    answer.body, answer.worded_by_id, answer.worded_at = "In woorden van Pieter.", world.pieter.id, now()
    db.session.commit()
    assert "In woorden van Pieter." not in visitor.get(PREVIEW).text
    assert consents() == [(answer.id, False, True)]
    assert said("A learner asks whether your answer may stand on a page they show") in asked_on_desk(visitor, world)
    decide(visitor, world.nadia, answer.id, "give")
    assert "In woorden van Pieter." in visitor.get(PREVIEW).text


def asked_on_desk(visitor: Visitor, world: World) -> str:
    return browser(visitor.app, world.nadia).get("/mijn-tafel").text
