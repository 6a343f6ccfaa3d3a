"""Versions beside each other: what changed, and what was answered earlier, for who may read it."""

import pytest

from elearn.database import db, now
from elearn.reflections import actions, sharing_actions
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.language import said
from tests.queries import count_queries
from tests.reflections.people import HERE, browser, reply, share, write
from tests.visitor import Visitor
from tests.world import World

OLD = "Ik kwam te laat. Hij zat er al."
NEW = "Ik kwam veel te laat. Hij zat er al."
EARLIER = 'id="earlier"'


def again(sheet: Reflection, text: str, world: World, audience: Audience = Audience.TANDEM) -> Sharing:
    """The sheet with another text, shared once more."""
    actions.save_draft(sheet.user_id, sheet.question_key, sheet.question, text, sheet.revision)
    return share(sheet, world.group, world.nadia, audience)


def two_versions(world: World) -> tuple[Sharing, Sharing]:
    sheet = write(world.amina, OLD)
    return share(sheet, world.group, world.nadia), again(sheet, NEW, world)


def test_the_author_sees_in_words_and_marks_what_changed(visitor: Visitor, world: World) -> None:
    two_versions(world)
    page = visitor.as_(world.amina).get(f"{HERE}/versies?van=1&tot=2").text
    assert f'<ins><span class="visually-hidden">[{said("added")}: </span>veel <' in page
    assert "<del>" not in page
    back = visitor.get(f"{HERE}/versies?van=2&tot=1").text
    assert f'<del><span class="visually-hidden">[{said("taken away")}: </span>veel <' in back
    assert f'href="{HERE}/versies?van=1&amp;tot=2"' in visitor.get(HERE).text


def test_the_last_two_versions_are_compared_when_none_is_named(visitor: Visitor, world: World) -> None:
    two_versions(world)
    assert "<ins>" in visitor.as_(world.amina).get(f"{HERE}/versies").text


@pytest.mark.parametrize("query", ["?van=1&tot=9", "?van=0&tot=1", "?van=-1&tot=2", "?tot=99999999999999999999"])
def test_a_version_that_is_not_there_is_not_compared(visitor: Visitor, world: World, query: str) -> None:
    two_versions(world)
    assert visitor.as_(world.amina).get(f"{HERE}/versies{query}").status_code == 404


def test_a_number_that_is_no_number_is_as_if_none_was_given(visitor: Visitor, world: World) -> None:
    two_versions(world)
    assert "<ins>" in visitor.as_(world.amina).get(f"{HERE}/versies?van=x&tot=<b>").text


def test_a_sheet_that_was_never_shared_has_nothing_to_compare(visitor: Visitor, world: World) -> None:
    write(world.amina)
    assert visitor.as_(world.amina).get(f"{HERE}/versies").status_code == 404


def test_markup_in_a_text_stays_words_in_the_difference(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina, "Gewoon")
    share(sheet, world.group, world.nadia)
    again(sheet, "Gewoon <script>alert(1)</script>", world)
    page = visitor.as_(world.amina).get(f"{HERE}/versies").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_tandem_sees_what_changed_since_the_version_it_answered(visitor: Visitor, world: World) -> None:
    first, second = two_versions(world)
    reply(first, world.nadia, "Ik herken dat.", on=(0,))
    for reader in (world.nadia, world.pieter):
        page = browser(visitor.app, reader).get(f"/delingen/{second.id}").text
        assert ">veel <" in page
        assert "Ik herken dat." in page.partition(EARLIER)[2]


def test_nothing_is_compared_when_nobody_answered_before(visitor: Visitor, world: World) -> None:
    _first, second = two_versions(world)
    page = visitor.as_(world.nadia).get(f"/delingen/{second.id}").text
    assert EARLIER not in page
    assert "<ins>" not in page


def test_an_earlier_answer_keeps_its_version_and_its_quote(visitor: Visitor, world: World) -> None:
    first, second = two_versions(world)
    given = reply(first, world.nadia, "Ik herken dat.", on=(0,))
    page = visitor.as_(world.amina).get(f"/delingen/{second.id}").text
    earlier = page.partition(EARLIER)[2]
    assert "Ik kwam te laat." in earlier
    assert f'href="/delingen/{first.id}#q{given.id}"' in earlier
    assert f'id="q{given.id}"' not in page


def test_the_author_keeps_earlier_answers_after_taking_back(visitor: Visitor, world: World) -> None:
    first, second = two_versions(world)
    reply(first, world.nadia, "Blijft van jou")
    sharing_actions.withdraw(second)
    assert "Blijft van jou" in visitor.as_(world.amina).get(f"/delingen/{second.id}").text


def test_an_earlier_version_that_was_for_another_coach_stays_closed(visitor: Visitor, world: World) -> None:
    first, second = two_versions(world)
    reply(first, world.nadia, "Van Nadia")
    first.coach_id, second.coach_id = world.nadia.id, world.rachid.id
    page = visitor.as_(world.rachid).get(f"/delingen/{second.id}").text
    assert "Van Nadia" not in page
    assert "<ins>" not in page


def test_an_earlier_version_that_was_taken_back_stays_closed_for_the_tandem(visitor: Visitor, world: World) -> None:
    first, second = two_versions(world)
    reply(first, world.pieter, "Oud antwoord")
    first.withdrawn_at = now()
    page = visitor.as_(world.pieter).get(f"/delingen/{second.id}").text
    assert "Oud antwoord" not in page
    assert "<ins>" not in page


def test_a_fellow_learner_sees_neither_answers_nor_changes(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina, OLD)
    reply(share(sheet, world.group, world.nadia, Audience.GROUP), world.nadia, "Alleen voor Amina")
    second = again(sheet, NEW, world, Audience.GROUP)
    page = visitor.as_(world.joris).get(f"/delingen/{second.id}").text
    assert "Alleen voor Amina" not in page
    assert EARLIER not in page
    assert "<ins>" not in page


def test_a_draft_of_an_answer_to_an_earlier_version_is_no_earlier_answer(visitor: Visitor, world: World) -> None:
    first, second = two_versions(world)
    reply(first, world.nadia, "Nog een concept", released=False)
    for reader in (world.amina, world.pieter):
        assert "Nog een concept" not in browser(visitor.app, reader).get(f"/delingen/{second.id}").text


def test_the_page_asks_as_many_queries_with_six_versions_as_with_two(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina, OLD)
    visitor.as_(world.pieter)
    asked = []
    for number in range(6):
        sharing = again(sheet, f"{OLD} Versie {number}.", world)
        reply(sharing, world.nadia, f"Antwoord {number}")
        db.session.expire_all()
        visitor.get(f"/delingen/{sharing.id}")
        with count_queries() as sent:
            visitor.get(f"/delingen/{sharing.id}")
        asked.append(len(sent))
    assert asked[1] == asked[-1]
