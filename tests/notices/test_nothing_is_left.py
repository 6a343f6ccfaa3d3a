"""Whatever people do in whatever order: no list and no mail that waits says what its reader may not know."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import force_locale
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from elearn.accounts.models import User
from elearn.accounts.queries import actor_for
from elearn.database import db, now
from elearn.groups.actions import remove_member
from elearn.groups.models import Membership
from elearn.notices.digests import make_digests
from elearn.notices.letter import write
from elearn.notices.models import NoticeState
from elearn.notices.queries import Notice
from elearn.notices.words import place, sentence
from elearn.privacy.actions import erase
from elearn.reflections.answer_actions import decline
from elearn.reflections.answer_models import LineKind
from elearn.reflections.models import Reflection
from elearn.reflections.notes.writing import write_note
from elearn.reflections.passing.actions import CannotPass, decide, give, hand_over
from elearn.reflections.passing.choices import choices_for, open_question
from elearn.reflections.sharing_actions import record_reading, share_reflection, withdraw
from elearn.reflections.sharing_models import Sharing
from elearn.rules.permissions import allowed
from elearn.rules.sharing import Audience
from elearn.settings import Settings
from tests.conftest import empty
from tests.language import said
from tests.notices.happening import SECRET, long_known, notices, said_back, thanked, waiting
from tests.notices.post import html, plain
from tests.reflections.people import reply
from tests.world import World, build_world

Act = Callable[[World, User], None]
KEY = "bindkracht/mijn-rol"


def share(world: World, author: User) -> None:
    """A new version each time, with the coach whose turn it is; nothing for who is not in the group."""
    if not _is_in(world.group.id, author):
        return
    sheet = db.session.scalar(select(Reflection).where(Reflection.user_id == author.id))
    if sheet is None:
        sheet = Reflection(user_id=author.id, question_key=KEY, question="Wat?", draft="", revision=0)
        db.session.add(sheet)
        db.session.flush()
    sheet.revision += 1
    sheet.draft = f"Versie {sheet.revision} van mijn {SECRET}."
    coach = world.nadia if sheet.revision % 2 else world.rachid
    coach_id = coach.id if _is_in(world.group.id, coach) else None
    audience = Audience.GROUP if sheet.revision % 3 == 0 else Audience.TANDEM
    share_reflection(sheet, sheet.revision, world.group.id, audience, coach_id)


def _is_in(group_id: int, person: User) -> bool:
    query = select(Membership.id).where(Membership.group_id == group_id, Membership.user_id == person.id)
    return db.session.scalar(query) is not None


def _open(author: User) -> list[Sharing]:
    query = select(Sharing).where(Sharing.user_id == author.id, Sharing.withdrawn_at.is_(None)).order_by(Sharing.id)
    return list(db.session.scalars(query))


def take_back(world: World, author: User) -> None:
    for sharing in _open(author)[-1:]:
        withdraw(sharing)


def have_it_read(world: World, author: User) -> None:
    for sharing in _open(author):
        for reader in db.session.scalars(select(User)).all():
            if reader.id != author.id and allowed("sharing.read", actor_for(reader), sharing):
                record_reading(sharing.id, reader.id)


def have_it_answered(world: World, author: User) -> None:
    for sharing in _open(author)[-1:]:
        if sharing.coach is not None:
            feedback = reply(sharing, sharing.coach, f"Over jouw {SECRET}.")
            thanked(feedback)
            said_back(feedback, LineKind.QUESTION)


def have_it_declined(world: World, author: User) -> None:
    for sharing in _open(author)[-1:]:
        if sharing.coach_id is not None:
            decline(sharing, sharing.coach_id)


def hand_it_over(world: World, author: User) -> None:
    for sharing in _open(author)[-1:]:
        if sharing.coach_id is not None:
            with suppress(CannotPass):
                hand_over(sharing, sharing.coach_id, f"Over dit {SECRET}.")


def say_it_hurts(world: World, author: User) -> None:
    for sharing in _open(author)[-1:]:
        if sharing.coach_id is not None:
            write_note(sharing, sharing.coach_id, f"Dit {SECRET} kwetst mij.", is_hurt=True)
            decline(sharing, sharing.coach_id)


def give_it_on(world: World, author: User) -> None:
    """To the first coach who can have it: at once, or as a question."""
    for sharing in _open(author)[-1:]:
        free = [one.id for one in choices_for(sharing) if one.candidate.why_not is None]
        with suppress(CannotPass):
            give(sharing, free[0] if free else 0, world.pieter.id)


def _decide(author: User, *, is_allowed: bool) -> None:
    for sharing in _open(author):
        asked = open_question(sharing)
        if asked is not None:
            decide(sharing, asked.id, is_allowed=is_allowed)


def say_yes(world: World, author: User) -> None:
    _decide(author, is_allowed=True)


def say_no(world: World, author: User) -> None:
    _decide(author, is_allowed=False)


def leave_the_group(world: World, author: User) -> None:
    membership = db.session.scalar(select(Membership).where(Membership.user_id == world.nadia.id))
    if membership is not None:
        remove_member(membership, world.nadia.id)


def be_taken_out(world: World, author: User) -> None:
    membership = db.session.scalar(select(Membership).where(Membership.user_id == author.id))
    if membership is not None:
        remove_member(membership, world.pieter.id)


def erase_author(world: World, author: User) -> None:
    erase(author)


def sum_up(world: World, author: User) -> None:
    """A mail for everybody with news, which then waits."""
    db.session.query(NoticeState).update({"told_until": None})
    db.session.commit()
    make_digests(now() + timedelta(minutes=2), ZoneInfo("Europe/Brussels"))


ACTS: list[Act] = [
    *(share, share, take_back, have_it_read, have_it_answered, have_it_declined),
    *(hand_it_over, say_it_hurts, give_it_on, say_yes, say_no),
    *(leave_the_group, be_taken_out, erase_author, sum_up),
]


def _acts(*acts: Act) -> list[tuple[Act, str]]:
    """These, one after the other, with what Amina wrote."""
    return [(act, "Amina") for act in acts]


@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(["Amina", "Joris"])), min_size=3, max_size=12))
@example(acts=_acts(share, have_it_declined, sum_up, take_back))
@example(acts=_acts(share, have_it_read, share, sum_up, take_back, sum_up, erase_author))
@example(acts=_acts(share, have_it_answered, sum_up, erase_author))
@example(acts=_acts(share, give_it_on, hand_it_over, sum_up, say_yes, sum_up, hand_it_over, sum_up, take_back))
@example(acts=_acts(share, say_it_hurts, give_it_on, sum_up, say_no, sum_up, be_taken_out))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_list_and_no_waiting_mail_says_what_its_reader_may_not_know(
    database: Flask, mailing: Settings, acts: list[tuple[Act, str]]
) -> None:
    db.session.rollback()
    empty()
    world = build_world()
    long_known(world)
    for act, name in acts:
        author = db.session.scalar(select(User).where(User.login_name == name))
        if author is not None:
            act(world, author)
            db.session.commit()
    people = list(db.session.scalars(select(User)))
    for reader in people:
        _check_list(reader, {one.shown_name for one in people})
    for mail in waiting():
        _check_mail(write(mail), mail.user, {one.shown_name for one in people})


def _check_list(reader: User, present: set[str]) -> None:
    for notice in notices(reader):
        assert SECRET not in _sentence(notice)
        assert notice.who in present | {"", "Eerste jaar A"}
        leads_to = place(notice)
        if leads_to is None:
            assert notice.place == 0
        elif leads_to[0] == "reflections.sharing":
            sharing = db.session.get(Sharing, notice.place)
            assert sharing is not None
            assert allowed("sharing.read", actor_for(reader), sharing)


def _sentence(notice: Notice) -> str:
    with force_locale("nl"):
        return sentence(notice)


def _check_mail(message: EmailMessage | None, reader: User, present: set[str]) -> None:
    for body in (plain(message), html(message)) if message else ():
        assert SECRET not in body
        assert {name for name in ("Amina", "Joris") if name in body} <= present
        for number in re.findall(r"/delingen/(\d+)", body):
            sharing = db.session.get(Sharing, int(number))
            assert sharing is not None
            assert allowed("sharing.read", actor_for(reader), sharing)


def test_the_property_would_see_a_leak(database: Flask, mailing: Settings) -> None:
    """A mail that waits does tell about a text that is still shared."""
    world = build_world()
    long_known(world)
    share(world, world.amina)
    db.session.commit()
    sum_up(world, world.amina)
    bodies = [plain(message) for mail in waiting() if (message := write(mail))]
    assert len(bodies) == 2
    assert all(said("%(who)s shared a text with your tandem.", who="Amina") in body for body in bodies)
