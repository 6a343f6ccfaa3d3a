"""The outbox, against a real mail server: taken, refused for now, refused for good, gone, two senders, killed."""

import signal
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from flask import Flask

from elearn import create_app
from elearn.database import db, now
from elearn.notices.happenings import Kind
from elearn.notices.models import OutboxMail, Rhythm
from elearn.notices.sending import DELAYS, KEPT, LEASE, Report, forget_old, send_due
from elearn.notices.server import MailServer
from elearn.serving import migrate
from elearn.settings import Settings
from tests.databases import database_url_for_tests
from tests.notices.happening import kinds, long_known, made, shared, waiting
from tests.notices.post import FROM, SITE, Postbox, plain, post_office, sending, surroundings, wait_until_holding
from tests.servers import free_port
from tests.test_command_line import elearn
from tests.world import World, build_world, join, person


@pytest.fixture
def mails(class_of_a_month: World, mailing: Settings) -> list[OutboxMail]:
    """Two mails that are due: Nadia's and Pieter's."""
    shared(class_of_a_month)
    return made(mailing)


def send(settings: Settings) -> Report:
    with MailServer(settings.mail_url) as server:
        return send_due(server)


def again(mail: OutboxMail) -> None:
    """The time that a mail had to wait is over."""
    db.session.expire_all()
    mail.due_at = now()
    db.session.commit()


def test_what_is_due_is_sent_once_and_noted(mails: list[OutboxMail], mailing: Settings, box: Postbox) -> None:
    assert send(mailing) == Report(sent=2)
    assert send(mailing) == Report()
    assert {str(one["To"]) for one in box.arrived} == {"nadia@school.example", "pieter@school.example"}
    assert "Amina" in plain(box.arrived[0])
    db.session.expire_all()
    assert all(mail.sent_at and mail.due_at is None for mail in mails)


def test_a_refusal_for_now_is_tried_again_later(mails: list[OutboxMail], mailing: Settings, box: Postbox) -> None:
    box.answers = ["451 kom later terug"]
    assert send(mailing) == Report(sent=1, later=1)
    db.session.expire_all()
    [late] = waiting()
    assert late.due_at is not None
    assert timedelta(minutes=4) < late.due_at - now() <= DELAYS[0]
    assert late.last_error == "451 kom later terug"
    assert send(mailing) == Report()
    again(late)
    assert send(mailing) == Report(sent=1)
    assert len(set(box.ids())) == len(box.arrived) == 2


def test_the_waiting_grows_and_ends(mails: list[OutboxMail], mailing: Settings, box: Postbox) -> None:
    mail, other = mails
    db.session.delete(other)
    db.session.commit()
    for delay in DELAYS:
        box.answers = ["451 kom later terug"]
        assert send(mailing) == Report(later=1)
        db.session.expire_all()
        assert mail.due_at is not None
        assert delay - timedelta(minutes=1) < mail.due_at - now() <= delay
        again(mail)
    box.answers = ["451 kom later terug"]
    assert send(mailing) == Report(given_up=[f"mail {mail.id}: 451 kom later terug"])
    assert waiting() == box.arrived == []


@pytest.mark.parametrize("where", ["address", "words"])
def test_a_refusal_for_good_is_told_and_not_tried_again(
    mails: list[OutboxMail], mailing: Settings, box: Postbox, where: str
) -> None:
    nadias = next(mail for mail in mails if mail.user.shown_name == "Nadia")
    if where == "address":
        box.recipients = {"nadia@school.example": "550 die woont hier niet"}
        assert send(mailing) == Report(sent=1, given_up=[f"mail {nadias.id}: 550 die woont hier niet"])
    else:
        box.answers = ["554 dat nemen we niet", "554 dat nemen we niet"]
        assert len(send(mailing).given_up) == 2
    assert send(mailing) == Report()
    assert waiting() == []


def test_an_address_that_cannot_be_written_keeps_nobody_else_waiting(
    class_of_a_month: World, mails: list[OutboxMail], mailing: Settings, box: Postbox
) -> None:
    class_of_a_month.nadia.email = "<na>dia@school.example"
    db.session.commit()
    report = send(mailing)
    assert (report.sent, len(report.given_up)) == (1, 1)


def test_a_server_that_is_gone_is_said_and_everything_waits(mails: list[OutboxMail], mailing: Settings) -> None:
    gone = mailing.model_copy(update={"mail_url": f"smtp://127.0.0.1:{free_port()}"})
    report = send(gone)
    assert (report.sent, report.later, report.given_up) == (0, 1, [])
    assert "refused" in report.trouble
    assert len(waiting()) == 2
    for mail in mails:
        again(mail)
    assert send(mailing) == Report(sent=2)


def test_a_server_that_hangs_up_in_the_middle_is_tried_again(
    mails: list[OutboxMail], mailing: Settings, box: Postbox
) -> None:
    box.answers = ["421 ik ga dicht"]
    assert send(mailing).trouble == "421 ik ga dicht"
    for mail in mails:
        again(mail)
    assert send(mailing) == Report(sent=2)


def test_a_wrong_password_is_a_matter_of_the_server_and_gives_no_mail_up(
    mails: list[OutboxMail], mailing: Settings
) -> None:
    named = mailing.mail_url.replace("smtp://", "smtp://tandem:fout%40@")
    report = send(mailing.model_copy(update={"mail_url": named}))
    assert report.trouble
    assert report.given_up == []
    assert len(waiting()) == 2


def test_a_mail_that_nobody_wants_any_more_is_not_sent(
    class_of_a_month: World, mails: list[OutboxMail], mailing: Settings, box: Postbox
) -> None:
    from elearn.notices.actions import set_rhythm

    set_rhythm(class_of_a_month.nadia.id, Rhythm.NEVER)
    db.session.delete(class_of_a_month.pieter)
    db.session.commit()
    assert send(mailing) == Report()
    assert box.arrived == []
    assert db.session.query(OutboxMail).all() == []


def test_a_month_later_nothing_is_left_of_a_mail(mails: list[OutboxMail], mailing: Settings, box: Postbox) -> None:
    box.answers = ["451 kom later terug"]
    send(mailing)
    forget_old(now() + KEPT - timedelta(hours=1))
    assert db.session.query(OutboxMail).count() == 2
    forget_old(now() + KEPT + timedelta(hours=1))
    assert db.session.query(OutboxMail).all() == waiting()


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that signs itself, and a server that shows it."""
    key, public = folder / "key.pem", folder / "cert.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(public)]
    subprocess.run([*made, *subject], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, key)
    return public, context


def test_starttls_is_used_and_a_certificate_that_nobody_knows_is_refused(
    mails: list[OutboxMail], mailing: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public, context = certificate(tmp_path)
    safe = Postbox()
    with post_office(safe, context) as port:
        settings = mailing.model_copy(update={"mail_url": f"smtp+starttls://127.0.0.1:{port}"})
        assert "certificate" in send(settings).trouble
        assert "Must issue a STARTTLS command" in send_without(port)
        for mail in mails:
            again(mail)
        monkeypatch.setenv("SSL_CERT_FILE", str(public))
        assert send(settings) == Report(sent=2)
    assert len(safe.arrived) == 2


def send_without(port: int) -> str:
    """What the server says to who begins without STARTTLS."""
    with MailServer(f"smtp://127.0.0.1:{port}") as server:
        return send_due(server).trouble


@contextmanager
def school(folder: Path) -> Iterator[tuple[Flask, str]]:
    """A Tandem with a migrated database of its own, which commands in other processes can use."""
    with database_url_for_tests("mail", folder) as url:
        app = create_app(Settings(secret_key="m" * 32, data=folder, database_url=url, demo=True, mail_from=FROM))
        with app.app_context():
            migrate(app)
            yield app, url
            db.session.remove()
            db.engine.dispose()


def readers(world: World, count: int) -> None:
    """So many lecturers more, who all get a mail about one text."""
    from elearn.rules.actor import Role

    lecturers = [person(f"Docent {number}") for number in range(count)]
    join(world.group, dict.fromkeys(lecturers, Role.LECTURER))
    for number, lecturer in enumerate(lecturers):
        lecturer.email, lecturer.created_at = f"docent{number}@school.example", now() - timedelta(days=30)
    db.session.commit()
    assert kinds(lecturers[0]) == [Kind.SHARED]
    db.session.rollback()


def test_two_senders_at_once_make_and_send_every_mail_once(tmp_path: Path, box: Postbox) -> None:
    with school(tmp_path) as (_app, url), post_office(box) as port:
        world = build_world()
        long_known(world)
        shared(world)
        readers(world, 28)
        box.let_go = Event()
        running = [sending(url, tmp_path, port, "--digests") for _ in range(2)]
        wait_until_holding(box, 2)
        box.let_go.set()
        said = [one.communicate(timeout=120) for one in running]
        assert [one.returncode for one in running] == [0, 0], said
        db.session.rollback()
        assert waiting() == []
    assert len(box.arrived) == len(set(box.ids())) == 30
    assert len({str(one["To"]) for one in box.arrived}) == 30


def test_a_sender_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path, box: Postbox) -> None:
    with school(tmp_path) as (_app, url), post_office(box) as port:
        world = build_world()
        long_known(world)
        shared(world)
        box.let_go = Event()
        killed = sending(url, tmp_path, port, "--digests")
        wait_until_holding(box, 1)
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=30)
        box.let_go.set()
        db.session.rollback()
        tried, untried = sorted(waiting(), key=lambda mail: -mail.attempts)
        assert (tried.attempts, untried.attempts) == (1, 0)
        assert tried.due_at is not None
        assert timedelta(0) < tried.due_at - now() <= LEASE
        again(tried)
        after = elearn("send-mail", **surroundings(url, tmp_path, port))
        assert (after.exit_code, "Sent: 2." in after.output) == (0, True), after.output
    assert len(set(box.ids())) == 2
    assert len(box.arrived) in (2, 3)


def test_the_command_says_what_could_not_be_sent_and_ends_with_1(tmp_path: Path, box: Postbox) -> None:
    box.recipients = {"nadia@school.example": "550 die woont hier niet"}
    with school(tmp_path) as (_app, url), post_office(box) as port:
        world = build_world()
        long_known(world)
        shared(world)
        done = elearn("send-mail", "--digests", **surroundings(url, tmp_path, port))
    assert done.exit_code == 1
    assert done.stdout == "Sent: 1. To try again later: 0. Given up: 1.\n"
    assert done.stderr.splitlines()[-1].startswith("elearn: given up: mail ")
    assert done.stderr.endswith(": 550 die woont hier niet\n")


@pytest.mark.parametrize(
    ("environment", "code", "words"),
    [
        ({"ELEARN_MAIL_URL": ""}, 0, "No mail is sent: ELEARN_MAIL_URL is empty."),
        ({"ELEARN_SITE_URL": ""}, 2, "elearn: ELEARN_SITE_URL is missing"),
        ({"ELEARN_MAIL_FROM": ""}, 2, "elearn: ELEARN_MAIL_FROM is missing"),
        ({}, 2, "elearn: the database has no tables yet"),
    ],
    ids=str,
)
def test_without_what_it_needs_the_command_says_so_in_one_line(
    tmp_path: Path, environment: dict[str, str], code: int, words: str
) -> None:
    done = elearn("send-mail", "--digests", **{**surroundings("", tmp_path, 1), **environment})
    assert done.exit_code == code
    assert done.output.startswith(words)
    assert done.output.count("\n") == 1


def test_what_stands_in_a_mail_is_an_address_of_the_site(
    mails: list[OutboxMail], mailing: Settings, box: Postbox
) -> None:
    send(mailing)
    assert all(SITE in plain(message) for message in box.arrived)
