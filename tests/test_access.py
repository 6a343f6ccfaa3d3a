"""Every route, for every kind of person, with their own objects and somebody else's.

The table below is written apart from `rules/permissions.py`, so that a mistake there is seen here. A route that is not
in the table fails, so that nobody adds one without saying who may use it.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from elearn.accounts import sessions
from elearn.accounts.models import User
from elearn.care.models import WorkedTime
from elearn.database import db, now
from elearn.groups.actions import assign, invite
from elearn.groups.models import Membership
from elearn.growth.linking import token_of
from elearn.growth.models import Consent, PageLink, ShownPage
from elearn.notices.stopping import token_for
from elearn.recordings import files
from elearn.reflections.answer_models import Feedback, VoiceRecording
from elearn.reflections.models import OtherDraft, Reflection, Version
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.sharing import Audience
from elearn.scenarios.actions import begin_run, take_step
from elearn.scenarios.playing import playing
from elearn.web.held import HeldForm
from elearn.web.language import today
from elearn.web.library import catalogue
from tests.reflections.sounds import sound
from tests.visitor import Visitor
from tests.voices.people import given as given_voice
from tests.voices.people import offered, spoken
from tests.world import World, build_world

QUESTION = "welke-verklaring-eerst"
EVERYONE = frozenset(["visitor", "guest", "amina", "joris", "nadia", "rachid", "pieter", "lotte", "sam", "els"])
WITH_WORK = EVERYONE - {"visitor"}
ACCOUNTS = WITH_WORK - {"guest"}
NOBODY: frozenset[str] = frozenset()


def only(*names: str) -> frozenset[str]:
    return frozenset(names)


MAY: dict[str, frozenset[str]] = {
    "accounts.account": ACCOUNTS,
    "accounts.change_pass_phrase": ACCOUNTS,
    "accounts.change_profile": ACCOUNTS,
    "accounts.create_account": EVERYONE,
    "accounts.drop_held_form": only("amina"),
    "accounts.end_session": only("amina"),
    "accounts.guest_work": ACCOUNTS,
    "accounts.held_form": only("amina"),
    "accounts.log_in": EVERYONE,
    "accounts.log_out": EVERYONE,
    "accounts.new_account": EVERYONE,
    "accounts.open_session": EVERYONE,
    "accounts.take_guest_work": ACCOUNTS,
    "admin.account": only("els"),
    "admin.accounts": only("els"),
    "admin.create_account": only("els"),
    "admin.overview": only("els"),
    "admin.restore": only("els"),
    "admin.set_pass_phrase": only("els"),
    "admin.suspend": only("els"),
    "assets.serve": EVERYONE,
    "care.care": only("nadia", "rachid"),
    "care.drop_time": only("nadia"),
    "care.hours": only("nadia", "rachid"),
    "care.note_time": only("nadia", "rachid"),
    "care.set_care": only("nadia", "rachid"),
    "exercises.answer": EVERYONE,
    "exercises.drawing": EVERYONE,
    "exercises.sheet": EVERYONE,
    "groups.answers": only("pieter"),
    "groups.ask_to_leave": only("amina", "joris", "nadia", "rachid", "pieter"),
    "groups.assign": only("pieter"),
    "groups.close_code": only("pieter"),
    "groups.confirm_removal": only("pieter"),
    "groups.create": ACCOUNTS,
    "groups.enter": ACCOUNTS,
    "groups.group": only("amina", "joris", "nadia", "rachid", "pieter"),
    "groups.invite": only("pieter"),
    "groups.join": ACCOUNTS,
    "groups.leave": only("amina", "joris", "nadia", "rachid", "pieter"),
    "groups.mine": ACCOUNTS,
    "groups.remove_member": only("pieter"),
    "groups.renew_code": only("pieter"),
    "groups.set_limit": only("pieter"),
    "groups.set_promise": only("pieter"),
    "groups.show_writing": only("amina", "joris"),
    "groups.unassign": only("pieter"),
    "groups.withdraw_invitation": only("pieter"),
    "growth.as_paper": only("amina"),
    "growth.compose": ACCOUNTS,
    "growth.consents": ACCOUNTS,
    "growth.decide": only("nadia"),
    "growth.end_link": ACCOUNTS,
    "growth.make_link": only("amina"),
    "growth.mine": WITH_WORK,
    "growth.preview": only("amina"),
    "growth.save": ACCOUNTS,
    "growth.shown": EVERYONE,
    "lessons.about": EVERYONE,
    "lessons.course": EVERYONE,
    "lessons.glossary": EVERYONE,
    "lessons.home": EVERYONE,
    "lessons.module": EVERYONE,
    "lessons.page": EVERYONE,
    "lessons.paper": EVERYONE,
    "lessons.route": EVERYONE,
    "lessons.search": EVERYONE,
    "lessons.sources": EVERYONE,
    "notices.ask_to_stop": EVERYONE,
    "notices.mail": ACCOUNTS,
    "notices.mine": ACCOUNTS,
    "notices.set_mail": ACCOUNTS,
    "notices.stop": EVERYONE,
    "page.display": EVERYONE,
    "page.language": EVERYONE,
    "pictures.give": only("amina", "joris"),
    "pictures.give_run": only("amina", "joris", "nadia", "rachid"),
    "pictures.of_exercise": only("amina", "joris", "nadia", "rachid", "pieter"),
    "pictures.of_scenario": only("amina", "joris", "nadia", "rachid", "pieter"),
    "pictures.take_out": only("amina", "joris"),
    "pictures.take_out_run": only("amina", "joris", "nadia", "rachid"),
    "privacy.confirm_erasing": WITH_WORK,
    "privacy.download": WITH_WORK,
    "privacy.download_with_recordings": WITH_WORK,
    "privacy.erase": WITH_WORK,
    "privacy.mine": WITH_WORK,
    "progress.finish": EVERYONE,
    "progress.mine": WITH_WORK,
    "reflections.add_words": only(),  # of a draft, which has no words to add yet
    "reflections.agree": only("nadia", "pieter"),
    "reflections.answer": only("nadia", "pieter"),
    "reflections.answer_together": only("nadia"),
    "reflections.ask": only("amina"),
    "reflections.ask_to_decline": only("nadia"),
    "reflections.ask_to_drop": only("nadia"),
    "reflections.ask_together": only("nadia"),
    "reflections.ask_to_hand_over": only("nadia"),
    "reflections.ask_to_withdraw": only("amina"),
    "reflections.change_answer": only("nadia"),
    "reflections.change_reader": only("amina"),
    "reflections.choose_coach": only("pieter"),
    "reflections.compare": only("amina"),
    "reflections.decide_reader": only("amina"),
    "reflections.decline": only("nadia"),
    "reflections.desk": only("nadia", "rachid"),
    "reflections.drop_answer": only("nadia"),
    "reflections.first_words": only("nadia", "rachid", "pieter", "lotte"),
    "reflections.first_words_of_tandem": only("nadia", "rachid", "pieter", "lotte"),
    "reflections.give": only("pieter"),
    "reflections.hand_over": only("nadia"),
    "reflections.hear": only("nadia"),
    "reflections.keep_first_words": only("nadia", "rachid", "pieter", "lotte"),
    "reflections.keep_recording": only("nadia", "pieter"),
    "reflections.later": only("nadia"),
    "reflections.make_sharing": only("amina"),
    "reflections.mine": WITH_WORK,
    "reflections.part_ways": only("nadia", "pieter"),
    "reflections.quote_moment": only("amina"),
    "reflections.release": only("nadia"),
    "reflections.release_all": only("nadia", "pieter"),
    "reflections.reply": only("nadia"),
    "reflections.round_off": only("amina", "nadia", "pieter"),
    "reflections.save": EVERYONE,
    "reflections.save_answer": only("nadia", "pieter"),
    "reflections.settle": only("amina"),
    "reflections.share": only("amina"),
    "reflections.shared": WITH_WORK,
    "reflections.sharing": only("amina", "nadia", "pieter"),
    "reflections.sheet": EVERYONE,
    "reflections.take_along": only("amina"),
    "reflections.take_question_back": only("pieter"),
    "reflections.thank": only("amina"),
    "reflections.withdraw": only("amina"),
    "reflections.words": only(),
    "reflections.write_to_partner": only("nadia", "pieter"),
    "reflections.ask_what_hurts": only("nadia"),
    "reflections.say_it_hurts": only("nadia"),
    "voices.ask_to_drop": only("nadia"),
    "voices.ask_to_withdraw": only("nadia"),
    "voices.begin": only("nadia", "rachid"),
    "voices.change": only("nadia"),
    "voices.drop": only("nadia"),
    "voices.give_back": only("pieter"),
    "voices.hear": only("nadia", "pieter"),
    "voices.keep_or_let_end": only("nadia"),
    "voices.keep_recording": only("nadia"),
    "voices.mine": ACCOUNTS,
    "voices.recall": only("nadia"),
    "voices.release": only("pieter"),
    "voices.save": only("nadia"),
    "voices.take_out": only("pieter"),
    "voices.voice": only("nadia", "pieter"),
    "voices.withdraw": only("nadia"),
    "voices.write": only("nadia"),
    "scenarios.back": only("amina"),
    "scenarios.begin": EVERYONE,
    "scenarios.branch": only("amina"),
    "scenarios.debrief": only("amina"),
    "scenarios.pattern": WITH_WORK,
    "scenarios.run": only("amina"),
    "scenarios.step": only("amina"),
    "scenarios.stop": only("amina"),
    "scenarios.story": EVERYONE,
}


@dataclass
class Things:
    """One object of each kind: Amina's where a learner owns it, Nadia's answer, and Pieter's group around them."""

    world: World
    values: dict[str, object]
    amina_session: str


def make_things(app: Flask) -> Things:
    world = build_world()
    reflection = Reflection(
        user_id=world.amina.id,
        question_key=f"bindkracht/{QUESTION}",
        question="Welke?",
        draft="dit geheim blijft van mij",
        revision=1,
    )
    version = Version(reflection=reflection, number=1, text="mijn tekst")
    sharing = Sharing(version=version, user_id=world.amina.id, group_id=world.group.id, audience=Audience.TANDEM)
    sharing.coach_id = world.nadia.id
    other = OtherDraft(text="andere tekst")
    reflection.other_drafts.append(other)
    db.session.add_all([reflection, sharing])
    db.session.flush()
    answer = Feedback(
        sharing_id=sharing.id, author_id=world.nadia.id, role=Role.COACH, posting="een", body="nog in concept"
    )
    answer.recording = _recording(world.nadia)
    given = Feedback(sharing_id=sharing.id, author_id=world.nadia.id, role=Role.COACH, posting="nul", body="gegeven")
    given.released_at = now()
    link = PageLink(last_day=today())
    db.session.add_all([Consent(feedback=given), ShownPage(user_id=world.amina.id, link=link)])
    held = HeldForm(writer_id=world.amina.id, path="/groepen/", fields=[["name", "x"]])
    story = catalogue().story("bindkracht/loket")
    assert story is not None
    run = begin_run(world.amina.id, "bindkracht/loket", story)
    take_step(playing(run), 1)
    invitation = invite(world.group, Role.COACH, "Marleen")
    assignment = assign(world.group, "bindkracht/mamadou", None)
    worked = WorkedTime(user_id=world.nadia.id, on_day=date(2026, 11, 3), minutes=30)
    db.session.add_all([answer, held, worked])
    given_voice(world.nadia, world.group, "nog geen stem")
    with app.test_request_context():
        session = sessions.open_session(world.amina)
    db.session.commit()
    joris = db.session.scalars(select(Membership).where(Membership.user_id == world.joris.id)).one()
    values: dict[str, object] = {
        "course": "bindkracht", "module": "mamadou", "page": "dinsdag-tien-over-negen", "route": "student",
        "exercise": "web-dat-vastzet", "story": "loket", "question": QUESTION, "name": _asset(app), "posting": "twee",
        "group_id": world.group.id, "membership_id": joris.id, "invitation_id": invitation.id,
        "assignment_id": assignment.id, "user_id": world.joris.id, "held_id": held.id,
        "session_id": session.session_id, "sharing_id": sharing.id, "feedback_id": answer.id, "other_id": other.id,
        "run_id": run.id, "position": 0, "worked_id": worked.id, "token": token_for(world.amina),
        "answer_id": given.id, "coach_id": world.nadia.id, "page_token": token_of(link),
        "voice_id": spoken(offered(world.nadia, world.group)).id,
    }  # fmt: skip
    return Things(world, values, str(session.session_token))


def _recording(speaker: User) -> VoiceRecording:
    return VoiceRecording(speaker_id=speaker.id, **files.shelve(io.BytesIO(sound("toon.ogg"))).columns)


def _asset(app: Flask) -> str:
    return next(iter(app.extensions["assets"]))


def browser_of(who: str, things: Things, app: Flask) -> Visitor:
    """A browser in which this person is logged in."""
    visitor = Visitor(app)
    if who == "visitor":
        return visitor
    if who != "guest":
        return visitor.as_(getattr(things.world, who))
    person = User()
    db.session.add(person)
    db.session.flush()
    return visitor.as_(person)


def path_of(rule: Rule, things: Things) -> str:
    built = rule.build({name: things.values[name] for name in rule.arguments})
    assert built is not None
    return built[1]


@dataclass(frozen=True)
class Answered:
    """What came of one request: whether it was let in, and whose unshared words it told."""

    request: str
    endpoint: str
    let_in: bool
    told: frozenset[str]


SECRETS = {
    "dit geheim blijft van mij": "amina",
    "andere tekst": "amina",
    "nog in concept": "nadia",
    "nog geen stem": "nadia",
}
"""words in `make_things` that nobody was shown yet, and whose they are"""


@cache
def walk(who: str, app: Flask) -> list[Answered]:
    """Somebody asks for everything there is, first for what is not theirs; what they change is made anew."""
    walked, things = [], _again(app)
    browser = browser_of(who, things, app)
    for rule, method in sorted(routes(app), key=lambda it: (who in MAY[it[0].endpoint], it[1], it[0].endpoint)):
        path = path_of(rule, things)
        answer = browser.send(method, path, headers={"Sec-Fetch-Site": "same-origin"}, buffered=True)
        assert answer.status_code < 500, f"{method} {path}: {answer.status_code}"
        words = answer.data.decode(errors="replace")
        told = frozenset(owner for secret, owner in SECRETS.items() if secret in words)
        walked.append(Answered(f"{method} {rule}", rule.endpoint, was_let_in(answer), told))
        if walked[-1].let_in and answer.status_code < 400 and method != "GET":
            things = _again(app)
            browser = browser_of(who, things, app)
    return walked


def was_let_in(answer: TestResponse) -> bool:
    sent_to_the_door = answer.status_code == 303 and answer.headers["Location"].startswith("/aanmelden")
    return answer.status_code != 404 and not sent_to_the_door


def routes(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method) for rule in app.url_map.iter_rules() for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


def test_the_table_knows_every_route(app: Flask) -> None:
    assert {rule.endpoint for rule, _method in routes(app)} == set(MAY)


def test_every_view_declares_its_permission(app: Flask) -> None:
    assert all(hasattr(view, "permission") for view in app.view_functions.values())


def test_a_view_without_a_permission_stops_the_start(app: Flask) -> None:
    from elearn.web.access import refuse_undeclared

    bare = Flask("bare")
    bare.add_url_rule("/open", "open", lambda: "", methods=["GET"])
    with pytest.raises(RuntimeError, match="open"):
        refuse_undeclared(bare)


@pytest.mark.parametrize("who", sorted(EVERYONE))
def test_each_person_is_let_in_where_they_may_and_nowhere_else(database: Flask, who: str) -> None:
    wrong = [one.request for one in walk(who, database) if one.let_in != (who in MAY[one.endpoint])]
    assert not wrong, f"{who}: {wrong}"


@pytest.mark.parametrize("who", sorted(EVERYONE))
def test_nobody_but_its_writer_sees_a_draft_in_any_answer(database: Flask, who: str) -> None:
    leaks = [one.request for one in walk(who, database) if one.told - {who}]
    assert not leaks, f"{who}: {leaks}"


@pytest.mark.parametrize("writer", ["amina", "nadia"])
def test_a_writer_reads_their_own_drafts(database: Flask, writer: str) -> None:
    assert any(writer in one.told for one in walk(writer, database))


def _again(database: Flask) -> Things:
    from tests.conftest import empty

    db.session.rollback()
    empty()
    return make_things(database)


@dataclass(frozen=True)
class Moment:
    """Something that happened to Amina's shared text, and who can still read it."""

    happens: Callable[[Sharing, World], None]
    readers: frozenset[str]


def _withdrawn(sharing: Sharing, world: World) -> None:
    sharing.withdrawn_at = now()


def _with_the_group(sharing: Sharing, world: World) -> None:
    sharing.audience = Audience.GROUP


def _declined(sharing: Sharing, world: World) -> None:
    from elearn.reflections.answer_actions import decline

    decline(sharing, world.nadia.id)


def _coach_left(sharing: Sharing, world: World) -> None:
    query = select(Membership).where(Membership.user_id == world.nadia.id)
    db.session.delete(db.session.scalars(query).one())


MOMENTS = {
    "withdrawn": Moment(_withdrawn, only("amina")),
    "shared with the group": Moment(_with_the_group, only("amina", "joris", "nadia", "rachid", "pieter")),
    "not for me": Moment(_declined, only("amina", "pieter")),
    "the coach left the group": Moment(_coach_left, only("amina", "pieter")),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_happens_to_a_shared_text_decides_at_once_who_reads_it(database: Flask, moment: str) -> None:
    things = make_things(database)
    sharing = db.session.get(Sharing, things.values["sharing_id"])
    assert sharing is not None
    MOMENTS[moment].happens(sharing, things.world)
    db.session.commit()
    for who in sorted(EVERYONE):
        answer = browser_of(who, things, database).get(f"/delingen/{sharing.id}")
        assert (answer.status_code == 200) == (who in MOMENTS[moment].readers), f"{who} after {moment}"


@pytest.mark.parametrize("path", ["/delingen/99999999999999999999", "/runs/0", "/groepen/4294967296", "/bewaard/-1"])
def test_an_id_that_no_database_holds_is_simply_not_there(database: Flask, path: str) -> None:
    things = make_things(database)
    assert browser_of("pieter", things, database).get(path).status_code == 404
