"""What the people of the demo class write to each other: texts, answers, and a voice in the course."""

from datetime import date, timedelta

from sqlalchemy import select

from elearn.accounts.models import User
from elearn.database import db, now
from elearn.demo import texts
from elearn.demo.tandem import read_at, work_together
from elearn.groups.models import Group, Membership
from elearn.reflections.actions import save_draft
from elearn.reflections.answer_actions import anchor, keep_words, release
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_actions import share_reflection
from elearn.reflections.sharing_models import Sharing
from elearn.rules.actor import Role
from elearn.rules.quoting import Quote, quote
from elearn.rules.sharing import Audience
from elearn.rules.voices import Hearers
from elearn.voices.drafting import begin, save_words
from elearn.voices.giving import offer
from elearn.voices.judging import release as put_in_course
from elearn.voices.models import Spot
from elearn.web.library import catalogue


def write(known: dict[str, User], group: Group) -> None:
    sheets = {
        (name, key): _draft(known[name], key, text)
        for name, drafts in texts.DRAFTS.items()
        for key, text in drafts.items()
    }
    shared = {}
    for nth, (name, key, coach) in enumerate(texts.SHARED):
        sheet = sheets[name, key]
        sharing = share_reflection(sheet, sheet.revision, group.id, Audience.TANDEM, known[coach].id)
        sharing.shared_at = sharing.version.created_at = now() - timedelta(days=6) + nth * timedelta(hours=18)
        shared[name] = sharing
    _answer(shared["Amina"], known)
    _said(shared["Joris"], known["Rachid"], Role.COACH, texts.FROM_RACHID)
    work_together(known, shared)
    mine = sheets["Amina", texts.EXPLANATION]
    save_draft(known["Amina"].id, texts.EXPLANATION, mine.question, mine.draft + texts.AFTER_THE_ANSWER, mine.revision)


def give_a_voice(coach: User, lecturer: User, group: Group) -> None:
    """A coach tells beside a page what she lived through, and the lecturer released it."""
    here = select(Membership).where(Membership.group_id == group.id, Membership.user_id == coach.id)
    voice = begin(db.session.scalars(here).one(), Spot.PAGE, texts.BESIDE, date.today())  # noqa: DTZ011  a day
    voice.hearers = Hearers.EVERYONE
    save_words(voice, texts.FROM_HER_LIFE, voice.revision)
    offer(voice)
    put_in_course(voice, lecturer.id, voice.revision)


def _draft(learner: User, key: str, text: str) -> Reflection:
    block = catalogue().reflection(key)
    return save_draft(learner.id, key, block.text if block else "", text, 0).sheet


def _answer(sharing: Sharing, known: dict[str, User]) -> None:
    """Nadia answers on a passage and on the whole, Pieter beside her."""
    start = sharing.version.text.index(texts.QUOTED)
    passage = quote(sharing.version.text, start, start + len(texts.QUOTED))
    _said(sharing, known["Nadia"], Role.COACH, texts.ON_THE_QUOTE, passage)
    _said(sharing, known["Nadia"], Role.COACH, texts.ON_THE_WHOLE)
    _said(sharing, known["Pieter"], Role.LECTURER, texts.BY_THE_LECTURER)


def _said(sharing: Sharing, author: User, role: Role, body: str, passage: Quote | None = None) -> None:
    moment = sharing.shared_at + timedelta(days=1)
    read_at(sharing, author, moment)
    feedback = keep_words(sharing, author.id, role, f"demo-{author.id}-{len(body)}", body, 0)
    anchor(feedback, passage)
    release([feedback])
    feedback.saved_at = feedback.released_at = moment
    db.session.flush()
