"""The tandem of the demo class at work together: joint answers, a text that is handed over, a yes to a page to show."""

from datetime import datetime, timedelta

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.demo import texts
from elearn.growth.actions import decide as decide_consent
from elearn.growth.actions import save_page
from elearn.growth.queries import find_consent
from elearn.reflections.answer_actions import anchor, keep_words
from elearn.reflections.answer_models import Feedback
from elearn.reflections.notes.models import TandemNote
from elearn.reflections.notes.writing import write_note
from elearn.reflections.passing.actions import decide, give, hand_over
from elearn.reflections.passing.models import HandOver
from elearn.reflections.sharing_models import Reading, Sharing
from elearn.reflections.together.actions import agree, answer_together, join_in
from elearn.reflections.together.models import JointAnswer
from elearn.rules.actor import Role
from elearn.rules.agreeing import fingerprint
from elearn.rules.quoting import quote

HOUR = timedelta(hours=1)


def work_together(known: dict[str, User], shared: dict[str, Sharing]) -> None:
    """What coaches and lecturer do with texts that were shared already, by the name of the author."""
    _release_together(shared["Lotte"], known["Nadia"], known["Pieter"])
    _wait_for_the_other(shared["Nour"], known["Nadia"], known["Pieter"])
    _hand_on(shared["Imani"], known)
    _show(known["Amina"], known["Nadia"], shared["Amina"])


def read_at(sharing: Sharing, reader: User, moment: datetime) -> None:
    """Somebody read a text for the first time, if they did not before."""
    read = select(Reading.id).where(Reading.sharing_id == sharing.id, Reading.reader_id == reader.id)
    if db.session.scalar(read) is None:
        db.session.add(Reading(sharing_id=sharing.id, reader_id=reader.id, first_at=moment))
        db.session.flush()


def _release_together(sharing: Sharing, coach: User, lecturer: User) -> None:
    """Both agreed to both parts."""
    joint = _both_parts(sharing, coach, lecturer, texts.TOGETHER)
    _agree(joint, coach)
    _agree(joint, lecturer)
    released = sharing.shared_at + 20 * HOUR
    joint.released_at = released
    for part in joint.parts:
        part.feedback.released_at = part.agreed_at = released
    db.session.flush()


def _wait_for_the_other(sharing: Sharing, coach: User, lecturer: User) -> None:
    """Both parts are there and the coach agreed; the lecturer still reads."""
    joint = _both_parts(sharing, coach, lecturer, texts.NOT_YET_TOGETHER)
    _agree(joint, coach)
    for part in joint.parts:
        part.agreed_at = sharing.shared_at + 16 * HOUR if part.agreed_to else None
    db.session.flush()


def _both_parts(sharing: Sharing, coach: User, lecturer: User, words: texts.Together) -> JointAnswer:
    """The coach begins, on a passage, and the lecturer joins in."""
    coachs = _draft(sharing, coach, Role.COACH, words.by_the_coach)
    start = sharing.version.text.index(words.quoted)
    anchor(coachs, quote(sharing.version.text, start, start + len(words.quoted)))
    joint = answer_together(coachs, lecturer)
    join_in(_draft(sharing, lecturer, Role.LECTURER, words.by_the_lecturer))
    db.session.refresh(joint, ["parts"])
    joint.created_at = sharing.shared_at + 8 * HOUR
    for hours, part in zip((8, 14), joint.parts, strict=True):
        part.feedback.saved_at = sharing.shared_at + hours * HOUR
    db.session.flush()
    return joint


def _draft(sharing: Sharing, author: User, role: Role, words: str) -> Feedback:
    read_at(sharing, author, sharing.shared_at + 6 * HOUR)
    return keep_words(sharing, author.id, role, "demo-together", words, 0)


def _agree(joint: JointAnswer, person: User) -> None:
    agree(joint.sharing, joint.id, person.id, fingerprint([part.as_seen() for part in joint.parts]))


def _hand_on(sharing: Sharing, known: dict[str, User]) -> None:
    """Rachid hands a text over with a word; its author says yes to Nadia, for whom the lecturer writes a word too."""
    rachid, nadia, pieter = (known[name] for name in ("Rachid", "Nadia", "Pieter"))
    read_at(sharing, rachid, sharing.shared_at + 5 * HOUR)
    hand_over(sharing, rachid.id, texts.TO_THE_LECTURER)
    asked = give(sharing, nadia.id, pieter.id)
    if asked is None:
        raise RuntimeError("the author of a text for the tandem is asked before another coach reads it")
    asked.asked_at = sharing.shared_at + 9 * HOUR
    decide(sharing, asked.id, is_allowed=True)
    asked.decided_at = sharing.shared_at + 15 * HOUR
    write_note(sharing, pieter.id, texts.TO_THE_NEXT_COACH)
    moves = db.session.scalars(select(HandOver).where(HandOver.sharing_id == sharing.id).order_by(HandOver.id))
    for hours, move in zip((6, 15), moves, strict=True):
        move.at = sharing.shared_at + hours * HOUR
    notes = db.session.scalars(select(TandemNote).where(TandemNote.sharing_id == sharing.id).order_by(TandemNote.id))
    for hours, note in zip((6, 16), notes, strict=True):
        note.at = sharing.shared_at + hours * HOUR
    db.session.flush()


def _show(author: User, coach: User, sharing: Sharing) -> None:
    """A page to show with a text and two answers; the coach said yes, the lecturer said nothing yet."""
    db.session.refresh(sharing, ["answers"])
    shown = [one for one in sharing.answers if one.quote is None]
    save_page(author.id, texts.PAGE_TITLE, texts.PAGE_WORDS, [sharing.version_id], [one.id for one in shown], 0)
    consent = next(find_consent(one.id) for one in shown if one.author_id == coach.id)
    if consent is not None:
        decide_consent(consent, is_given=True)
        consent.asked_at, consent.decided_at = now() - 30 * HOUR, now() - 20 * HOUR
    db.session.flush()
