"""What other features read, and pages that ask the database no more as there is more to show."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.reflections import queries
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from tests.reflections.people import HERE, KEY, browser, counted_queries, keys, reply, share, write
from tests.visitor import Visitor
from tests.world import World, join, person


def test_somebodys_own_sheets_come_by_key(world: World) -> None:
    mine = write(world.amina)
    write(world.joris)
    assert queries.sheets_for(world.amina.id, [KEY, "a/b"]) == {KEY: mine}
    assert queries.sheets_for(world.amina.id, []) == {}


def test_what_waits_for_a_lecturer_is_what_nobody_answered_oldest_first(world: World) -> None:
    first = share(write(world.amina), world.group, None)
    second = share(write(world.joris), world.group, world.nadia)
    reply(share(write(world.joris, key="a/b"), world.group, world.nadia), world.nadia)
    share(write(world.sam), world.other_group, None)
    share(write(world.joris, key="a/c"), world.group, None).withdrawn_at = now()
    db.session.commit()
    assert queries.waiting_in_group(world.group.id) == [first, second]
    assert queries.waiting_for_lecturer(world.pieter.id) == [first, second]
    assert queries.waiting_for_lecturer(world.nadia.id) == []


def test_a_draft_answer_leaves_a_text_waiting(world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    reply(sharing, world.nadia, released=False)
    assert queries.waiting_in_group(world.group.id) == [sharing]


def test_the_same_text_in_two_groups_waits_in_both(world: World) -> None:
    sheet = write(world.amina)
    join(world.other_group, {world.amina: Role.LEARNER})
    here, there = share(sheet, world.group, world.nadia), share(sheet, world.other_group, None)
    assert queries.waiting_in_group(world.group.id) == [here]
    assert queries.waiting_in_group(world.other_group.id) == [there]


def test_a_group_counts_reflections_and_not_versions_or_answers(world: World) -> None:
    sheet = write(world.amina)
    share(sheet, world.group, world.nadia)
    sheet.draft = "Versie twee"
    newest = share(sheet, world.group, world.nadia)
    reply(newest, world.nadia)
    reply(newest, world.pieter, role=Role.LECTURER)
    share(write(world.amina, key="a/b"), world.group, world.nadia)
    counts = queries.sharings_by_learner(world.group.id)
    assert set(counts) == {world.amina.id}
    assert (counts[world.amina.id].shared, counts[world.amina.id].answered, counts[world.amina.id].waiting) == (2, 1, 1)


def test_my_list_goes_on_where_the_page_ended(app: Flask, world: World) -> None:
    sheets = [write(world.amina, key=key) for key in keys(app, queries.PAGE + 5)]
    amina = browser(app, world.amina)
    first = amina.get("/reflecties").text
    older = f"/reflecties?voor={sheets[5].id}"
    assert older in first
    assert amina.get(older).text.count('class="question"') == 5


@pytest.mark.parametrize("before", ["abc", "-1", "9" * 400])
def test_a_place_in_the_list_that_makes_no_sense_is_no_error(app: Flask, world: World, before: str) -> None:
    assert browser(app, world.amina).get(f"/reflecties?voor={before}").status_code == 200
    assert browser(app, world.amina).get(f"/reflecties/groep?voor={before}").status_code == 200


def fill_mine(app: Flask, world: World, count: int) -> None:
    for key in keys(app, count):
        reply(share(write(world.amina, key=key), world.group, world.nadia), world.nadia)


def fill_desk(app: Flask, world: World, count: int) -> None:
    for key in keys(app, count):
        share(write(world.amina, key=key), world.group, world.nadia)


def fill_class(app: Flask, world: World, count: int) -> None:
    write(world.amina)
    for number in range(count):
        learner = person(f"Leerling {number} van {count}")
        db.session.add(Membership(group_id=world.group.id, user_id=learner.id, role=Role.LEARNER))
    db.session.commit()


def fill_group(app: Flask, world: World, count: int) -> None:
    for key in keys(app, count):
        share(write(world.joris, key=key), world.group, world.nadia, Audience.GROUP)


def fill_sheet(app: Flask, world: World, count: int) -> None:
    sheet = write(world.amina)
    for number in range(count):
        sheet.draft = f"Versie {number}"
        sharing = share(sheet, world.group, world.nadia)
        reply(sharing, world.nadia)
        browser(app, world.nadia).get(f"/delingen/{sharing.id}")


def fill_answers(app: Flask, world: World, count: int) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    for _number in range(count):
        reply(sharing, world.nadia, on=(1,))
        reply(sharing, world.pieter, role=Role.LECTURER, released=False)


Fill = Callable[[Flask, World, int], None]


@pytest.mark.parametrize(
    ("fill", "reader", "path"),
    [
        (fill_mine, "amina", "/reflecties"),
        (fill_desk, "nadia", "/mijn-tafel"),
        (fill_class, "amina", HERE + "/deling"),
        (fill_group, "amina", "/reflecties/groep"),
        (fill_sheet, "amina", HERE),
        (fill_answers, "amina", "/delingen/{sharing}"),
        (fill_answers, "pieter", "/delingen/{sharing}"),
    ],
)
def test_a_page_asks_the_database_no_more_with_thirty_than_with_one(
    app: Flask, world: World, fill: Fill, reader: str, path: str
) -> None:
    there = browser(app, getattr(world, reader))
    asked = [questions_asked(fill, there, path, world, count) for count in (1, 30)]
    assert asked[0] == asked[1]


def questions_asked(fill: Fill, there: Visitor, path: str, world: World, count: int) -> int:
    """How often a page asks the database when it is opened the second time, so that nothing has to be recorded."""
    db.session.execute(delete(Reflection))
    fill(there.app, world, count)
    address = path.format(sharing=db.session.scalar(select(func.max(Sharing.id))))
    there.get(address)
    with counted_queries() as asked:
        assert there.get(address).status_code == 200
    return len(asked)
