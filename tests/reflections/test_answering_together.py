"""A coach and a lecturer answer together: two voices side by side, released when both agree to exactly the same."""

import io
from typing import Any

import pytest
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db
from elearn.groups.models import Membership
from elearn.privacy.actions import erase
from elearn.privacy.collecting import everything_of
from elearn.reflections.answer_actions import decline
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_actions import withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.actions import agree, answer_together
from elearn.reflections.together.models import JointAnswer, JointPart
from elearn.reflections.together.showing import Together
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from tests.language import said
from tests.reflections.people import browser, counted_queries, hidden_fields, reply, share, write
from tests.reflections.sounds import sound
from tests.visitor import Visitor
from tests.world import World, join, person

COACHS = "Bij ons lag hij er een week."
LECTURERS = "Dat je keek, telt."


@pytest.fixture
def sharing(world: World) -> Sharing:
    return share(write(world.amina), world.group, world.nadia, Audience.GROUP)


def at(sharing: Sharing, rest: str = "") -> str:
    return f"/delingen/{sharing.id}{rest}"


def drafts(sharing: Sharing, world: World, coachs: str = COACHS) -> tuple[Feedback, Feedback]:
    """A draft of Nadia on the first sentence, and one of Pieter on the whole."""
    coach = reply(sharing, world.nadia, coachs, on=(0,), released=False)
    return coach, reply(sharing, world.pieter, LECTURERS, role=Role.LECTURER, released=False)


def begun(sharing: Sharing, world: World, coachs: str = COACHS) -> JointAnswer:
    """Nadia and Pieter each have a part; nobody has agreed."""
    coach, lecturer = drafts(sharing, world, coachs)
    answer_together(coach, world.pieter)
    joint = answer_together(lecturer, world.nadia)
    db.session.commit()
    return joint


def agreed(visitor: Visitor, sharing: Sharing) -> Any:
    """Press the button on the page as it is now."""
    return visitor.post(at(sharing, "/samen/akkoord"), agreeing(visitor, sharing))


def agreeing(visitor: Visitor, sharing: Sharing) -> dict[str, str]:
    fields = hidden_fields(visitor.get(at(sharing)).text)
    return {name: fields[name] for name in ("joint", "seen")}


def released() -> list[bool]:
    return [one.is_released for one in db.session.scalars(select(Feedback).order_by(Feedback.id))]


def changes(visitor: Visitor, sharing: Sharing, part: Feedback, text: str) -> None:
    form = hidden_fields(visitor.get(at(sharing, f"/antwoorden/{part.id}")).text)
    visitor.post(at(sharing, "/antwoorden"), {**form, "text": text, "do": "keep"})


def test_a_tandem_answers_together_and_the_learner_gets_one_answer_in_two_voices(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    coach, lecturer = drafts(sharing, world)
    nadia, pieter = journey.as_(world.nadia), browser(journey.app, world.pieter)
    asked = nadia.get(at(sharing, f"/antwoorden/{coach.id}/samen")).text
    assert said("Answer together with %(name)s", name="Pieter") in asked
    assert COACHS not in pieter.get(at(sharing)).text
    nadia.post(at(sharing, f"/antwoorden/{coach.id}/samen"), hidden_fields(asked))
    assert COACHS in pieter.get(at(sharing)).text
    pieter.post(at(sharing, f"/antwoorden/{lecturer.id}/samen"), {"partner": world.nadia.id})
    assert LECTURERS in nadia.get(at(sharing)).text
    agreed(nadia, sharing)
    assert released() == [False, False]
    assert said("%(name)s agreed", name="Nadia") in pieter.get(at(sharing)).text
    assert said("Your answer together is released. The learner can read and hear both parts now.") in (
        agreed(pieter, sharing).text
    )
    one, other = db.session.scalars(select(Feedback).order_by(Feedback.id))
    assert one.released_at == other.released_at is not None
    page = browser(journey.app, world.amina).get(at(sharing)).text
    assert page.count('class="answer answer-tandem"') == 1
    assert said("%(coach)s and %(lecturer)s together", coach="Nadia", lecturer="Pieter") in page
    assert page.index(f'id="a{coach.id}"') < page.index(COACHS) < page.index(f'id="a{lecturer.id}"')
    assert page.index(f'id="a{lecturer.id}"') < page.index(LECTURERS)
    assert f'<mark id="q{coach.id}">' in page
    assert page.count(said("Say thank you")) == page.count(said("Ask one question more")) == 2


def test_before_the_release_only_the_two_read_the_parts(visitor: Visitor, world: World, sharing: Sharing) -> None:
    second = person("Greet")
    join(world.group, {second: Role.LECTURER})
    begun(sharing, world)
    for other in (world.amina, world.joris, world.rachid, world.els, second):
        there = browser(visitor.app, other)
        page = there.get(at(sharing)).text
        assert COACHS not in page
        assert LECTURERS not in page
        assert there.post(at(sharing, "/samen/akkoord"), {"joint": "1", "seen": "x"}).status_code in (404, 422)
    assert released() == [False, False]


def test_each_changes_only_their_own_part(visitor: Visitor, world: World, sharing: Sharing) -> None:
    begun(sharing, world)
    coachs, lecturers = db.session.scalars(select(Feedback).order_by(Feedback.id))
    pieter = visitor.as_(world.pieter)
    for rest in ("", "/weg", "/samen"):
        assert pieter.get(at(sharing, f"/antwoorden/{coachs.id}{rest}")).status_code == 404
    form = {"posting": coachs.posting, "revision": coachs.revision, "text": "Anders", "do": "keep"}
    pieter.post(at(sharing, "/antwoorden"), form)
    changes(pieter, sharing, lecturers, "Mijn deel, beter")
    db.session.expire_all()
    assert (coachs.body, lecturers.body) == (COACHS, "Mijn deel, beter")


def test_a_change_after_the_agreement_makes_it_void_and_says_who_still_has_to_agree(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    begun(sharing, world)
    nadia, pieter = journey.as_(world.nadia), browser(journey.app, world.pieter)
    agreed(nadia, sharing)
    changes(pieter, sharing, db.session.scalars(select(Feedback).order_by(Feedback.id.desc())).first(), "Iets anders")
    page = agreed(pieter, sharing).text
    assert released() == [False, False]
    assert said("%(name)s still has to agree", name="Nadia") in page
    assert said("Something changed after one of you agreed, so that agreement no longer counts.") in page
    agreed(nadia, sharing)
    assert released() == [True, True]


def test_agreeing_to_what_is_there_no_longer_is_refused_with_both_parts_as_they_are_now(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    begun(sharing, world)
    nadia, pieter = journey.as_(world.nadia), browser(journey.app, world.pieter)
    agreed(pieter, sharing)
    seen = agreeing(nadia, sharing)
    changes(
        pieter, sharing, db.session.scalars(select(Feedback).order_by(Feedback.id.desc())).first(), "Stiekem anders"
    )
    answer = nadia.post(at(sharing, "/samen/akkoord"), seen)
    assert answer.status_code == 422
    assert said(
        "Something changed after you opened this page. Both parts are here as they are now: read them again."
    ) in (answer.text)
    assert COACHS in answer.text
    assert "Stiekem anders" in answer.text
    assert released() == [False, False]


def test_another_passage_is_another_answer_to_agree_to(visitor: Visitor, world: World, sharing: Sharing) -> None:
    begun(sharing, world)
    nadia, coachs = visitor.as_(world.nadia), db.session.scalars(select(Feedback).order_by(Feedback.id)).first()
    assert coachs is not None
    seen = agreeing(nadia, sharing)
    form = hidden_fields(nadia.get(at(sharing, f"/antwoorden/{coachs.id}")).text)
    nadia.post(at(sharing, "/antwoorden"), {**form, "text": COACHS, "sentence": "2", "do": "keep"})
    assert nadia.post(at(sharing, "/samen/akkoord"), seen).status_code == 422


@pytest.mark.parametrize("rest", ["/antwoorden/{}/vrij", "/antwoorden"])
def test_a_part_is_not_released_by_one_of_the_two(journey: Visitor, world: World, sharing: Sharing, rest: str) -> None:
    begun(sharing, world)
    nadia, coachs = journey.as_(world.nadia), db.session.scalars(select(Feedback).order_by(Feedback.id)).first()
    assert coachs is not None
    form = hidden_fields(nadia.get(at(sharing, f"/antwoorden/{coachs.id}")).text)
    answer = nadia.post(at(sharing, rest.format(coachs.id)), {**form, "text": "Toch maar alleen", "do": "release"})
    assert answer.status_code == 422
    words = (
        "You answer this together, so it is released when both of you agree. If you want to answer alone, stop "
        "answering together first."
    )
    assert said(words) in answer.text
    assert ("Toch maar alleen" in answer.text) is (rest == "/antwoorden")
    nadia.post(at(sharing, "/antwoorden/vrij"))
    assert released() == [False, False]


def test_whoever_stops_takes_their_words_back_and_nothing_is_lost(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    joint = begun(sharing, world)
    nadia, pieter = journey.as_(world.nadia), browser(journey.app, world.pieter)
    agreed(pieter, sharing)
    seen = agreeing(nadia, sharing)
    stopped = nadia.post(at(sharing, "/samen/weg"), {"joint": joint.id})
    assert said("You answer alone again. What you wrote is a draft that only you can read and hear.") in stopped.text
    assert COACHS in stopped.text
    assert LECTURERS not in stopped.text
    assert COACHS not in (page := pieter.get(at(sharing)).text)
    assert LECTURERS in page
    assert nadia.post(at(sharing, "/samen/akkoord"), seen).status_code == 422
    pieter.post(at(sharing, "/antwoorden/vrij"))
    assert released() == [False, True]


def test_who_is_asked_keeps_their_answer_as_a_part_in_one_go(journey: Visitor, world: World, sharing: Sharing) -> None:
    coach, *_rest = drafts(sharing, world)
    joint = answer_together(coach, world.pieter)
    db.session.commit()
    pieter = journey.as_(world.pieter)
    page = pieter.get(at(sharing)).text
    assert said("Keep as my part, with %(name)s", name="Nadia") in page
    form = {**hidden_fields(page), "text": "In een keer mijn deel", "do": "together"}
    pieter.post(at(sharing, "/antwoorden"), form)
    assert "In een keer mijn deel" in browser(journey.app, world.nadia).get(at(sharing)).text
    nadia = browser(journey.app, world.nadia)
    nadia.post(at(sharing, "/samen/weg"), {"joint": joint.id})
    again = {**hidden_fields(pieter.get(at(sharing)).text), "text": "Te laat", "do": "together"}
    refused = pieter.post(at(sharing, "/antwoorden"), again)
    assert refused.status_code == 422
    assert "Te laat</textarea>" in refused.text


def test_a_partner_without_a_part_yet_says_rather_not(journey: Visitor, world: World, sharing: Sharing) -> None:
    coach, _lecturer = drafts(sharing, world)
    joint = answer_together(coach, world.pieter)
    db.session.commit()
    pieter = journey.as_(world.pieter)
    assert said("Rather not together") in pieter.get(at(sharing)).text
    pieter.post(at(sharing, "/samen/weg"), {"joint": joint.id})
    assert COACHS not in pieter.get(at(sharing)).text
    assert COACHS in browser(journey.app, world.nadia).get(at(sharing)).text


def test_a_part_that_is_thrown_away_ends_it_for_both(journey: Visitor, world: World, sharing: Sharing) -> None:
    begun(sharing, world)
    coachs = db.session.scalars(select(Feedback).order_by(Feedback.id)).first()
    assert coachs is not None
    page = journey.as_(world.nadia).post(at(sharing, f"/antwoorden/{coachs.id}/weg")).text
    assert LECTURERS not in page
    assert db.session.scalars(select(JointPart)).all() == []
    assert LECTURERS in browser(journey.app, world.pieter).get(at(sharing)).text


@pytest.mark.parametrize("coachs", ["", " "])
def test_a_part_without_words_or_voice_is_not_agreed_to(
    visitor: Visitor, world: World, sharing: Sharing, coachs: str
) -> None:
    joint = begun(sharing, world, coachs)
    pieter = visitor.as_(world.pieter)
    assert said("I agree to both parts") not in (page := pieter.get(at(sharing)).text)
    assert said("One of the two parts has no words and no voice yet. You can agree when both are there.") in page
    seen = Together(joint, world.pieter.id).fingerprint
    assert pieter.post(at(sharing, "/samen/akkoord"), {"joint": joint.id, "seen": seen}).status_code == 422
    assert released() == [False, False]


def test_the_partner_hears_the_voice_of_a_part_and_nobody_else(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    second = person("Greet")
    join(world.group, {second: Role.LECTURER})
    nadia = visitor.as_(world.nadia)
    form = {"posting": "met-stem", "do": "keep", "voice": (io.BytesIO(sound("toon.mp3")), "stem.mp3")}
    nadia.post(at(sharing, "/antwoorden"), form)
    spoken = db.session.scalars(select(Feedback)).one()
    hear = at(sharing, f"/antwoorden/{spoken.id}/stem")
    pieter = browser(visitor.app, world.pieter)
    assert pieter.get(hear, buffered=True).status_code == 404
    joint = answer_together(spoken, world.pieter)
    db.session.commit()
    assert pieter.get(hear, buffered=True).status_code == 200
    for other in (world.amina, world.joris, world.els, second):
        assert browser(visitor.app, other).get(hear, buffered=True).status_code == 404
    nadia.post(at(sharing, "/samen/weg"), {"joint": joint.id})
    assert pieter.get(hear, buffered=True).status_code == 404


def test_a_coach_chooses_the_lecturer_they_answer_with(journey: Visitor, world: World, sharing: Sharing) -> None:
    second = person("Greet")
    join(world.group, {second: Role.LECTURER})
    coach, _lecturer = drafts(sharing, world)
    nadia = journey.as_(world.nadia)
    assert 'type="radio" name="partner"' in nadia.get(at(sharing, f"/antwoorden/{coach.id}/samen")).text
    for nobody in ("", "x", world.amina.id, world.rachid.id, world.lotte.id):
        answer = nadia.post(at(sharing, f"/antwoorden/{coach.id}/samen"), {"partner": nobody})
        assert answer.status_code == 422
        assert said("Choose somebody to answer with.") in answer.text
    nadia.post(at(sharing, f"/antwoorden/{coach.id}/samen"), {"partner": second.id})
    assert COACHS in browser(journey.app, second).get(at(sharing)).text
    assert COACHS not in browser(journey.app, world.pieter).get(at(sharing)).text


def test_the_same_form_sent_twice_is_one_part_and_a_second_draft_is_refused(
    journey: Visitor, world: World, sharing: Sharing
) -> None:
    coach, _lecturer = drafts(sharing, world)
    another = reply(sharing, world.nadia, "Nog iets", released=False)
    nadia = journey.as_(world.nadia)
    for _time in range(2):
        nadia.post(at(sharing, f"/antwoorden/{coach.id}/samen"), {"partner": world.pieter.id})
    refused = nadia.post(at(sharing, f"/antwoorden/{another.id}/samen"), {"partner": world.pieter.id})
    assert refused.status_code == 422
    assert [part.feedback_id for part in db.session.scalars(select(JointPart))] == [coach.id]


def test_agreeing_again_after_the_release_changes_nothing(visitor: Visitor, world: World, sharing: Sharing) -> None:
    begun(sharing, world)
    nadia = visitor.as_(world.nadia)
    agreed(browser(visitor.app, world.pieter), sharing)
    seen = agreeing(nadia, sharing)
    moments = []
    for _time in range(2):
        assert nadia.post(at(sharing, "/samen/akkoord"), seen).status_code == 200
        moments.append(db.session.scalars(select(Feedback.released_at)).all())
    assert moments[0] == moments[1]
    assert nadia.post(at(sharing, "/samen/weg"), {"joint": seen["joint"]}).status_code == 422
    assert released() == [True, True]


def leave_the_group(sharing: Sharing, person: User) -> None:
    db.session.delete(db.session.scalars(select(Membership).where(Membership.user_id == person.id)).one())


def hand_over(sharing: Sharing, coach: User) -> None:
    sharing.coach_id = None


@pytest.mark.parametrize(
    ("who", "happens"), [("nadia", hand_over), ("nadia", leave_the_group), ("pieter", leave_the_group)]
)
def test_when_one_of_the_two_can_answer_no_longer_both_keep_their_own_part_alone(
    visitor: Visitor, world: World, sharing: Sharing, who: str, happens: Any
) -> None:
    begun(sharing, world)
    happens(sharing, getattr(world, who))
    db.session.commit()
    assert db.session.scalars(select(JointAnswer)).all() == []
    seen = {name: browser(visitor.app, getattr(world, name)).get(at(sharing)).text for name in ("nadia", "pieter")}
    assert LECTURERS not in seen["nadia"]
    assert COACHS not in seen["pieter"]
    assert {one.body for one in db.session.scalars(select(Feedback))} == {COACHS, LECTURERS}


def test_a_text_that_comes_back_brings_no_old_agreement_with_it(world: World, sharing: Sharing) -> None:
    joint = begun(sharing, world)
    agree(sharing, joint.id, world.pieter.id, Together(joint, world.pieter.id).fingerprint)
    for coach in (None, world.nadia.id):
        sharing.coach_id = coach
        db.session.commit()
    assert db.session.scalars(select(JointAnswer)).all() == []


def test_a_change_that_passes_the_session_by_lets_nobody_read_the_others_part(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    joint = begun(sharing, world)
    db.session.execute(Sharing.__table__.update().values(coach_id=None))
    pieter = visitor.as_(world.pieter)
    assert COACHS not in (page := pieter.get(at(sharing)).text)
    assert LECTURERS in page
    assert pieter.post(at(sharing, "/samen/akkoord"), {"joint": joint.id, "seen": "x"}).status_code == 422
    pieter.post(at(sharing, "/antwoorden/vrij"))
    assert released() == [False, True]


def test_not_for_me_takes_the_coachs_part_and_leaves_the_lecturer_theirs(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    begun(sharing, world)
    asked = browser(visitor.app, world.nadia).get(at(sharing, "/niet-voor-mij")).text
    assert "1 antwoord" in asked
    decline(sharing, world.nadia.id)
    db.session.commit()
    assert [one.body for one in db.session.scalars(select(Feedback))] == [LECTURERS]
    assert COACHS not in (page := visitor.as_(world.pieter).get(at(sharing)).text)
    assert LECTURERS in page


def test_a_text_that_is_taken_back_is_answered_by_nobody(visitor: Visitor, world: World, sharing: Sharing) -> None:
    joint = begun(sharing, world)
    nadia, pieter = browser(visitor.app, world.nadia), visitor.as_(world.pieter)
    agreed(nadia, sharing)
    seen = agreeing(pieter, sharing)
    withdraw(sharing)
    assert pieter.post(at(sharing, "/samen/akkoord"), seen).status_code == 404
    assert released() == [False, False]
    page = browser(visitor.app, world.amina).get(at(sharing)).text
    assert COACHS not in page
    assert LECTURERS not in page
    assert joint.released_at is None


@pytest.mark.parametrize("who", ["nadia", "pieter"])
def test_who_is_erased_before_the_release_takes_their_part_along(
    visitor: Visitor, world: World, sharing: Sharing, who: str
) -> None:
    begun(sharing, world)
    stays, kept, gone = (world.pieter, LECTURERS, COACHS) if who == "nadia" else (world.nadia, COACHS, LECTURERS)
    erase(getattr(world, who))
    db.session.commit()
    assert [one.body for one in db.session.scalars(select(Feedback))] == [kept]
    assert db.session.scalars(select(JointAnswer)).all() == []
    page = visitor.as_(stays).get(at(sharing)).text
    assert kept in page
    assert gone not in page


def test_who_is_erased_after_the_release_leaves_their_part_without_a_name(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    joint = begun(sharing, world)
    for one in (world.nadia, world.pieter):
        agree(sharing, joint.id, one.id, Together(joint, one.id).fingerprint)
    erase(world.nadia)
    db.session.commit()
    page = visitor.as_(world.amina).get(at(sharing)).text
    assert page.count('class="answer answer-tandem"') == 1
    assert said("Somebody who is no longer here") in page
    assert COACHS in page
    assert LECTURERS in page


def test_what_somebody_takes_along_holds_their_own_part_alone(world: World, sharing: Sharing) -> None:
    begun(sharing, world)
    given = everything_of(world.nadia)
    assert [(one["body"], one["is_part_of_an_answer_together"]) for one in given["answers_given"]] == [(COACHS, True)]
    assert LECTURERS not in str(given)
    assert COACHS not in str(everything_of(world.amina))


def test_the_desk_says_who_asks_to_answer_together(visitor: Visitor, world: World, sharing: Sharing) -> None:
    _coach, lecturer = drafts(sharing, world)
    answer_together(lecturer, world.nadia)
    db.session.commit()
    desk = visitor.as_(world.nadia).get("/mijn-tafel").text
    assert said("%(name)s asks you to answer a text by %(author)s together", name="Pieter", author="Amina") in desk
    assert LECTURERS not in desk


def test_a_page_asks_the_database_no_more_for_more_that_is_answered_together(
    visitor: Visitor, world: World, sharing: Sharing
) -> None:
    counts = []
    for _time in range(3):
        joint = begun(sharing, world)
        for one in (world.nadia, world.pieter):
            agree(sharing, joint.id, one.id, Together(joint, one.id).fingerprint)
        db.session.commit()
        amina = browser(visitor.app, world.amina)
        with counted_queries() as asked:
            assert amina.get(at(sharing)).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1
