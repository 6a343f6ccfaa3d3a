"""Sharing: a choice of readers by name, an immutable version, taken back at any time."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.reflections.audience import offers_in
from elearn.reflections.models import Version
from elearn.reflections.sharing_models import Reading, Sharing
from elearn.rules.actor import Role
from elearn.rules.quoting import sentences
from elearn.rules.sharing import Audience
from tests.language import said
from tests.reflections.people import HERE, TEXT, browser, hidden_fields, reply, share, share_form, sheet_of, write
from tests.visitor import Visitor
from tests.world import World, join, make_group, person

DEEL = HERE + "/deling"


def sharings() -> list[Sharing]:
    return list(db.session.scalars(select(Sharing).order_by(Sharing.id)))


def leave(world: World, who: object) -> None:
    membership = db.session.scalars(
        select(Membership).where(Membership.user_id == who.id, Membership.group_id == world.group.id)  # type: ignore[attr-defined]
    ).one()
    db.session.delete(membership)
    db.session.commit()


def test_the_page_names_everybody_who_will_be_able_to_read(visitor: Visitor, world: World) -> None:
    write(world.amina)
    page = visitor.as_(world.amina).get(DEEL).text
    lists = re.findall(r'<ul class="hint" id="readers-.*?</ul>', page, re.DOTALL)
    tandem, group = (re.findall(r"<li>(.*?)</li>", each) for each in lists)
    pieter = said("%(name)s is a lecturer and can read and answer it.", name="Pieter")
    nadia = said("%(name)s is a coach and can read and answer it.", name="Nadia")
    assert tandem == [pieter, nadia]
    rachid = said("%(name)s is a coach and can read it.", name="Rachid")
    assert group == [pieter, nadia, rachid, said("%(names)s learns along and can read it.", names="Joris")]
    assert 'value="tandem" required aria-describedby="readers-tandem"' in page
    assert TEXT in page


def test_sharing_freezes_a_version_for_the_tandem(journey: Visitor, world: World) -> None:
    write(world.amina)
    answer = journey.as_(world.amina).post(DEEL, share_form(journey.app, world.amina))
    assert answer.status_code == 200
    sharing = sharings()[0]
    assert (sharing.audience, sharing.coach_id, sharing.version.text) == (Audience.TANDEM, world.nadia.id, TEXT)
    assert (sharing.group_id, sharing.user_id) == (world.group.id, world.amina.id)


def test_what_was_shared_does_not_change_with_the_draft(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    visitor.as_(world.amina).post(HERE + "/concept", {"text": "Iets anders", "revision": "1"})
    page = browser(visitor.app, world.nadia).get(f"/delingen/{sharing.id}").text
    assert [sentence.text in page for sentence in sentences(TEXT)] == [True, True, True]
    assert "Iets anders" not in page


def test_the_same_form_sent_twice_is_one_sharing(journey: Visitor, world: World) -> None:
    write(world.amina)
    form = share_form(journey.app, world.amina)
    journey.as_(world.amina)
    for _time in range(2):
        assert journey.post(DEEL, form).status_code == 200
    assert len(sharings()) == 1


def test_the_same_text_for_another_audience_is_the_same_version(visitor: Visitor, world: World) -> None:
    write(world.amina)
    visitor.as_(world.amina)
    for audience in ("tandem", "group"):
        visitor.post(DEEL, share_form(visitor.app, world.amina, audience))
    assert {one.version_id for one in sharings()} == {sharings()[0].version_id}
    assert [one.audience for one in sharings()] == [Audience.TANDEM, Audience.GROUP]


def test_a_changed_text_is_a_new_version_and_the_older_one_stays_shared(visitor: Visitor, world: World) -> None:
    write(world.amina)
    visitor.as_(world.amina).post(DEEL, share_form(visitor.app, world.amina))
    visitor.post(HERE + "/concept", {"text": "Versie twee", "revision": "1"})
    visitor.post(DEEL, share_form(visitor.app, world.amina))
    assert [one.version.number for one in sharings()] == [1, 2]
    assert not any(one.is_withdrawn for one in sharings())
    page = visitor.get(HERE).text
    assert all(f'href="/delingen/{one.id}"' in page for one in sharings())


def test_a_text_that_changed_after_the_page_was_opened_is_shown_again(journey: Visitor, world: World) -> None:
    write(world.amina)
    form = share_form(journey.app, world.amina)
    journey.as_(world.amina).post(HERE + "/concept", {"text": "Toch anders", "revision": "1"})
    answer = journey.post(DEEL, form)
    assert answer.status_code == 422
    assert "Toch anders" in answer.text
    assert sharings() == []


def test_a_coach_who_left_meanwhile_means_looking_at_the_names_again(journey: Visitor, world: World) -> None:
    write(world.amina)
    form = share_form(journey.app, world.amina)
    leave(world, world.nadia)
    answer = journey.as_(world.amina).post(DEEL, form)
    assert answer.status_code == 422
    assert "Rachid" in answer.text
    assert sharings() == []
    assert journey.post(DEEL, {**hidden_fields(answer.text), "audience": "tandem"}).status_code == 200
    assert sharings()[0].coach_id == world.rachid.id


def test_a_new_member_changes_the_readers_of_the_group_but_not_of_the_tandem(visitor: Visitor, world: World) -> None:
    write(world.amina)
    form = share_form(visitor.app, world.amina)
    join(world.group, {world.sam: Role.LEARNER})
    visitor.as_(world.amina)
    assert visitor.post(DEEL, {**form, "audience": "group"}).status_code == 422
    assert visitor.post(DEEL, form).status_code == 200


@pytest.mark.parametrize("changed", [{"audience": "everyone"}, {"audience": ""}, {"groep": "999", "audience": "x"}])
def test_an_audience_that_is_not_offered_is_asked_again(
    journey: Visitor, world: World, changed: dict[str, str]
) -> None:
    write(world.amina)
    form = share_form(journey.app, world.amina)
    assert journey.as_(world.amina).post(DEEL, {**form, **changed}).status_code == 422
    assert sharings() == []


def test_a_coach_cannot_be_chosen_by_changing_the_form(visitor: Visitor, world: World) -> None:
    write(world.amina)
    form = share_form(visitor.app, world.amina, coach=world.lotte.id)
    visitor.as_(world.amina).post(DEEL, form)
    assert [one.coach_id for one in sharings()] == [world.nadia.id]


def test_an_empty_sheet_is_not_shared(journey: Visitor, world: World) -> None:
    write(world.amina, " \n ")
    page = journey.as_(world.amina).get(DEEL)
    assert said("There is nothing on this sheet yet. Write something first, then share it.") in page.text
    assert journey.post(DEEL, {"audience": "tandem", "revision": "1"}).status_code == 422
    assert sharings() == []


def test_the_coach_with_the_fewest_open_sharings_is_next(visitor: Visitor, world: World) -> None:
    share(write(world.joris), world.group, world.nadia)
    write(world.amina)
    visitor.as_(world.amina).post(DEEL, share_form(visitor.app, world.amina))
    assert sharings()[-1].coach_id == world.rachid.id


def test_an_answered_or_withdrawn_sharing_is_no_load(visitor: Visitor, world: World) -> None:
    reply(share(write(world.joris), world.group, world.nadia), world.nadia)
    join(world.group, {world.sam: Role.LEARNER})
    taken_back = share(write(world.sam), world.group, world.nadia)
    taken_back.withdrawn_at = now()
    share(write(world.joris, key="a/b"), world.group, world.rachid)
    write(world.amina)
    visitor.as_(world.amina).post(DEEL, share_form(visitor.app, world.amina))
    assert sharings()[-1].coach_id == world.nadia.id


def test_who_answers_at_once_does_not_get_every_text(world: World) -> None:
    turns = []
    for number in range(4):
        sheet = write(world.amina, key=f"a/{number}")
        coach_id = offers_in(world.group.id, sheet).coach_id
        turns.append(coach_id)
        coach = world.nadia if coach_id == world.nadia.id else world.rachid
        reply(share(sheet, world.group, coach), coach)
    assert turns == [world.nadia.id, world.rachid.id] * 2


def test_a_group_without_a_coach_has_the_lecturer(visitor: Visitor, world: World) -> None:
    write(world.sam)
    visitor.as_(world.sam).post(DEEL, share_form(visitor.app, world.sam))
    assert sharings()[0].coach_id is None


def test_a_group_in_which_nobody_else_is_has_nobody_to_share_with(visitor: Visitor, world: World) -> None:
    alone = person("Alleen")
    make_group("Leeg", "LEEG2345", {alone: Role.LEARNER})
    write(alone)
    page = visitor.as_(alone).get(DEEL)
    assert page.status_code == 200
    assert 'name="audience"' not in page.text


def test_somebody_in_two_groups_chooses_one_first(journey: Visitor, world: World) -> None:
    join(world.other_group, {world.amina: Role.LEARNER})
    write(world.amina)
    page = journey.as_(world.amina).get(DEEL).text
    assert 'name="audience"' not in page
    assert f"{DEEL}?groep={world.other_group.id}" in page
    chosen = journey.get(f"{DEEL}?groep={world.other_group.id}").text
    assert "Lotte" in chosen
    assert "Pieter" not in chosen
    journey.post(DEEL, {**hidden_fields(chosen), "audience": "tandem"})
    assert sharings()[0].group_id == world.other_group.id


def test_somebody_elses_group_cannot_be_shared_with(visitor: Visitor, world: World) -> None:
    write(world.amina)
    form = share_form(visitor.app, world.amina, groep=world.other_group.id)
    visitor.as_(world.amina).post(DEEL, form)
    assert {one.group_id for one in sharings()} <= {world.group.id}


def test_a_guest_hears_how_to_share(journey: Visitor, database: Flask) -> None:
    answer = journey.post(HERE + "/concept", {"text": TEXT, "revision": "0", "then": "share"})
    assert answer.status_code == 200
    assert "/account/nieuw" in answer.text
    assert journey.post(DEEL, {"audience": "tandem"}).status_code == 404


def test_somebody_without_a_group_hears_how_to_join_one(visitor: Visitor, world: World) -> None:
    write(world.els)
    page = visitor.as_(world.els).get(DEEL)
    assert "/groepen/deelname" in page.text
    assert visitor.post(DEEL, {"audience": "tandem", "revision": "1"}).status_code == 422


def test_saving_and_sharing_is_one_button(journey: Visitor, world: World) -> None:
    journey.as_(world.amina)
    page = journey.post(HERE + "/concept", {"text": TEXT, "revision": "0", "then": "share"})
    assert 'name="seen-tandem"' in page.text


def test_a_question_that_is_not_for_sharing_is_never_shared(
    visitor: Visitor, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elearn.reflections.question.Question.can_be_shared", False)
    write(world.amina)
    visitor.as_(world.amina)
    assert visitor.get(DEEL).status_code == 404
    assert visitor.post(DEEL, {"audience": "tandem"}).status_code == 404


def test_a_sharing_is_taken_back_after_a_page_that_says_what_happens(journey: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    feedback = reply(sharing, world.nadia, "Blijft van jou")
    confirm = journey.as_(world.amina).get(f"/delingen/{sharing.id}/einde").text
    assert "Nadia" in confirm
    assert f'action="/delingen/{sharing.id}/einde"' in confirm
    assert "Blijft van jou" in journey.post(f"/delingen/{sharing.id}/einde").text
    for reader in (world.nadia, world.pieter):
        assert browser(journey.app, reader).get(f"/delingen/{sharing.id}").status_code == 404
    assert browser(journey.app, world.nadia).post(f"/delingen/{sharing.id}/antwoorden").status_code == 404
    assert db.session.get(type(feedback), feedback.id) is not None


def test_a_sharing_is_taken_back_with_delete_and_only_once(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    visitor.as_(world.amina)
    first = visitor.send("DELETE", f"/delingen/{sharing.id}", headers={"Sec-Fetch-Site": "same-origin"})
    assert first.status_code == 303
    moment = sharings()[0].withdrawn_at
    assert moment is not None
    visitor.send("DELETE", f"/delingen/{sharing.id}", headers={"Sec-Fetch-Site": "same-origin"})
    assert sharings()[0].withdrawn_at == moment


def test_what_was_taken_back_can_be_shared_again_as_the_same_version(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    visitor.as_(world.amina).post(f"/delingen/{sharing.id}/einde")
    visitor.post(DEEL, share_form(visitor.app, world.amina))
    assert [one.is_withdrawn for one in sharings()] == [True, False]
    assert db.session.scalar(select(func.count()).select_from(Version)) == 1


def test_only_the_author_takes_a_sharing_back(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    for other in (world.joris, world.nadia, world.pieter, world.els):
        there = browser(visitor.app, other)
        assert there.get(f"/delingen/{sharing.id}/einde").status_code == 404
        assert there.post(f"/delingen/{sharing.id}/einde").status_code == 404
    assert not sharings()[0].is_withdrawn


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.TANDEM, {"Amina", "Nadia", "Pieter"}),
        (Audience.GROUP, {"Amina", "Nadia", "Pieter", "Joris"}),
    ],
)
def test_a_shared_text_is_read_by_its_audience_and_nobody_else(
    visitor: Visitor, world: World, audience: Audience, readers: set[str]
) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, audience)
    found = {
        one.shown_name
        for one in world.everyone()
        if one.shown_name != "Rachid" and browser(visitor.app, one).get(f"/delingen/{sharing.id}").status_code == 200
    }
    assert found == readers


def test_the_names_on_the_page_are_those_who_can_read(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    page = visitor.as_(world.amina).get(f"/delingen/{sharing.id}").text.split('id="can-read"')[1]
    for other in world.everyone():
        can_read = browser(visitor.app, other).get(f"/delingen/{sharing.id}").status_code == 200
        is_author = other.shown_name == "Amina"
        assert (f"</svg> {other.shown_name} <span" in page) == (can_read and not is_author)


def test_a_visitor_is_asked_to_log_in_before_reading(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    answer = visitor.get(f"/delingen/{sharing.id}")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/aanmelden")


@pytest.mark.parametrize("number", ["0", "999", "99999999999999999999"])
def test_a_sharing_that_is_not_there_is_not_found(visitor: Visitor, world: World, number: str) -> None:
    assert visitor.as_(world.amina).get(f"/delingen/{number}").status_code == 404


def test_the_author_sees_who_read_it_and_when_they_first_did(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia)
    nadia = browser(visitor.app, world.nadia)
    for _time in range(2):
        nadia.get(f"/delingen/{sharing.id}")
    visitor.as_(world.amina).get(f"/delingen/{sharing.id}")
    readings = db.session.scalars(select(Reading)).all()
    assert [reading.reader_id for reading in readings] == [world.nadia.id]
    page = visitor.get(f"/delingen/{sharing.id}").text.split('id="read-by"')[1].split("</section>")[0]
    assert "Nadia" in page
    assert "Pieter" not in page


def test_the_list_says_in_words_how_far_each_text_is(visitor: Visitor, world: World) -> None:
    sheet = write(world.amina)
    visitor.as_(world.amina)
    assert said("Draft: only you can read it") in visitor.get("/reflecties").text
    sharing = share(sheet, world.group, world.nadia)
    assert said("Shared, not read yet") in visitor.get("/reflecties").text
    browser(visitor.app, world.nadia).get(f"/delingen/{sharing.id}")
    assert said("Shared and read") in visitor.get("/reflecties").text
    reply(sharing, world.nadia)
    assert said("Answered") in visitor.get("/reflecties").text


def test_a_draft_answer_is_no_answer_in_the_list(visitor: Visitor, world: World) -> None:
    reply(share(write(world.amina), world.group, world.nadia), world.nadia, released=False)
    assert said("Shared, not read yet") in visitor.as_(world.amina).get("/reflecties").text


def test_fellow_learners_find_what_is_shared_with_the_group(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    hidden = share(write(world.amina, "Alleen tandem", "vroeger/vraag"), world.group, world.nadia)
    page = visitor.as_(world.joris).get("/reflecties/groep").text
    assert f'href="/delingen/{sharing.id}"' in page
    assert f'href="/delingen/{hidden.id}"' not in page
    assert f"/delingen/{sharing.id}" not in browser(visitor.app, world.sam).get("/reflecties/groep").text


def test_answers_are_for_the_learner_and_the_tandem_not_for_the_group(visitor: Visitor, world: World) -> None:
    sharing = share(write(world.amina), world.group, world.nadia, Audience.GROUP)
    reply(sharing, world.nadia, "Voor Amina alleen", on=(0,))
    for reader, sees in ((world.amina, True), (world.pieter, True), (world.nadia, True), (world.joris, False)):
        page = browser(visitor.app, reader).get(f"/delingen/{sharing.id}").text
        assert ("Voor Amina alleen" in page) is sees
        assert ("<mark" in page) is sees


def test_the_sheet_says_that_it_changed_after_it_was_shared(visitor: Visitor, world: World) -> None:
    share(write(world.amina), world.group, world.nadia)
    words = said("You changed your text after you shared it. Others read it as it was then, until you share it again.")
    visitor.as_(world.amina)
    assert words not in visitor.get(HERE).text
    visitor.post(HERE + "/concept", {"text": "Anders", "revision": "1"})
    assert words in visitor.get(HERE).text
    assert sheet_of(world.amina).versions[0].text == TEXT
