"""A text goes on to another reader: handed over by its coach, given by a lecturer, and first asked where it must be."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.care.models import CoachCare
from elearn.care.queries import who_takes_none
from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.notices.happenings import Kind
from elearn.reflections.answer_actions import decline
from elearn.reflections.audience import offers_in, present_readers
from elearn.reflections.notes.models import TandemNote
from elearn.reflections.passing.models import AskedReader, HandOver
from elearn.reflections.queries import waiting_for_coach
from elearn.reflections.sharing_actions import withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.language import said
from tests.notices.happening import kinds
from tests.reflections.people import TEXT, browser, reply, share, sheet_of, write
from tests.visitor import Visitor
from tests.world import World

WORD = "Ik ben tot volgende week weg."


@pytest.fixture
def given(world: World) -> Sharing:
    """Amina shared a text with the tandem; it was given to Nadia, who began an answer."""
    sharing = share(write(world.amina), world.group, world.nadia)
    reply(sharing, world.nadia, "Mijn begin van een antwoord.", released=False)
    return sharing


def again(sharing: Sharing) -> Sharing:
    db.session.expire_all()
    return db.session.get_one(Sharing, sharing.id)


def can_open(visitor: Visitor, person: User, sharing: Sharing) -> bool:
    return browser(visitor.app, person).get(f"/delingen/{sharing.id}").status_code == 200


def readers(sharing: Sharing) -> set[str]:
    return {one.user.shown_name for one in present_readers(again(sharing))}


def give(visitor: Visitor, world: World, sharing: Sharing, coach: User) -> int:
    lecturer = Visitor(visitor.app, htmx=visitor.htmx).as_(world.pieter)
    return lecturer.post(f"/delingen/{sharing.id}/doorgeven", {"coach": coach.id}).status_code


def say(visitor: Visitor, person: User, sharing: Sharing, says: str, question: int | None = None) -> int:
    asked = db.session.scalars(select(AskedReader.id).order_by(AskedReader.id.desc())).first()
    form = {"says": says, "question": question or asked or 0}
    return Visitor(visitor.app, htmx=visitor.htmx).as_(person).post(f"/delingen/{sharing.id}/lezer", form).status_code


def test_a_coach_hands_over_with_a_word_that_the_learner_never_sees(
    journey: Visitor, world: World, given: Sharing
) -> None:
    page = journey.as_(world.nadia).get(f"/delingen/{given.id}/overdracht").text
    assert said("A word to the lecturer (not needed)") in page
    left = journey.post(f"/delingen/{given.id}/overdracht", {"note": WORD})
    assert said("Nothing waits for you") in left.text
    assert journey.get(f"/delingen/{given.id}").status_code == 404
    assert readers(given) == {"Pieter"}
    assert WORD in browser(journey.app, world.pieter).get(f"/delingen/{given.id}").text
    learner = browser(journey.app, world.amina)
    for path in (f"/delingen/{given.id}", "/berichten", "/mijn-gegevens/tandem.json"):
        assert WORD not in learner.get(path).text


def test_the_drafts_of_who_handed_over_are_there_when_the_text_comes_back(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    browser(visitor.app, world.nadia).post(f"/delingen/{given.id}/overdracht")
    assert "Mijn begin" not in browser(visitor.app, world.pieter).get(f"/delingen/{given.id}").text
    assert give(visitor, world, given, world.nadia) == 200
    assert again(given).coach_id == world.nadia.id
    assert "Mijn begin van een antwoord." in browser(visitor.app, world.nadia).get(f"/delingen/{given.id}").text


def test_who_answered_cannot_hand_over_and_keeps_what_they_typed(
    journey: Visitor, world: World, given: Sharing
) -> None:
    reply(given, world.nadia)
    answer = journey.as_(world.nadia).post(f"/delingen/{given.id}/overdracht", {"note": WORD})
    assert answer.status_code == 422
    assert WORD in answer.text
    assert again(given).coach_id == world.nadia.id


def test_a_word_that_is_too_long_comes_back_and_nothing_is_handed_over(
    journey: Visitor, world: World, given: Sharing
) -> None:
    answer = journey.as_(world.nadia).post(f"/delingen/{given.id}/overdracht", {"note": "woord " * 400})
    assert (answer.status_code, "woord " * 400 in answer.text) == (422, True)
    assert again(given).coach_id == world.nadia.id
    assert db.session.scalars(select(TandemNote)).all() == []


def test_a_new_version_does_not_go_back_by_itself_to_who_handed_over(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    browser(visitor.app, world.nadia).post(f"/delingen/{given.id}/overdracht")
    share(write(world.joris), world.group, world.rachid)
    assert offers_in(world.group.id, sheet_of(world.amina)).coach_id == world.rachid.id


def test_before_another_coach_reads_a_text_for_the_tandem_its_author_is_asked(
    journey: Visitor, world: World, given: Sharing
) -> None:
    assert give(journey, world, given, world.rachid) == 200
    assert (again(given).coach_id, readers(given)) == (world.nadia.id, {"Pieter", "Nadia"})
    assert not can_open(journey, world.rachid, given)
    page = browser(journey.app, world.amina).get(f"/delingen/{given.id}").text
    assert said("May %(coach)s read this text?", coach="Rachid") in page
    assert say(journey, world.amina, given, "yes") == 200
    assert (again(given).coach_id, readers(given)) == (world.rachid.id, {"Pieter", "Rachid"})
    assert can_open(journey, world.rachid, given)
    assert not can_open(journey, world.nadia, given)
    assert waiting_for_coach(world.rachid.id) == [given]
    assert "Mijn begin" not in browser(journey.app, world.rachid).get(f"/delingen/{given.id}").text


def test_a_no_needs_no_reason_changes_nothing_and_is_not_asked_again(
    journey: Visitor, world: World, given: Sharing
) -> None:
    give(journey, world, given, world.rachid)
    assert say(journey, world.amina, given, "no") == 200
    assert again(given).coach_id == world.nadia.id
    assert not can_open(journey, world.rachid, given)
    assert give(journey, world, given, world.rachid) == 422
    choosing = browser(journey.app, world.pieter).get(f"/delingen/{given.id}/doorgeven").text
    assert said("the learner said no to this reader") in choosing
    db.session.add(CoachCare(user_id=world.nadia.id, most_a_week=0))
    assert offers_in(world.group.id, sheet_of(world.amina)).coach_id is None


def test_what_was_asked_can_be_taken_back_and_a_late_yes_opens_nothing(
    journey: Visitor, world: World, given: Sharing
) -> None:
    give(journey, world, given, world.rachid)
    late = db.session.scalars(select(AskedReader.id)).one()
    journey.as_(world.pieter).post(f"/delingen/{given.id}/doorgeven/einde")
    assert say(journey, world.amina, given, "yes", late) == 422
    assert not can_open(journey, world.rachid, given)
    assert kinds(world.amina) == []


def test_a_yes_is_to_the_coach_whose_name_was_read(visitor: Visitor, world: World, given: Sharing) -> None:
    """The question was taken back and asked again about somebody else while the page was open."""
    give(visitor, world, given, world.rachid)
    first = db.session.scalars(select(AskedReader.id)).one()
    browser(visitor.app, world.pieter).post(f"/delingen/{given.id}/doorgeven/einde")
    other = AskedReader(sharing_id=given.id, coach_id=world.rachid.id, asked_by_id=world.pieter.id)
    other.id = first + 1
    db.session.add(other)
    assert say(visitor, world.amina, given, "yes", first) == 422
    assert not can_open(visitor, world.rachid, given)


def test_what_is_for_the_whole_group_is_given_at_once(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, None, Audience.GROUP)
    assert give(journey, world, sharing, world.rachid) == 200
    assert again(sharing).coach_id == world.rachid.id
    assert db.session.scalars(select(AskedReader)).all() == []


@pytest.mark.parametrize("happens", ["withdrawn", "newer", "answered"])
def test_a_yes_after_the_text_went_on_another_way_opens_nothing(
    visitor: Visitor, world: World, given: Sharing, happens: str
) -> None:
    give(visitor, world, given, world.rachid)
    if happens == "withdrawn":
        withdraw(given)
    elif happens == "newer":
        sheet = sheet_of(world.amina)
        sheet.draft = "Een tweede versie."
        share(sheet, world.group, world.nadia)
    else:
        reply(given, world.nadia)
    db.session.commit()
    say(visitor, world.amina, given, "yes")
    assert again(given).coach_id == world.nadia.id
    assert not can_open(visitor, world.rachid, given)


def test_a_yes_that_comes_while_the_coach_is_on_a_pause_is_kept_for_later(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    give(visitor, world, given, world.rachid)
    care = CoachCare(user_id=world.rachid.id, paused_until=(now() + timedelta(days=3)).date())
    db.session.add(care)
    say(visitor, world.amina, given, "yes")
    assert again(given).coach_id == world.nadia.id
    db.session.delete(db.session.get_one(CoachCare, world.rachid.id))
    assert give(visitor, world, given, world.rachid) == 200
    assert again(given).coach_id == world.rachid.id


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("declined", "said that this text is not for them"),
        ("paused", "takes a break"),
        ("week", "has enough texts for now"),
        ("limit", "has enough texts for now"),
    ],
)
def test_a_coach_who_takes_no_text_cannot_be_chosen_and_the_page_says_why(
    journey: Visitor, world: World, given: Sharing, why: str, words: str
) -> None:
    rachid = db.session.query(Membership).filter_by(user_id=world.rachid.id).one()
    if why == "declined":
        given.coach_id = world.rachid.id
        decline(given, world.rachid.id)
    elif why == "paused":
        db.session.add(CoachCare(user_id=world.rachid.id, paused_until=(now() + timedelta(days=3)).date()))
    elif why == "week":
        db.session.add(CoachCare(user_id=world.rachid.id, most_a_week=0))
    else:
        rachid.most_waiting = 0
    db.session.commit()
    page = journey.as_(world.pieter).get(f"/delingen/{given.id}/doorgeven").text
    assert f'value="{world.rachid.id}" disabled' in page
    assert said(words) in page
    assert journey.post(f"/delingen/{given.id}/doorgeven", {"coach": world.rachid.id}).status_code == 422
    assert db.session.scalars(select(AskedReader)).all() == []


def test_where_no_coach_is_free_the_page_says_what_a_lecturer_can_do_now(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    stays = "Nobody else can take this text now. It stays on the table of %(coach)s, and you can answer it yourself."
    waits = (
        "No coach can take this text now. It waits for you: answer it yourself, or come back when somebody has room."
    )
    path = f"/delingen/{given.id}/doorgeven"
    visitor.as_(world.pieter)

    def told() -> list[bool]:
        page = visitor.get(path).text
        return [words in page for words in (said(stays, coach="Nadia"), said(waits), f"/delingen/{given.id}#answering")]

    assert told() == [False, False, False]
    db.session.add_all([CoachCare(user_id=coach.id, most_a_week=0) for coach in (world.nadia, world.rachid)])
    db.session.commit()
    assert told() == [True, False, True]
    given.coach_id = None
    assert told() == [False, True, True]


def test_a_text_that_was_given_counts_for_the_week_of_the_coach(visitor: Visitor, world: World, given: Sharing) -> None:
    given.shared_at = now() - timedelta(days=20)
    db.session.add(CoachCare(user_id=world.rachid.id, most_a_week=1))
    db.session.commit()
    give(visitor, world, given, world.rachid)
    say(visitor, world.amina, given, "yes")
    assert set(who_takes_none([world.rachid.id], now().date())) == {world.rachid.id}


def test_the_messages_say_who_passed_what_on_and_nothing_to_anybody_else(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    browser(visitor.app, world.nadia).post(f"/delingen/{given.id}/overdracht", {"note": WORD})
    assert Kind.HANDED_OVER in kinds(world.pieter)
    give(visitor, world, given, world.rachid)
    assert kinds(world.amina) == [Kind.MAY_READ]
    listed = browser(visitor.app, world.amina).get("/berichten").text
    assert said("May %(who)s read your text and answer it? You decide.", who="Rachid") in listed
    assert f'action="/delingen/{given.id}/lezer"' in listed
    say(visitor, world.amina, given, "yes")
    assert kinds(world.amina) == []
    assert kinds(world.pieter)[0] is Kind.READER_WELCOME
    assert Kind.GIVEN in kinds(world.rachid)
    assert kinds(world.nadia) == kinds(world.joris) == []
    assert TEXT not in browser(visitor.app, world.rachid).get("/berichten").text


def test_a_coach_from_whose_table_a_text_was_taken_reads_that_their_words_are_kept(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    give(visitor, world, given, world.rachid)
    say(visitor, world.amina, given, "yes")
    assert kinds(world.nadia) == [Kind.GIVEN_AWAY]
    moved = db.session.scalars(select(HandOver)).one()
    assert (moved.by_id, moved.from_id, moved.to_id) == (world.pieter.id, world.nadia.id, world.rachid.id)
    assert "Mijn begin van een antwoord." in browser(visitor.app, world.nadia).get("/mijn-gegevens/tandem.json").text
    page = browser(visitor.app, world.nadia).get("/mijn-gegevens/").text
    assert 'href="/mijn-gegevens/#was-writing"' in browser(visitor.app, world.nadia).get("/berichten").text
    assert ("Mijn begin van een antwoord." in page, TEXT in page) == (True, False)
    given.coach_id = world.nadia.id
    db.session.commit()
    for path in ("/berichten", "/mijn-gegevens/"):
        assert "was-writing" not in browser(visitor.app, world.nadia).get(path).text


def test_only_the_author_decides_who_reads(visitor: Visitor, world: World, given: Sharing) -> None:
    give(visitor, world, given, world.rachid)
    for person in (world.rachid, world.nadia, world.pieter, world.joris, world.lotte):
        assert say(visitor, person, given, "yes") == 404
    assert say(visitor, world.amina, given, "misschien") == 422
    assert again(given).coach_id == world.nadia.id


def test_what_a_coach_wrote_to_the_lecturer_is_not_for_the_next_coach_and_the_other_way_round(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    nadia, pieter, rachid = (browser(visitor.app, one) for one in (world.nadia, world.pieter, world.rachid))
    page = f"/delingen/{given.id}"
    nadia.post(f"{page}/overleg", {"note": "Dit lijkt op vroeger."})
    nadia.post(f"{page}/kwetst", {"note": "Bel mij op donderdag."})
    pieter.post(f"{page}/overleg", {"note": "Ik bel om tien uur."})
    give(visitor, world, given, world.rachid)
    say(visitor, world.amina, given, "yes")
    pieter.post(f"{page}/overleg", {"note": "Rachid, kijk jij?"})
    seen = rachid.get(page).text
    assert "Rachid, kijk jij?" in seen
    assert not [word for word in ("vroeger", "donderdag", "tien uur", "Nadia") if word in seen]
    desk = nadia.get("/mijn-tafel").text
    assert ("Ik bel om tien uur." in desk, "Rachid, kijk jij?" in desk) == (True, False)
    everything = ("vroeger", "donderdag", "tien uur", "kijk jij")
    assert all(word in pieter.get(page).text for word in everything)


def test_who_gets_a_text_back_reads_again_what_was_written_while_they_had_it(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    nadia, page = browser(visitor.app, world.nadia), f"/delingen/{given.id}"
    browser(visitor.app, world.pieter).post(f"{page}/overleg", {"note": "Neem je tijd."})
    nadia.post(f"{page}/overdracht", {"note": WORD})
    browser(visitor.app, world.pieter).post(f"{page}/overleg", {"note": "Alleen voor ons docenten."})
    give(visitor, world, given, world.nadia)
    seen = nadia.get(page).text
    assert ("Neem je tijd." in seen, WORD in seen, "Alleen voor ons docenten." in seen) == (True, True, False)


def test_who_shares_the_same_text_again_gives_it_to_the_coach_they_were_told(
    visitor: Visitor, world: World, given: Sharing
) -> None:
    browser(visitor.app, world.nadia).post(f"/delingen/{given.id}/overdracht", {"note": ""})
    assert again(given).coach_id is None
    same = share(sheet_of(world.amina), world.group, world.rachid)
    assert (same.id, same.coach_id) == (given.id, world.rachid.id)
    assert [one.id for one in waiting_for_coach(world.rachid.id)] == [given.id]
    same.chosen_name = "Zonnebloem"
    db.session.commit()
    told = browser(visitor.app, world.rachid).get("/berichten").text
    assert said("%(who)s gave you a text to answer.", who="Zonnebloem") in told
    overview = browser(visitor.app, world.pieter).get(f"/groepen/{world.group.id}/antwoorden").text
    assert said("given to %(coach)s by %(lecturer)s", coach="Rachid", lecturer="Zonnebloem") in overview
    assert "Amina" not in overview.split('id="handed-title"')[1]
