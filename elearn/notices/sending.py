"""Sends what is due in the outbox, more than one process at a time, and tries again what was not taken.

A mail is taken by moving its `due_at` away before the server is asked: whoever moves it, sends it. A process that dies
has lost nothing, the mail is due again after `LEASE`. What no program can know is whether the server had taken the mail
when the process died: then it is sent a second time, with the same Message-ID. At least once, and in the ordinary run
of things exactly once.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from elearn.database import db, now
from elearn.notices.letter import CannotBeWritten, write
from elearn.notices.models import OutboxMail
from elearn.notices.server import MailServer, NotNow, Refused, Trouble

DELAYS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
"""how long a mail waits after its first, second … try; after one try more it is given up"""
LEASE = timedelta(minutes=30)
"""longer than one mail can take with a server that is as slow as `server.TIMEOUT` allows"""
KEPT = timedelta(days=30)
"""how long it is known that a mail was sent"""
AS_IT_IS = {"synchronize_session": False}


@dataclass
class Report:
    """What became of the mails of one run."""

    sent: int = 0
    later: int = 0
    given_up: list[str] = field(default_factory=list)
    """one line for each"""
    trouble: str = ""
    """why the run ended before everything was tried"""


def send_due(server: MailServer) -> Report:
    """Send everything that is due, one mail after the other; commits around each."""
    report = Report()
    while not report.trouble and (mail := _take_one()) is not None:
        _try(mail, server, report)
    return report


def _take_one() -> OutboxMail | None:
    """The mail that was due longest, now ours; None when nothing is due."""
    while True:
        query = select(OutboxMail.id, OutboxMail.attempts).where(OutboxMail.due_at <= now())
        due = db.session.execute(query.order_by(OutboxMail.due_at, OutboxMail.id).limit(1)).first()
        if due is None:
            db.session.rollback()
            return None
        taken = _change(due.id, due.attempts, attempts=due.attempts + 1, due_at=now() + LEASE)
        db.session.commit()
        mail = db.session.get(OutboxMail, due.id) if taken else None
        if mail is not None:
            return mail


def _change(mail_id: int, known_attempts: int, **values: object) -> bool:
    """Change a mail that waits, unless another process took it in the meantime: every taking counts an attempt."""
    same = update(OutboxMail).where(
        OutboxMail.id == mail_id, OutboxMail.attempts == known_attempts, OutboxMail.due_at.is_not(None)
    )
    done = same.values(**values).returning(OutboxMail.id)
    return db.session.scalar(done, execution_options=AS_IT_IS) is not None


def _try(mail: OutboxMail, server: MailServer, report: Report) -> None:
    mail_id, attempt = mail.id, mail.attempts
    if attempt > len(DELAYS) + 1:
        _give_up(mail_id, attempt, "its last try was cut off", report)
        return
    try:
        message = write(mail)
        db.session.rollback()
        if message is None:
            _drop(mail_id)
            return
        server.send(message)
        _keep_sent(mail_id)
        report.sent += 1
    except (Refused, CannotBeWritten) as refusal:
        _give_up(mail_id, attempt, str(refusal), report)
    except NotNow as refusal:
        _try_later(mail_id, attempt, str(refusal), report)
    except Trouble as trouble:
        report.trouble = str(trouble)
        _try_later(mail_id, attempt, str(trouble), report)


def _keep_sent(mail_id: int) -> None:
    """Sent is sent, whoever may have taken the mail since."""
    sent = update(OutboxMail).where(OutboxMail.id == mail_id)
    values = {"sent_at": now(), "due_at": None, "last_error": None}
    db.session.execute(sent.values(values), execution_options=AS_IT_IS)
    db.session.commit()


def _drop(mail_id: int) -> None:
    """Nothing is left to tell."""
    db.session.execute(delete(OutboxMail).where(OutboxMail.id == mail_id))
    db.session.commit()


def _try_later(mail_id: int, attempt: int, why: str, report: Report) -> None:
    if attempt > len(DELAYS):
        _give_up(mail_id, attempt, why, report)
        return
    db.session.rollback()
    _change(mail_id, attempt, due_at=now() + DELAYS[attempt - 1], last_error=why)
    db.session.commit()
    report.later += 1


def _give_up(mail_id: int, attempt: int, why: str, report: Report) -> None:
    db.session.rollback()
    _change(mail_id, attempt, due_at=None, last_error=why)
    db.session.commit()
    report.given_up.append(f"mail {mail_id}: {why}")


def forget_old(at: datetime) -> None:
    """Forget mails that were sent or given up a month ago."""
    long_ago = at - KEPT
    over = or_(OutboxMail.sent_at < long_ago, OutboxMail.created_at < long_ago)
    db.session.execute(delete(OutboxMail).where(OutboxMail.due_at.is_(None), over))
    db.session.commit()
