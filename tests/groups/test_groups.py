"""Groups: made, joined, invited to, and given something to do."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from elearn.database import db, now
from elearn.groups.models import Assignment, Group, Invitation, Membership
from elearn.rules.actor import Role
from tests.language import said
from tests.visitor import Visitor
from tests.world import World, person

MODULE = "bindkracht/visie-op-armoede"


def role_in(world: World, name: str) -> Role | None:
    query = select(Membership.role).where(Membership.group_id == world.group.id)
    user = {one.shown_name: one for one in world.everyone()}.get(name)
    return db.session.scalar(query.where(Membership.user_id == (user.id if user else 0)))


def test_whoever_makes_a_group_is_its_lecturer_and_gets_a_code(journey: Visitor, world: World) -> None:
    page = journey.as_(world.sam).post("/groepen/", {"name": "Nieuwe klas"}, plain=True)
    group = db.session.scalars(select(Group).where(Group.name == "Nieuwe klas")).one()
    assert f"{group.join_code[:4]}-{group.join_code[4:]}" in page.text
    assert db.session.scalars(select(Membership.role).where(Membership.group_id == group.id)).all() == [Role.LECTURER]


@pytest.mark.parametrize("typed", ["AMINA234", "amina-234", " AmIna 2 3 4 "])
def test_a_learner_joins_with_the_code_however_it_is_typed(journey: Visitor, world: World, typed: str) -> None:
    journey.as_(world.sam).post("/groepen/deelname", {"code": typed}, plain=True)
    assert role_in(world, "Sam") is Role.LEARNER


def test_joining_twice_is_joining_once(visitor: Visitor, world: World) -> None:
    visitor.as_(world.sam)
    for _time in range(2):
        visitor.post("/groepen/deelname", {"code": "AMINA234"})
    query = select(func.count()).select_from(Membership).where(Membership.user_id == world.sam.id)
    assert db.session.scalar(query.where(Membership.group_id == world.group.id)) == 1


def test_a_lecturer_who_types_the_join_code_stays_a_lecturer(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter).post("/groepen/deelname", {"code": "AMINA234"})
    assert role_in(world, "Pieter") is Role.LECTURER


@pytest.mark.parametrize("typed", ["", "FOUT9999", "\x00", "\u202eAMINA", "é" * 50, "x" * 300])
def test_a_wrong_code_says_so_and_keeps_what_was_typed(visitor: Visitor, world: World, typed: str) -> None:
    answer = visitor.as_(world.sam).post("/groepen/deelname", {"code": typed})
    assert answer.status_code == 422
    assert 'id="code-error"' in answer.text


def test_a_code_that_has_expired_says_so(visitor: Visitor, world: World) -> None:
    world.group.join_code_expires_at = now() - timedelta(minutes=1)
    db.session.commit()
    answer = visitor.as_(world.sam).post("/groepen/deelname", {"code": "AMINA234"})
    assert answer.status_code == 422
    assert said("This code has expired. Ask your lecturer for a new one.") in answer.text


def test_guessing_codes_is_throttled(visitor: Visitor, world: World) -> None:
    visitor.as_(world.sam)
    statuses = [visitor.post("/groepen/deelname", {"code": f"FOUT{n:04}"}).status_code for n in range(11)]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    assert visitor.post("/groepen/deelname", {"code": "AMINA234"}).status_code == 429


def test_a_renewed_code_replaces_the_old_one(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter).post(f"/groepen/{world.group.id}/code")
    visitor.post("/afmelden")
    visitor.as_(world.sam).post("/groepen/deelname", {"code": "AMINA234"})
    assert role_in(world, "Sam") is None
    db.session.refresh(world.group)
    visitor.post("/groepen/deelname", {"code": world.group.join_code})
    assert role_in(world, "Sam") is Role.LEARNER


def test_an_invitation_makes_one_person_a_coach_once(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter).post(f"/groepen/{world.group.id}/uitnodigingen", {"for_whom": "Marleen", "role": "coach"})
    invitation = db.session.scalars(select(Invitation)).one()
    marleen, other = person("Marleen"), person("Iemand anders")
    db.session.commit()
    Visitor(visitor.app).as_(marleen).post("/groepen/deelname", {"code": invitation.code.lower()})
    late = Visitor(visitor.app).as_(other).post("/groepen/deelname", {"code": invitation.code})
    assert late.status_code == 422
    query = select(Membership.user_id).where(Membership.group_id == world.group.id, Membership.role == Role.COACH)
    assert marleen.id in db.session.scalars(query).all()
    assert other.id not in db.session.scalars(query).all()


def test_a_lecturer_asks_two_modules_one_with_a_day_and_the_learner_sees_both(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter)
    day = (now() + timedelta(days=9)).date()
    for form in ({"module": MODULE, "due_on": day.isoformat()}, {"module": "bindkracht/mamadou", "due_on": ""}):
        assert visitor.post(f"/groepen/{world.group.id}/opdrachten", form, follow=False).status_code == 303
    page = Visitor(visitor.app).as_(world.amina).get(f"/groepen/{world.group.id}").text
    assert page.count('class="assignment"') == 2
    assert f'datetime="{day.isoformat()}"' in page


def test_asking_the_same_module_again_changes_the_day(visitor: Visitor, world: World) -> None:
    visitor.as_(world.pieter)
    for day in ("2026-12-01", "2026-12-08"):
        visitor.post(f"/groepen/{world.group.id}/opdrachten", {"module": MODULE, "due_on": day})
    assert [str(one.due_on) for one in db.session.scalars(select(Assignment))] == ["2026-12-08"]


@pytest.mark.parametrize(
    "form",
    [{}, {"module": "niet/daar"}, {"module": MODULE, "due_on": "gisteren"}, {"module": MODULE, "due_on": "9999-99-99"}],
)
def test_an_assignment_that_does_not_fit_changes_nothing(visitor: Visitor, world: World, form: dict[str, str]) -> None:
    answer = visitor.as_(world.pieter).post(f"/groepen/{world.group.id}/opdrachten", form)
    assert answer.status_code == 422
    assert db.session.scalars(select(Assignment)).all() == []


def test_a_group_keeps_at_least_one_lecturer(visitor: Visitor, world: World) -> None:
    query = select(Membership).where(Membership.group_id == world.group.id, Membership.user_id == world.pieter.id)
    membership = db.session.scalars(query).one()
    visitor.as_(world.pieter).post(f"/groepen/{world.group.id}/leden/{membership.id}/einde")
    assert role_in(world, "Pieter") is Role.LECTURER


def test_nobody_is_taken_out_of_another_group(visitor: Visitor, world: World) -> None:
    sam = db.session.scalars(select(Membership).where(Membership.user_id == world.sam.id)).one()
    visitor.as_(world.pieter).post(f"/groepen/{world.group.id}/leden/{sam.id}/einde")
    assert db.session.get(Membership, sam.id) is not None


def test_the_desk_makes_no_more_queries_when_the_group_grows(visitor: Visitor, world: World) -> None:
    from tests.queries import count_queries

    visitor.as_(world.pieter)
    visitor.get(f"/groepen/{world.group.id}")
    with count_queries() as few:
        visitor.get(f"/groepen/{world.group.id}")
    for n in range(30):
        db.session.add(Membership(group_id=world.group.id, user_id=person(f"Leerling {n}").id, role=Role.LEARNER))
    db.session.commit()
    with count_queries() as many:
        page = visitor.get(f"/groepen/{world.group.id}")
    assert len(re.findall(r'class="person"', page.text)) == 32
    assert len(many) == len(few)


def test_a_day_that_is_none_is_answered_in_the_reader_s_language(visitor: Visitor, world: World) -> None:
    answer = visitor.as_(world.pieter).post(
        f"/groepen/{world.group.id}/opdrachten", {"module": MODULE, "due_on": "gisteren"}
    )
    assert said("Write the date as day, month and year.") in answer.text
    assert "Not a valid" not in answer.text
