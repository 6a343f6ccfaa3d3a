"""The list of messages: what is in it for whom, in which words, and what leaves it."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from elearn.database import db, now
from elearn.groups.actions import assign
from elearn.groups.models import Membership
from elearn.notices.happenings import Kind
from elearn.notices.models import NoticeState
from elearn.notices.queries import PAGE, count_new
from elearn.privacy.actions import erase
from elearn.reflections.answer_actions import decline
from elearn.reflections.answer_models import LineKind, TalkLine
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_actions import share_reflection, withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.rules.sharing import Audience
from tests.language import said
from tests.notices.happening import SECRET, answered, kinds, notices, read, said_back, shared, thanked
from tests.queries import count_queries
from tests.reflections.people import browser, reply
from tests.visitor import Visitor
from tests.world import World

LIST = "/berichten"
NEW = re.compile(r'<span class="tag">')


def test_the_tandem_reads_who_shared_a_text_and_nobody_else(class_of_a_month: World) -> None:
    world = class_of_a_month
    shared(world)
    assert {user.shown_name for user in world.everyone() if Kind.SHARED in kinds(user)} == {"Nadia", "Pieter"}
    assert [notice.who for notice in notices(world.nadia)] == ["Amina"]


def test_a_name_that_was_chosen_for_a_sharing_is_the_only_one_that_is_said(class_of_a_month: World) -> None:
    sharing = shared(class_of_a_month)
    sharing.chosen_name = "Merel"
    read(sharing, class_of_a_month.nadia)
    assert [notice.who for notice in notices(class_of_a_month.nadia)] == ["Merel"]
    withdraw(sharing)
    db.session.commit()
    assert [notice.who for notice in notices(class_of_a_month.nadia)] == ["Merel"]


def test_the_author_reads_that_an_answer_was_released_and_a_draft_says_nothing(class_of_a_month: World) -> None:
    sharing = shared(class_of_a_month)
    reply(sharing, class_of_a_month.nadia, released=False)
    assert kinds(class_of_a_month.amina) == []
    answered(sharing, class_of_a_month)
    assert [(one.kind, one.who) for one in notices(class_of_a_month.amina)] == [(Kind.ANSWERED, "Nadia")]


def test_not_for_me_comes_to_the_lecturer_and_takes_the_text_off_the_coachs_list(class_of_a_month: World) -> None:
    decline(shared(class_of_a_month), class_of_a_month.nadia.id)
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == []
    assert kinds(class_of_a_month.pieter) == [Kind.DECLINED, Kind.SHARED]


def test_thanks_and_a_question_come_to_who_answered_and_the_reply_to_who_asked(class_of_a_month: World) -> None:
    world = class_of_a_month
    feedback = answered(shared(world), world)
    thanked(feedback)
    said_back(feedback, LineKind.QUESTION)
    assert [(one.kind, one.who) for one in notices(world.nadia)][:2] == [
        (Kind.QUESTIONED, "Amina"),
        (Kind.THANKED, "Amina"),
    ]
    said_back(feedback, LineKind.REPLY, sent=False)
    assert kinds(world.amina) == [Kind.ANSWERED]
    db.session.query(TalkLine).filter_by(kind=LineKind.REPLY).one().sent_at = now()
    assert kinds(world.amina) == [Kind.REPLIED, Kind.ANSWERED]
    assert kinds(world.pieter) == [Kind.SHARED]
    withdraw(feedback.sharing)
    db.session.commit()
    assert kinds(world.nadia) == []


def test_a_text_that_was_not_for_somebody_stays_off_their_list_whoever_gives_it_to_them(
    class_of_a_month: World,
) -> None:
    sharing = shared(class_of_a_month)
    decline(sharing, class_of_a_month.nadia.id)
    sharing.coach_id = class_of_a_month.nadia.id
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == []


def test_a_module_that_is_asked_comes_to_the_learners(class_of_a_month: World) -> None:
    world = class_of_a_month
    assign(world.group, "bindkracht/mamadou", None)
    db.session.commit()
    assert {user.shown_name for user in world.everyone() if Kind.ASKED in kinds(user)} == {"Amina", "Joris"}


def test_to_whoever_joins_later_a_module_is_asked_on_the_day_they_joined(class_of_a_month: World) -> None:
    assign(class_of_a_month.group, "bindkracht/mamadou", None).created_at = now() - timedelta(days=200)
    joris = db.session.query(Membership).filter_by(user_id=class_of_a_month.joris.id).one()
    db.session.commit()
    assert [one.at for one in notices(class_of_a_month.joris)] == [joris.joined_at]


def test_taking_back_leaves_only_that_to_who_read_it_and_nothing_to_who_did_not(class_of_a_month: World) -> None:
    sharing = shared(class_of_a_month)
    read(sharing, class_of_a_month.nadia)
    withdraw(sharing)
    db.session.commit()
    [left] = notices(class_of_a_month.nadia)
    assert (left.kind, left.who, left.place) == (Kind.TAKEN_BACK, "Amina", 0)
    assert kinds(class_of_a_month.pieter) == []


def test_two_versions_that_were_read_are_taken_back_once(class_of_a_month: World) -> None:
    first = shared(class_of_a_month)
    sheet = db.session.query(Reflection).one()
    sheet.draft, sheet.revision = "Een tweede versie.", 2
    second = share_reflection(sheet, 2, class_of_a_month.group.id, Audience.TANDEM, class_of_a_month.nadia.id)
    for version in (first, second):
        read(version, class_of_a_month.nadia)
    assert kinds(class_of_a_month.nadia) == [Kind.SHARED, Kind.SHARED]
    withdraw(second)
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == [Kind.TAKEN_BACK]


def test_an_answer_stays_on_the_authors_list_after_taking_back_and_when_the_coach_left(
    visitor: Visitor, class_of_a_month: World
) -> None:
    sharing = shared(class_of_a_month)
    answered(sharing, class_of_a_month)
    withdraw(sharing)
    erase(class_of_a_month.nadia)
    db.session.commit()
    page = visitor.as_(class_of_a_month.amina).get(LIST)
    assert said("%(who)s answered your text.", who=said("Somebody who left")) in page.text


def test_who_erases_themselves_is_on_nobodys_list(class_of_a_month: World) -> None:
    sharing = shared(class_of_a_month)
    read(sharing, class_of_a_month.nadia)
    erase(class_of_a_month.amina)
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == kinds(class_of_a_month.pieter) == []


def test_who_is_taken_out_of_a_group_hears_nothing_of_it_any_more(class_of_a_month: World) -> None:
    sharing = shared(class_of_a_month)
    read(sharing, class_of_a_month.nadia)
    db.session.delete(db.session.query(Membership).filter_by(user_id=class_of_a_month.nadia.id).one())
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == []
    withdraw(sharing)
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == []


def test_after_three_months_it_is_no_news(class_of_a_month: World) -> None:
    shared(class_of_a_month).shared_at = now() - timedelta(days=91)
    db.session.commit()
    assert kinds(class_of_a_month.nadia) == []


def everything(world: World) -> Sharing:
    """One notice of each kind, for somebody in the class."""
    sharing = shared(world)
    feedback = answered(sharing, world)
    thanked(feedback)
    said_back(feedback, LineKind.QUESTION)
    said_back(feedback, LineKind.REPLY)
    decline(shared(world, world.joris, "bindkracht/welke-verklaring-eerst"), world.nadia.id)
    gone = shared(world, world.joris, "bindkracht/vroeger")
    read(gone, world.nadia)
    withdraw(gone)
    assign(world.group, "bindkracht/mamadou", None)
    assign(world.group, "bindkracht/die-er-niet-meer-is", None)
    db.session.commit()
    return sharing


@pytest.mark.parametrize("who", ["amina", "joris", "nadia", "pieter"])
def test_no_list_holds_a_word_of_a_text_and_every_link_on_it_leads_somewhere(
    visitor: Visitor, class_of_a_month: World, who: str
) -> None:
    everything(class_of_a_month)
    visitor.as_(getattr(class_of_a_month, who))
    page = visitor.get(LIST).text
    assert SECRET not in page
    links = re.findall(r'<p><a href="([^"#]+)', page)
    assert links
    assert [visitor.get(link).status_code for link in links] == [200] * len(links)


def test_each_kind_of_message_is_a_sentence_with_the_name_in_it(visitor: Visitor, class_of_a_month: World) -> None:
    everything(class_of_a_month)
    expected = {
        "amina": [
            said("%(who)s answered your text.", who="Nadia"),
            said("%(who)s replied to your question.", who="Nadia"),
        ],
        "pieter": [
            said("A text is not for %(who)s. It waits for you.", who="Nadia"),
            said("%(who)s shared a text with your tandem.", who="Joris"),
        ],
        "nadia": [
            said("%(who)s took back a text that you read.", who="Joris"),
            said("%(who)s thanks you for your answer.", who="Amina"),
            said("%(who)s asks you something about your answer.", who="Amina"),
        ],
        "joris": [
            said(
                "%(group)s asks you to do %(module)s.",
                group="Eerste jaar A",
                module=said("a module that is being repaired"),
            )
        ],
    }
    for who, sentences in expected.items():
        page = browser(visitor.app, getattr(class_of_a_month, who)).get(LIST).text
        assert all(sentence in page for sentence in sentences), who


def test_a_message_leads_to_the_right_place_after_logging_in(visitor: Visitor, class_of_a_month: World) -> None:
    sharing = shared(class_of_a_month)
    asked = visitor.get(f"/delingen/{sharing.id}").headers["Location"]
    landed = visitor.post(asked, {"name": "Nadia", "pass_phrase": "drie blauwe fietsen"}, plain=True)
    assert landed.request.path == f"/delingen/{sharing.id}"
    assert SECRET in landed.text


def test_a_name_with_markup_stays_text(visitor: Visitor, class_of_a_month: World) -> None:
    class_of_a_month.amina.shown_name = "<b>Amina</b>"
    shared(class_of_a_month)
    page = visitor.as_(class_of_a_month.nadia).get(LIST).text
    assert "<b>Amina" not in page
    assert "&lt;b&gt;Amina" in page


def test_opening_the_list_marks_it_as_seen(visitor: Visitor, class_of_a_month: World) -> None:
    shared(class_of_a_month)
    visitor.as_(class_of_a_month.nadia)
    number = said("%(num)d new", num=1)
    assert number in visitor.get("/account").text
    first = visitor.get(LIST).text
    assert (len(NEW.findall(first)), number in first) == (1, False)
    assert NEW.findall(visitor.get(LIST).text) == []
    assert number not in visitor.get("/account").text


def test_looking_at_somebody_elses_list_is_not_possible_and_marks_nothing(
    visitor: Visitor, class_of_a_month: World
) -> None:
    shared(class_of_a_month)
    visitor.as_(class_of_a_month.joris).get(LIST)
    assert count_new(class_of_a_month.nadia.id) == 1
    assert db.session.get(NoticeState, class_of_a_month.nadia.id) is None


def test_what_happened_before_somebody_had_an_account_is_not_new_to_them(class_of_a_month: World) -> None:
    shared(class_of_a_month)
    class_of_a_month.pieter.created_at = now()
    db.session.commit()
    assert (kinds(class_of_a_month.pieter), count_new(class_of_a_month.pieter.id)) == ([Kind.SHARED], 0)


def many(world: World, count: int) -> None:
    """So many texts shared with the tandem, several at the same moment."""
    sharing = shared(world)
    for number in range(1, count):
        again = Sharing(version_id=sharing.version_id, user_id=world.amina.id, group_id=world.group.id)
        again.audience, again.coach_id = Audience.TANDEM, world.nadia.id
        again.shared_at = sharing.shared_at - timedelta(minutes=number // 4)
        db.session.add(again)
    db.session.commit()


def test_the_list_is_paged_by_key_and_shows_each_message_once(visitor: Visitor, class_of_a_month: World) -> None:
    many(class_of_a_month, 2 * PAGE + 5)
    visitor.as_(class_of_a_month.nadia)
    path, seen = LIST, list[str]()
    while path:
        page = visitor.get(path).text
        seen += re.findall(r'href="/delingen/(\d+)"', page)
        older = re.search(r'href="([^"]+)" rel="next"', page)
        path = older[1] if older else ""
    assert len(seen) == len(set(seen)) == 2 * PAGE + 5


@pytest.mark.parametrize("key", ["x", "1-shared-1", "99999999999999999-shared-9999999999", "-", "1-'-1", "\x00"])
def test_a_key_that_nobody_gave_out_is_no_error(visitor: Visitor, class_of_a_month: World, key: str) -> None:
    shared(class_of_a_month)
    assert visitor.as_(class_of_a_month.nadia).get(LIST, query_string={"voor": key}).status_code == 200


def test_a_long_list_makes_no_more_queries_than_a_short_one(visitor: Visitor, class_of_a_month: World) -> None:
    visitor.as_(class_of_a_month.nadia)
    with count_queries() as none:
        visitor.get(LIST)
    many(class_of_a_month, PAGE)
    visitor.get(LIST)
    with count_queries() as full:
        visitor.get(LIST)
    assert len(full) == len(none)


def test_the_number_in_the_menu_is_one_query_and_none_for_a_visitor_or_a_guest(
    database: Flask, class_of_a_month: World
) -> None:
    guest, member = Visitor(database), browser(database, class_of_a_month.nadia)
    guest.post("/voortgang/bindkracht/mamadou/dinsdag-tien-over-negen")
    counts = []
    for person in (Visitor(database), guest, member):
        with count_queries() as sent:
            assert person.get("/over").status_code == 200
        counts.append(sum("taken-back" in str(one) or "notice_state" in one for one in sent))
    assert counts == [0, 0, 1]


def test_an_empty_list_says_what_will_come(visitor: Visitor, class_of_a_month: World) -> None:
    assert said("There are no messages for you") in visitor.as_(class_of_a_month.sam).get(LIST).text


def test_a_visitor_and_a_guest_are_asked_to_log_in(visitor: Visitor) -> None:
    assert visitor.get(LIST).headers["Location"].startswith("/aanmelden?next=/berichten")
