"""Pictures of exercises for a group: given freely, shown from five people on, and never of one person."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.blocks.choice import Choice
from elearn.blocks.exercise import Exercise
from elearn.blocks.web import Web
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.groups.actions import invite, join_with_code, remove_member
from elearn.groups.models import Membership
from elearn.library import Page
from elearn.pictures.actions import NothingToGive, give, take_out
from elearn.pictures.counting import cells_of
from elearn.pictures.models import GroupContribution, GroupPicture
from elearn.pictures.queries import picture_of, pictures_of
from elearn.pictures.subjects import OfExercise
from elearn.privacy.actions import erase
from elearn.rules.actor import Role
from elearn.web.library import catalogue
from tests.exercises.filling import exercise_of, filled, posted_to
from tests.language import said
from tests.lessons.addresses import address
from tests.queries import count_queries
from tests.visitor import Visitor
from tests.world import World, join, person

DRAWN_KINDS = ("choice", "sort", "scale", "web", "order", "predict")


def learners(world: World, number: int) -> list[User]:
    """So many learners in Pieter's class, Amina first."""
    people = [world.amina, world.joris, *(person(f"Leerling {each}") for each in range(number - 2))]
    join(world.group, dict.fromkeys(people[2:], Role.LEARNER))
    return people[:number]


def choice_of_one() -> tuple[Exercise, Page]:
    books = catalogue()
    key, block = next(
        (key, block) for key, block in books.exercises().items() if block.kind == "choice" and not block.many
    )
    page = books.where(key)
    assert page is not None
    return block, page


def answers(user: User, block: Exercise, page: Page, answer: dict[str, Any]) -> Attempt:
    key = page.key_of(block)
    posting = f"posting-{len(db.session.scalars(select(Attempt)).all())}"
    attempt = Attempt(user_id=user.id, exercise_key=key, exercise_version="1", answer=answer, posting=posting)
    db.session.add(attempt)
    db.session.flush()
    return attempt


def gives(user: User, world: World, option: int) -> None:
    """Choose this option of the first choice of one, and give the answer to the picture of Pieter's class."""
    block, page = choice_of_one()
    attempt = answers(user, block, page, {"options": [block.items[option].id]})
    give(user.id, world.group.id, OfExercise(page.key_of(block), block), attempt.id)


def all_give(people: Iterable[User], world: World, option: int = 0) -> None:
    for user in people:
        gives(user, world, option)


def shown(world: World) -> dict[int, int]:
    """Option by number → how many people chose it, in the picture that Pieter's class sees now."""
    block, page = choice_of_one()
    db.session.expire_all()
    picture = picture_of(world.group.id, page.key_of(block))
    spread = picture.rows["chosen"] if picture else {}
    return {place: spread[item.id] for place, item in enumerate(block.items) if item.id in spread}


def there(world: World, block: Exercise, page: Page) -> str:
    return f"/groepen/{world.group.id}/beelden/{page.course}/{block.id}"


def contributions() -> list[GroupContribution]:
    db.session.expire_all()
    return list(db.session.scalars(select(GroupContribution).order_by(GroupContribution.id)))


@pytest.mark.parametrize("kind", DRAWN_KINDS)
def test_a_learner_adds_an_answer_and_takes_it_out(journey: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    journey.as_(world.amina).post(posted_to(block, page), filled(block))
    attempt = db.session.scalars(select(Attempt)).one()
    added = journey.post(f"{there(world, block, page)}/antwoord", {"attempt": attempt.id})
    assert f"{there(world, block, page)}/antwoord/einde" in added.text
    assert ("<html" in added.text) is not journey.htmx
    assert [(one.user_id, one.attempt_id) for one in contributions()] == [(world.amina.id, attempt.id)]
    taken = journey.post(f"{there(world, block, page)}/antwoord/einde")
    assert f"{there(world, block, page)}/antwoord/einde" not in taken.text
    assert [(one.attempt_id, one.membership_id) for one in contributions()] == [(None, None)]


def test_an_answer_is_taken_out_by_deleting_it_too(visitor: Visitor, world: World) -> None:
    gives(world.amina, world, 0)
    block, page = choice_of_one()
    path = f"{there(world, block, page)}/antwoord"
    answer = visitor.as_(world.amina).send("DELETE", path, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303
    assert [one.attempt_id for one in contributions()] == [None]


def test_only_what_was_given_counts_and_a_new_try_is_not_given(world: World) -> None:
    people = learners(world, 5)
    all_give(people, world, option=1)
    block, page = choice_of_one()
    for user in people:
        answers(user, block, page, {"options": [block.items[0].id]})
    give(people[0].id, world.group.id, OfExercise(page.key_of(block), block), contributions()[0].attempt_id or 0)
    assert shown(world) == {1: 5}


def test_the_page_offers_the_newest_answer_instead_of_the_one_that_was_given(visitor: Visitor, world: World) -> None:
    gives(world.amina, world, 0)
    block, page = choice_of_one()
    newest = answers(world.amina, block, page, {"options": [block.items[1].id]})
    text = visitor.as_(world.amina).get(address(page)).text
    assert f'name="attempt" value="{newest.id}"' in text
    assert f"{there(world, block, page)}/antwoord/einde" in text


def test_the_form_is_for_learners_of_a_group_who_answered(database: Flask, world: World) -> None:
    block, page = choice_of_one()
    form = f"{there(world, block, page)}/antwoord"
    for user in (world.amina, world.pieter, world.nadia, world.els):
        visitor = Visitor(database).as_(user)
        assert form not in visitor.get(address(page)).text
        visitor.post(posted_to(block, page), filled(block))
        assert (form in visitor.get(address(page)).text) is (user is world.amina)


@pytest.mark.parametrize("kind", ["compare", "rewrite"])
def test_an_exercise_of_another_kind_has_no_picture(visitor: Visitor, world: World, kind: str) -> None:
    books = catalogue()
    key = next(key for key, block in books.exercises().items() if block.kind == kind)
    assert visitor.as_(world.amina).get(f"/groepen/{world.group.id}/beelden/{key}").status_code == 404


def test_the_same_form_posted_twice_is_one_row(journey: Visitor, world: World) -> None:
    block, page = choice_of_one()
    attempt = answers(world.amina, block, page, {"options": [block.items[0].id]})
    journey.as_(world.amina)
    for _ in range(2):
        answer = journey.post(f"{there(world, block, page)}/antwoord", {"attempt": attempt.id})
        assert answer.status_code == 200
    assert len(contributions()) == 1


@pytest.mark.parametrize("attempt", ["", "0", "-9", "99999999999999999999", "-99999999999999999999", "\x00", "een"])
def test_without_an_answer_there_is_nothing_to_give(journey: Visitor, world: World, attempt: str) -> None:
    block, page = choice_of_one()
    answer = journey.as_(world.amina).post(f"{there(world, block, page)}/antwoord", {"attempt": attempt})
    assert answer.status_code == 422
    assert said("Answer the exercise first. Then you can add your answer.") in answer.text
    assert not contributions()


def test_an_answer_of_somebody_else_cannot_be_given(journey: Visitor, world: World) -> None:
    block, page = choice_of_one()
    attempt = answers(world.joris, block, page, {"options": [block.items[0].id]})
    answer = journey.as_(world.amina).post(f"{there(world, block, page)}/antwoord", {"attempt": attempt.id})
    assert answer.status_code == 422
    assert not contributions()


@pytest.mark.parametrize("who", ["lotte", "sam", "els"])
def test_another_group_sees_nothing(journey: Visitor, world: World, who: str) -> None:
    all_give(learners(world, 5), world)
    block, page = choice_of_one()
    journey.as_(getattr(world, who))
    assert journey.get(there(world, block, page)).status_code == 404
    for path in ("/antwoord", "/antwoord/einde"):
        assert journey.post(there(world, block, page) + path).status_code == 404
    assert journey.get(f"/groepen/{world.group.id}/beelden/{page.course}/bestaat-niet").status_code == 404


def test_four_people_make_no_picture_and_their_number_is_nowhere(database: Flask, world: World) -> None:
    block, page = choice_of_one()
    people, texts = learners(world, 4), []
    visitor = Visitor(database).as_(world.pieter)
    for user in people:
        gives(user, world, 0)
        texts.append(visitor.get(there(world, block, page)).text)
    assert len(set(texts)) == 1
    assert "<table" not in texts[0]
    assert there(world, block, page) not in visitor.get(address(page)).text


@pytest.mark.parametrize("kind", DRAWN_KINDS)
def test_exactly_five_people_make_a_picture_for_learners_and_tandem(journey: Visitor, world: World, kind: str) -> None:
    block, page = exercise_of(kind)
    form = filled(block)
    for user in learners(world, 5):
        Visitor(journey.app).as_(user).post(posted_to(block, page), form)
        attempt = db.session.scalars(select(Attempt).where(Attempt.user_id == user.id)).one()
        assert cells_of(block, attempt.answer)
        give(user.id, world.group.id, OfExercise(page.key_of(block), block), attempt.id)
    for user in (world.amina, world.nadia, world.pieter):
        visitor = Visitor(journey.app, htmx=journey.htmx).as_(user)
        assert f'href="{there(world, block, page)}"' in visitor.get(address(page)).text
        headers = {"HX-Request": "true"} if journey.htmx else {}
        text = visitor.get(there(world, block, page), headers=headers).text
        assert ("<html" in text) is not journey.htmx
        assert "<svg" in text
        assert "<table" in text
        assert "style=" not in text


def test_a_picture_says_how_many_chose_what_and_names_nobody(visitor: Visitor, world: World) -> None:
    people = learners(world, 6)
    all_give(people[:4], world, option=0)
    gives(people[4], world, 1)
    block, page = choice_of_one()
    text = visitor.as_(world.pieter).get(there(world, block, page)).text
    assert said("%(number)s of %(people)s people", number=4, people=5) in text
    assert said("%(number)s of %(people)s people", number=1, people=5) in text
    assert not [user.shown_name for user in people if user.shown_name in text]


def test_one_who_joins_changes_nothing_and_five_change_everything_at_once(world: World) -> None:
    people = learners(world, 10)
    all_give(people[:5], world, option=0)
    for user in people[5:9]:
        gives(user, world, 1)
        assert shown(world) == {0: 5}
    gives(people[9], world, 1)
    assert shown(world) == {0: 5, 1: 5}


def test_one_who_changes_an_answer_changes_nothing(world: World) -> None:
    people = learners(world, 5)
    all_give(people, world, option=0)
    gives(people[0], world, 1)
    assert shown(world) == {0: 5}
    all_give(people[1:], world, option=2)
    assert shown(world) == {1: 1, 2: 4}


def test_one_who_takes_an_answer_out_is_in_the_next_picture_no_more(world: World) -> None:
    block, page = choice_of_one()
    people = learners(world, 10)
    all_give(people[:5], world, option=0)
    take_out(people[0].id, world.group.id, page.key_of(block))
    assert shown(world) == {0: 5}
    all_give(people[5:], world, option=1)
    assert shown(world) == {0: 4, 1: 5}


def test_one_who_leaves_the_group_is_in_the_next_picture_no_more(world: World) -> None:
    people = learners(world, 10)
    all_give(people[:5], world, option=0)
    remove_member(db.session.scalars(select(Membership).where(Membership.user_id == people[0].id)).one())
    assert shown(world) == {0: 5}
    all_give(people[5:], world, option=1)
    assert shown(world) == {0: 4, 1: 5}


def test_one_who_comes_back_into_the_group_has_to_give_again(world: World) -> None:
    people = learners(world, 10)
    all_give(people[:5], world, option=0)
    remove_member(db.session.scalars(select(Membership).where(Membership.user_id == people[0].id)).one())
    join_with_code(people[0], world.group.join_code)
    all_give(people[5:], world, option=1)
    assert shown(world) == {0: 4, 1: 5}


def test_one_who_is_erased_is_in_the_next_picture_no_more(world: World) -> None:
    people = learners(world, 10)
    all_give(people[:5], world, option=0)
    erase(people[0])
    assert shown(world) == {0: 5}
    assert len(contributions()) == 4
    all_give(people[5:], world, option=1)
    assert shown(world) == {0: 4, 1: 5}


def test_one_who_becomes_a_coach_is_in_the_next_picture_no_more(world: World) -> None:
    people = learners(world, 10)
    all_give(people[:5], world, option=0)
    join_with_code(people[0], invite(world.group, Role.COACH, "Amina").code)
    all_give(people[5:], world, option=1)
    assert shown(world) == {0: 4, 1: 5}
    with pytest.raises(NothingToGive):
        gives(people[0], world, 1)


def test_people_who_go_out_and_come_back_do_not_carry_one_newcomer_into_the_picture(world: World) -> None:
    block, page = choice_of_one()
    people = learners(world, 6)
    all_give(people[:5], world, option=0)
    for user in people[:4]:
        take_out(user.id, world.group.id, page.key_of(block))
    all_give(people[:4], world, option=0)
    gives(people[5], world, 1)
    assert shown(world) == {0: 5}


def test_a_picture_that_five_people_took_themselves_out_of_is_shown_no_longer(visitor: Visitor, world: World) -> None:
    block, page = choice_of_one()
    people = learners(world, 10)
    all_give(people[:6], world, option=0)
    for user in people[:4]:
        take_out(user.id, world.group.id, page.key_of(block))
    assert shown(world) == {0: 5}
    erase(people[4])
    assert shown(world) == {}
    assert pictures_of(world.group.id) == []
    assert "<table" not in visitor.as_(world.pieter).get(there(world, block, page)).text
    all_give(people[6:], world, option=1)
    assert shown(world) == {0: 1, 1: 4}


def test_a_row_that_only_some_answered_waits_for_five_and_never_comes_back_after_a_picture_was_taken_down(
    world: World,
) -> None:
    block, page = exercise_of("scale")
    key, first, second = page.key_of(block), block.items[0].id, block.items[1].id
    people = learners(world, 10)

    def places(user: User, **values: int) -> None:
        give(user.id, world.group.id, OfExercise(key, block), answers(user, block, page, {"values": values}).id)

    def rows() -> set[str]:
        db.session.expire_all()
        picture = picture_of(world.group.id, key)
        return set(picture.rows) if picture else set()

    for user in people[:5]:
        places(user, **{first: 3})
    assert rows() == {first}
    for user in people[5:]:
        places(user, **{second: 2})
    assert rows() == {first, second}
    for user in people[:5]:
        take_out(user.id, world.group.id, key)
    assert rows() == set()
    for user in people[5:]:
        places(user, **{second: 3})
    assert rows() == {second}


def test_a_group_lists_its_pictures_newest_first(world: World) -> None:
    people = learners(world, 5)
    all_give(people, world)
    block, page = exercise_of("web")
    for user in people:
        attempt = answers(user, block, page, {"pulls": {block.items[0].id: 2}, "threads": []})
        give(user.id, world.group.id, OfExercise(page.key_of(block), block), attempt.id)
    one, its_page = choice_of_one()
    assert [each.key for each in pictures_of(world.group.id)] == [page.key_of(block), its_page.key_of(one)]
    assert pictures_of(world.other_group.id) == []


def test_a_web_shows_averages_and_pairs_but_never_a_thread_of_one_person(visitor: Visitor, world: World) -> None:
    block, page = exercise_of("web")
    first, second, third = (item.id for item in block.items[:3])
    for number, user in enumerate(learners(world, 5)):
        threads = [{"from": first, "to": second, "why": "geheime woorden"}] if number % 2 else []
        threads += [{"from": second, "to": third, "why": "van mij alleen"}] if number == 0 else []
        attempt = answers(user, block, page, {"pulls": {first: number % 4}, "threads": threads})
        give(user.id, world.group.id, OfExercise(page.key_of(block), block), attempt.id)
    text = visitor.as_(world.pieter).get(there(world, block, page)).text
    assert said("%(average)s on average, of %(people)s people", average="1,2", people=5) in text
    assert said("%(number)s of %(people)s people", number=2, people=5) in text
    assert said("%(number)s of %(people)s people", number=1, people=5) not in text
    assert "geheime woorden" not in text
    assert "van mij alleen" not in text


def test_pages_and_giving_make_as_many_queries_for_five_people_as_for_ten(visitor: Visitor, world: World) -> None:
    block, page = choice_of_one()
    people = learners(world, 11)
    visitor.as_(people[10]).post(posted_to(block, page), filled(block))
    attempt = db.session.scalars(select(Attempt)).one()
    counts = []
    for some in (people[:5], people[5:10]):
        all_give(some, world)
        sent: list[int] = []
        for path in (there(world, block, page), address(page)):
            visitor.get(path)
            with count_queries() as queries:
                visitor.get(path)
            sent.append(len(queries))
        with count_queries() as queries:
            visitor.post(f"{there(world, block, page)}/antwoord", {"attempt": attempt.id}, follow=False)
        counts.append([*sent, len(queries)])
        visitor.post(f"{there(world, block, page)}/antwoord/einde")
    assert counts[0][:2] == counts[1][:2]
    assert counts[1][2] <= counts[0][2]


def test_two_who_give_at_the_same_moment_are_never_each_in_a_picture_without_the_other(
    database: Flask, world: World
) -> None:
    block, page = choice_of_one()
    people = learners(world, 8)
    all_give(people[:4], world)
    path, late = f"{there(world, block, page)}/antwoord", []
    for user in people[4:]:
        attempt = answers(user, block, page, {"options": [block.items[1].id]})
        late.append((Visitor(database).as_(user), attempt.id))
    db.session.commit()
    with ThreadPoolExecutor(len(late)) as pool:
        sent = [pool.submit(visitor.post, path, {"attempt": attempt}, follow=False) for visitor, attempt in late]
    assert [each.result().status_code for each in sent] == [303] * len(late)
    assert shown(world) == {0: 4, 1: 1}
    assert sum(one.is_in_picture for one in contributions()) == 5
    assert len(contributions()) == 8


def test_a_changed_exercise_leaves_out_what_it_no_longer_has(visitor: Visitor, world: World) -> None:
    all_give(learners(world, 5), world)
    picture = db.session.scalars(select(GroupPicture)).one()
    picture.rows = {"chosen": {"verdwenen": 3, **picture.rows["chosen"]}, "weg": {"x": 9}}
    block, page = choice_of_one()
    text = visitor.as_(world.amina).get(there(world, block, page)).text
    assert "verdwenen" not in text
    assert said("%(number)s of %(people)s people", number=5, people=5) in text


def test_a_choice_that_became_one_of_several_options_keeps_its_old_picture(world: World) -> None:
    people = learners(world, 6)
    all_give(people[:5], world)
    block, page = choice_of_one()
    assert isinstance(block, Choice)
    attempt = answers(people[5], block, page, {"options": [block.items[1].id]})
    give(people[5].id, world.group.id, OfExercise(page.key_of(block), replace(block, many=True)), attempt.id)
    assert shown(world) == {0: 5}


def test_domains_in_another_order_are_the_same_rows(app: Flask) -> None:
    with app.app_context():
        block, _page = exercise_of("web")
    assert isinstance(block, Web)
    one, other = block.items[:2]
    answer = {"pulls": {one.id: 1}, "threads": [{"from": one.id, "to": other.id, "why": ""}]}
    assert cells_of(block, answer) == cells_of(replace(block, items=block.items[::-1]), answer)


def test_the_page_of_the_group_leads_to_its_pictures(visitor: Visitor, world: World) -> None:
    block, page = choice_of_one()
    for user in (world.amina, world.pieter):
        assert there(world, block, page) not in visitor.as_(user).get(f"/groepen/{world.group.id}").text
    all_give(learners(world, 5), world)
    for user in (world.amina, world.pieter):
        assert f'href="{there(world, block, page)}"' in visitor.as_(user).get(f"/groepen/{world.group.id}").text
