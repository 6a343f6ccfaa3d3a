"""Opening a page: noted for those who are known, now and then, and in few queries."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.exercises.models import Attempt
from elearn.progress.models import PageProgress
from elearn.web.library import catalogue
from tests.lessons.addresses import address, every_page
from tests.queries import count_queries
from tests.visitor import Visitor
from tests.world import World

MOST = 11
"""session, actor, progress, voices beside the page, attempts, sheets, runs, news in the menu, and three to spare for
what lies on the sheets, is recalled from another page, or was given to groups"""


def test_opening_a_page_notes_it_for_somebody_who_is_known(visitor: Visitor, world: World) -> None:
    page = every_page()[0]
    visitor.as_(world.amina).get(address(page))
    row = db.session.scalars(select(PageProgress)).one()
    assert (row.user_id, row.page_key, row.finished_at) == (world.amina.id, page.key, None)


def test_a_visitor_leaves_nothing_behind_by_reading(visitor: Visitor) -> None:
    for page in every_page()[:5]:
        visitor.get(address(page))
    assert db.session.scalar(select(func.count()).select_from(PageProgress)) == 0
    assert db.session.scalar(select(func.count()).select_from(User)) == 0


@pytest.mark.parametrize(("ago", "moved"), [(timedelta(minutes=9), False), (timedelta(minutes=11), True)])
def test_opening_again_is_noted_at_most_once_in_ten_minutes(
    visitor: Visitor, world: World, ago: timedelta, moved: bool
) -> None:
    page, before = every_page()[0], now() - ago
    db.session.add(PageProgress(user_id=world.amina.id, page_key=page.key, opened_at=before))
    visitor.as_(world.amina).get(address(page))
    assert (db.session.scalars(select(PageProgress)).one().opened_at > before) is moved


def test_a_page_makes_the_same_few_queries_whatever_lies_on_it_and_was_done(visitor: Visitor, world: World) -> None:
    visitor.as_(world.amina)
    counts = {}
    for page in every_page():
        for block in page.exercises:
            db.session.add_all(_tries(world.amina.id, page.key_of(block), block.version))
        visitor.get(address(page))
        with count_queries() as sent:
            assert visitor.get(address(page)).status_code == 200
        counts[page.key] = len(sent)
    assert max(counts.values()) <= MOST, counts


@pytest.mark.parametrize("path", ["/", "/cursussen/{course}", "/cursussen/{module}", "/routes/{route}", "/voortgang"])
def test_overviews_make_few_queries(visitor: Visitor, world: World, path: str) -> None:
    books = catalogue()
    place = path.format(course=books.courses[0].id, module=books.courses[0].modules[0].key, route=books.routes[0].id)
    visitor.as_(world.amina)
    with count_queries() as sent:
        assert visitor.get(place).status_code == 200
    assert len(sent) <= 6, sent


def test_a_visitor_reads_with_the_one_query_for_voices_beside_the_page(visitor: Visitor) -> None:
    with count_queries() as sent:
        visitor.get(address(every_page()[0]))
        visitor.get("/")
    assert ["course_voice" in each for each in sent] == [True]


def _tries(user_id: int, key: str, version: str) -> list[Attempt]:
    numbers = range(3)
    return [
        Attempt(user_id=user_id, exercise_key=key, exercise_version=version, answer={}, posting=f"posting-{number}")
        for number in numbers
    ]
