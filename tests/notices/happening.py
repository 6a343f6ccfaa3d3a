"""What the tests of notices let happen, some time ago."""

from datetime import timedelta

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.groups.models import Membership
from elearn.notices.digests import make_digests
from elearn.notices.happenings import Kind
from elearn.notices.models import OutboxMail
from elearn.notices.queries import Notice, notices_before
from elearn.reflections.answer_models import Feedback, LineKind, Received, TalkLine
from elearn.reflections.sharing_models import Reading, Sharing
from elearn.rules.actor import Role
from elearn.settings import Settings
from tests.reflections.people import reply, share, write
from tests.world import World

SECRET = "sneeuwwitte paraplu"
"""words of a text and of an answer, which may be in no notice"""
HOUR = timedelta(hours=1)


def long_known(world: World) -> None:
    """Everybody has had an account, and been in their group, for a month."""
    for user in world.everyone():
        user.created_at = now() - timedelta(days=30)
        user.email = f"{(user.login_name or '').lower()}@school.example"
    for membership in db.session.query(Membership):
        membership.joined_at = now() - timedelta(days=30)
    db.session.commit()


def shared(world: World, author: User | None = None, key: str = "bindkracht/mijn-rol") -> Sharing:
    """Amina, or somebody else, shared a text with the tandem, an hour ago; Nadia is the coach."""
    sharing = share(write(author or world.amina, f"Mijn {SECRET}.", key), world.group, world.nadia)
    sharing.shared_at = now() - HOUR
    db.session.commit()
    return sharing


def answered(sharing: Sharing, world: World) -> Feedback:
    """Nadia answered it, half an hour ago."""
    feedback = reply(sharing, world.nadia, f"Jouw {SECRET}.", role=Role.COACH)
    feedback.released_at = now() - HOUR / 2
    db.session.commit()
    return feedback


def thanked(feedback: Feedback) -> None:
    """The learner thanked for it, just now."""
    db.session.add(Received(feedback_id=feedback.id, thanked_at=now()))
    db.session.commit()


def said_back(feedback: Feedback, kind: LineKind, *, sent: bool = True) -> None:
    """A question about an answer, or the reply to it."""
    line = TalkLine(feedback_id=feedback.id, kind=kind, body=f"Over {SECRET}.", revision=1)
    line.sent_at = now() if sent else None
    db.session.add(line)
    db.session.commit()


def read(sharing: Sharing, reader: User) -> None:
    db.session.add(Reading(sharing_id=sharing.id, reader_id=reader.id))
    db.session.commit()


def kinds(user: User) -> list[Kind]:
    return [notice.kind for notice in notices(user)]


def notices(user: User) -> list[Notice]:
    return notices_before(user.id)


def made(settings: Settings) -> list[OutboxMail]:
    """Make the digests that are due now; what waits in the outbox after it."""
    make_digests(now(), settings.zone)
    return waiting()


def waiting() -> list[OutboxMail]:
    return list(db.session.query(OutboxMail).filter(OutboxMail.due_at.is_not(None)).order_by(OutboxMail.id))
