"""`Done, next`: a page is finished once, and leads on."""

from datetime import timedelta

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.lessons.overview import VOLUNTEERS
from elearn.progress.actions import bring_progress, finish_page
from elearn.progress.models import PageProgress
from elearn.progress.queries import finished_by, finished_pages, last_opened, last_opened_by, pages_of
from elearn.web.library import catalogue
from tests.language import said
from tests.visitor import Visitor
from tests.world import World


def rows() -> list[PageProgress]:
    db.session.expire_all()
    return list(db.session.scalars(select(PageProgress).order_by(PageProgress.id)))


def test_done_leads_to_the_next_page_and_is_kept(visitor: Visitor, world: World) -> None:
    first, second = catalogue().courses[0].modules[0].pages[:2]
    answer = visitor.as_(world.amina).post(f"/voortgang/{first.key}", follow=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/cursussen/{second.key}"
    assert [(row.user_id, row.page_key, row.finished_at is not None) for row in rows()] == [
        (world.amina.id, first.key, True)
    ]


def test_done_twice_keeps_the_first_moment(visitor: Visitor, world: World) -> None:
    page = catalogue().courses[0].modules[0].pages[0]
    visitor.as_(world.amina).post(f"/voortgang/{page.key}")
    moment = rows()[0].finished_at
    visitor.post(f"/voortgang/{page.key}")
    finished = [row.finished_at for row in rows() if row.finished_at]
    assert finished == [moment]


def test_a_visitor_becomes_a_guest_and_goes_on(journey: Visitor) -> None:
    page = catalogue().courses[0].modules[0].pages[0]
    answer = journey.post(f"/voortgang/{page.key}")
    assert answer.status_code == 200
    guest = db.session.scalars(select(User)).one()
    assert guest.is_guest
    assert finished_pages(guest.id) == {page.key}


def test_the_end_of_a_module_leads_to_the_next_module_of_the_route(visitor: Visitor) -> None:
    route = catalogue().route(VOLUNTEERS)
    assert route is not None
    last, following = route.modules[0].pages[-1], route.modules[1]
    answer = visitor.post(f"/voortgang/{last.key}?route={route.id}", follow=False)
    assert answer.headers["Location"] == f"/cursussen/{following.key}?route={route.id}"


def test_the_end_of_a_route_and_of_a_course_say_so(visitor: Visitor) -> None:
    route, course = catalogue().route(VOLUNTEERS), catalogue().courses[0]
    assert route is not None
    ends = {
        f"/voortgang/{route.modules[-1].pages[-1].key}?route={route.id}": f"/routes/{route.id}",
        f"/voortgang/{course.modules[-1].pages[-1].key}?route=": f"/cursussen/{course.id}",
    }
    for path, there in ends.items():
        visitor.get(f"/cursussen/{course.id}")
        answer = visitor.post(path, follow=False)
        assert answer.headers["Location"] == there
        assert (
            said("You came to the end. What you did is kept, and you can look through it again.")
            in visitor.get(there).text
        )


def test_a_page_that_is_not_there_cannot_be_finished(journey: Visitor) -> None:
    for path in ("/voortgang/a/b/c", "/voortgang/bindkracht/%00/x"):
        assert journey.post(path).status_code == 404
    assert db.session.scalar(select(User)) is None


def test_the_queries_of_many_people_agree_with_those_of_one(world: World) -> None:
    finish_page(world.amina.id, "c/m/een")
    finish_page(world.joris.id, "c/m/twee")
    db.session.add(PageProgress(user_id=world.amina.id, page_key="c/m/drie", opened_at=now() + timedelta(hours=1)))
    db.session.flush()
    ids = [world.amina.id, world.joris.id, world.sam.id]
    assert finished_by(ids) == {world.amina.id: {"c/m/een"}, world.joris.id: {"c/m/twee"}, world.sam.id: set()}
    opened = last_opened_by(ids)
    assert opened[world.amina.id][0] == last_opened(world.amina.id) == "c/m/drie"
    assert opened[world.joris.id][0] == "c/m/twee"
    assert world.sam.id not in opened
    assert last_opened(world.sam.id) is None
    assert (finished_by([]), last_opened_by([])) == ({}, {})


def test_a_guests_progress_follows_and_the_earliest_finish_stays(world: World) -> None:
    guest = User(shown_name="")
    db.session.add(guest)
    db.session.flush()
    early, late = now() - timedelta(days=3), now() - timedelta(days=1)
    for user_id, key, opened, finished in [
        (guest.id, "c/m/guest", early, None),
        (guest.id, "c/m/both", late, early),
        (world.amina.id, "c/m/both", early, late),
        (guest.id, "c/m/half", late, late),
        (world.amina.id, "c/m/half", early, None),
    ]:
        db.session.add(PageProgress(user_id=user_id, page_key=key, opened_at=opened, finished_at=finished))
    db.session.flush()
    bring_progress(guest.id, world.amina.id)
    mine = pages_of(world.amina.id)
    assert pages_of(guest.id) == {}
    assert set(mine) == {"c/m/guest", "c/m/both", "c/m/half"}
    assert (mine["c/m/both"].opened_at, mine["c/m/both"].finished_at) == (late, early)
    assert mine["c/m/half"].finished_at == late
