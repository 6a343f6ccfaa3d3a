"""How a group is answered, as its lecturers see it: what waits, with whom, and nobody's speed."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.care.models import CoachCare
from elearn.database import db, now
from elearn.groups.models import Group, Membership
from elearn.groups.overview import overview_of
from elearn.reflections.audience import offers_in
from elearn.reflections.passing.actions import hand_over
from elearn.reflections.queries import waiting_for_coach
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from tests.language import said
from tests.queries import count_queries
from tests.reflections.people import HERE, browser, reply, share, sheet_of, write
from tests.visitor import Visitor
from tests.world import World, join, person

DAY = timedelta(days=1)


def page(world: World) -> str:
    return f"/groepen/{world.group.id}/antwoorden"


def region(text: str, title: str) -> str:
    """What stands under a heading, without tags."""
    part = text.split(f'id="{title}-title"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def old(sharing: Sharing, days: int) -> Sharing:
    sharing.shared_at = now() - days * DAY
    db.session.commit()
    return sharing


def set_most(world: World, coach: User, most: int | None) -> None:
    query = select(Membership).where(Membership.group_id == world.group.id, Membership.user_id == coach.id)
    db.session.scalars(query).one().most_waiting = most
    db.session.commit()


def test_what_waits_longer_than_the_group_promised_is_on_it_and_what_was_answered_is_not(
    journey: Visitor, world: World
) -> None:
    late = old(share(write(world.amina), world.group, world.nadia), 8)
    reply(old(share(write(world.amina, key="a/b"), world.group, world.nadia), 8), world.nadia)
    old(share(write(world.joris), world.group, world.nadia), 6)
    text = journey.as_(world.pieter).get(page(world)).text
    assert f"/delingen/{late.id}/doorgeven" in text
    assert "Joris" not in region(text, "late")
    journey.post(page(world) + "/termijn", {"days": 5})
    assert "Joris" in region(journey.get(page(world)).text, "late")


@pytest.mark.parametrize("days", ["0", "61", "", "gauw"])
def test_a_promise_that_does_not_fit_comes_back_as_it_was_typed(journey: Visitor, world: World, days: str) -> None:
    answer = journey.as_(world.pieter).post(page(world) + "/termijn", {"days": days})
    assert answer.status_code == 422
    assert f'value="{days}"' in answer.text
    assert db.session.get_one(Group, world.group.id).answer_within == 7


def test_a_learner_reads_before_sharing_when_the_tandem_wants_to_answer(visitor: Visitor, world: World) -> None:
    browser(visitor.app, world.pieter).post(page(world) + "/termijn", {"days": 12})
    write(world.amina)
    learner = visitor.as_(world.amina)
    for path in (HERE + "/deling", f"/groepen/{world.group.id}"):
        assert re.search(r"\b12 (dagen|days)\b", learner.get(path).text), path


def test_who_was_answered_by_nobody_is_named_once(visitor: Visitor, world: World) -> None:
    share(write(world.amina), world.group, world.nadia)
    share(write(world.amina, key="a/b"), world.group, world.nadia)
    reply(share(write(world.joris), world.group, world.nadia), world.nadia)
    assert overview_of(world.group).unanswered == ["Amina"]


def test_a_name_that_was_chosen_for_a_text_stands_by_itself_among_who_was_not_answered(
    visitor: Visitor, world: World
) -> None:
    own, chosen = (share(write(world.amina, key=key), world.group, world.nadia) for key in ("a/b", "a/c"))
    chosen.chosen_name = "Zonnebloem"
    db.session.commit()
    visitor.as_(world.pieter)
    assert region(visitor.get(page(world)).text, "unanswered").endswith("Amina Zonnebloem")
    reply(own, world.nadia)
    assert region(visitor.get(page(world)).text, "unanswered").endswith(" Zonnebloem")
    assert "Amina" not in visitor.get(page(world)).text
    reply(chosen, world.pieter, role=Role.LECTURER)
    assert overview_of(world.group).unanswered == []


def test_what_waits_with_each_coach_is_counted_for_this_group_alone_and_in_the_order_of_names(world: World) -> None:
    join(world.other_group, {world.rachid: Role.COACH})
    share(write(world.sam), world.other_group, world.rachid)
    for author in (world.amina, world.joris):
        share(write(author), world.group, world.rachid)
    sheet = sheet_of(world.amina)
    sheet.draft = "Een tweede versie."
    share(sheet, world.group, world.rachid)
    tables = [(one.coach.user.shown_name, one.waiting) for one in overview_of(world.group).tables]
    assert tables == [("Nadia", 0), ("Rachid", 2)]


def test_a_lecturer_says_how_many_texts_wait_with_a_coach_at_once_and_the_next_goes_elsewhere(
    journey: Visitor, world: World
) -> None:
    path = f"{page(world)}/ruimte/{world.nadia.id}"
    journey.as_(world.pieter).post(path, {f"coach-{world.nadia.id}-most": "1"})
    share(write(world.amina), world.group, world.nadia)
    share(write(world.amina, key="a/b"), world.group, world.rachid)
    share(write(world.amina, key="a/c"), world.group, world.rachid)
    write(world.joris)
    assert offers_in(world.group.id, sheet_of(world.joris)).coach_id == world.rachid.id
    set_most(world, world.rachid, 2)
    assert offers_in(world.group.id, sheet_of(world.joris)).coach_id is None
    journey.post(path, {f"coach-{world.nadia.id}-most": ""})
    assert offers_in(world.group.id, sheet_of(world.joris)).coach_id == world.nadia.id


def test_what_a_coach_set_for_themselves_stands_with_what_waits_with_them(visitor: Visitor, world: World) -> None:
    until = now().date() + 9 * DAY
    db.session.add(CoachCare(user_id=world.nadia.id, paused_until=until, rather_not="Kinderen"))
    tables = region(visitor.as_(world.pieter).get(page(world)).text, "tables")
    assert said("takes a break up to and including %(day)s", day=until.day) in tables
    assert f"{said('rather not about:')} Kinderen" in tables


def test_a_coach_reads_which_limit_a_lecturer_set_for_them(visitor: Visitor, world: World) -> None:
    set_most(world, world.nadia, 3)
    line = re.compile(r"\b3 (texts|teksten)\b")
    path = f"/groepen/{world.group.id}"
    assert line.search(visitor.as_(world.nadia).get(path).text)
    for other in (world.rachid, world.amina):
        assert not line.search(browser(visitor.app, other).get(path).text)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("100", "Write a number from 0 to 99."),
        ("-1", "Write a number from 0 to 99."),
        ("9" * 30, "Write a number from 0 to 99."),
        ("2.5", "Write a whole number."),
    ],
)
def test_a_limit_that_does_not_fit_comes_back_in_words_beside_the_right_coach_and_the_old_one_holds(
    journey: Visitor, world: World, typed: str, words: str
) -> None:
    field = f"coach-{world.rachid.id}-most"
    set_most(world, world.rachid, 99)
    answer = journey.as_(world.pieter).post(f"{page(world)}/ruimte/{world.rachid.id}", {field: typed})
    assert answer.status_code == 422
    assert said(words) in answer.text.split(f'id="{field}-error"')[1].split("</p>")[0]
    assert f'value="{typed}"' in answer.text
    query = select(Membership.most_waiting).where(Membership.user_id == world.rachid.id)
    assert db.session.scalars(query).one() == 99
    assert journey.post(f"{page(world)}/ruimte/{world.amina.id}", {}).status_code == 404


def test_what_changed_hands_in_the_last_month_is_on_it(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    hand_over(sharing, world.nadia.id, "Een woord voor Pieter.")
    db.session.commit()
    handed = region(visitor.as_(world.pieter).get(page(world)).text, "handed")
    assert said("from %(coach)s to the lecturers", coach="Nadia") in handed
    assert "Een woord voor Pieter." not in handed
    sharing.withdrawn_at = now()
    assert "Amina" not in region(visitor.get(page(world)).text, "handed")


@pytest.mark.parametrize("hours", [1, 200])
def test_how_fast_and_how_often_a_coach_answered_is_on_no_page_of_the_lecturer(
    visitor: Visitor, world: World, hours: int
) -> None:
    """Both pages are the same after one answer and after three, given at once or after a week."""
    visitor.as_(world.pieter)
    first = old(share(write(world.amina), world.group, world.nadia), 20)
    reply(first, world.nadia).released_at = first.shared_at + timedelta(hours=90)
    pages = [page(world), f"/groepen/{world.group.id}"]
    before = [visitor.get(path).text for path in pages]
    answer = reply(first, world.nadia)
    answer.released_at = answer.saved_at = first.shared_at + timedelta(hours=hours)
    reply(first, world.nadia).released_at = now()
    assert [visitor.get(path).text for path in pages] == before


def test_a_long_overview_makes_no_more_queries_than_a_short_one(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter)
    visitor.get(page(world))
    with count_queries() as few:
        visitor.get(page(world))
    for number in range(8):
        learner, coach = person(f"Leerling {number}"), person(f"Coach {number}")
        join(world.group, {learner: Role.LEARNER, coach: Role.COACH})
        sharing = old(share(write(learner), world.group, world.nadia), 10)
        hand_over(sharing, world.nadia.id, "")
    with count_queries() as many:
        text = visitor.get(page(world)).text
    assert text.count("person-waits") == 8
    assert len(many) == len(few) + 1  # the declined of what waits


def test_the_oldest_promise_comes_first_on_a_coachs_table(world: World) -> None:
    join(world.other_group, {world.nadia: Role.COACH})
    world.group.answer_within, world.other_group.answer_within = 30, 3
    here = old(share(write(world.amina), world.group, world.nadia), 9)
    there = old(share(write(world.sam), world.other_group, world.nadia), 2)
    assert waiting_for_coach(world.nadia.id) == [there, here]
    world.group.answer_within = 3
    assert waiting_for_coach(world.nadia.id, limit=1) == [here]


PAGES_OF_A_LECTURER = ("/", "/groepen/", "/berichten", "/reflecties/groep")


def seen_by_lecturer(visitor: Visitor, world: World) -> list[str]:
    paths = (*PAGES_OF_A_LECTURER, page(world), f"/groepen/{world.group.id}")
    return [visitor.get(path).text for path in paths]


def test_that_somebody_is_writing_is_on_no_page_unless_they_say_so(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter)
    before = seen_by_lecturer(visitor, world)
    write(world.amina, "Een geheim begin.")
    assert seen_by_lecturer(visitor, world) == before
    shown = browser(visitor.app, world.amina).post(f"/groepen/{world.group.id}/schrijven", {"shown": "y"}, plain=True)
    assert said("They may see that you are writing, never what.") in shown.text
    after = seen_by_lecturer(visitor, world)
    assert [was == now_ for was, now_ in zip(before, after, strict=True)] == [True] * 5 + [False]
    assert after[-1].count(said("Is writing.")) == 1
    assert "Een geheim begin." not in "".join(after)
    browser(visitor.app, world.amina).post(f"/groepen/{world.group.id}/schrijven")
    assert seen_by_lecturer(visitor, world) == before


def test_what_was_shared_as_it_is_or_cannot_be_shared_is_no_writing(visitor: Visitor, world: World) -> None:
    db.session.query(Membership).filter_by(user_id=world.amina.id).one().shows_writing = True
    share(write(world.amina), world.group, world.nadia)
    write(world.amina, " \n", key="a/b")
    visitor.as_(world.pieter)
    assert said("Is writing.") not in visitor.get(f"/groepen/{world.group.id}").text
    sheet_of(world.amina).draft = "En nog een zin."
    assert said("Is writing.") in visitor.get(f"/groepen/{world.group.id}").text
