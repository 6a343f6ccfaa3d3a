"""The demo class: a lecturer, two coaches, twelve learners, a volunteer halfway, an administrator."""

import random
from datetime import date, timedelta

from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from elearn import demo_texts as texts
from elearn.accounts.models import User
from elearn.accounts.names import compare_key
from elearn.accounts.pass_phrases import DEMO, hash_phrase
from elearn.blocks.choice import Choice
from elearn.blocks.exercise import Exercise
from elearn.blocks.scale import Scale
from elearn.blocks.sort import Sort
from elearn.blocks.web import Web
from elearn.database import db, now
from elearn.demo_tandem import read_at, work_together
from elearn.exercises.models import Attempt
from elearn.groups.actions import assign, make_group
from elearn.groups.models import Group, Membership
from elearn.library import Module
from elearn.progress.models import PageProgress
from elearn.reflections.actions import save_draft
from elearn.reflections.answer_actions import anchor, keep_words, release
from elearn.reflections.models import Reflection
from elearn.reflections.sharing_actions import share_reflection
from elearn.reflections.sharing_models import Sharing
from elearn.rules import steps
from elearn.rules.actor import Role
from elearn.rules.quoting import Quote, quote
from elearn.rules.sharing import Audience
from elearn.rules.voices import Hearers
from elearn.scenarios.actions import begin_run, take_step
from elearn.scenarios.playing import playing
from elearn.voices.drafting import begin, save_words
from elearn.voices.giving import offer
from elearn.voices.judging import release as put_in_course
from elearn.voices.models import Spot
from elearn.web.library import catalogue

ACCOUNTS = (
    ("student", "Amina", "studies social work"),
    ("docent", "Pieter", "teaches, and answers in tandem"),
    ("coach", "Nadia", "knows poverty from her own life, and answers"),
    ("vrijwilliger", "Lies", "is halfway the route for volunteers"),
    ("beheer", "Els", "looks after the accounts"),
)
JOIN_CODE = "TANDEM22"


def accounts_text(address: str) -> str:
    """What `make run` prints: where to go and with whom."""
    lines = [f"  {name:14}{shown:8}{does}" for name, shown, does in ACCOUNTS]
    return "\n".join([f"Tandem is open on {address}", f"Log in with the pass phrase {DEMO} as:", *lines, ""])


def fill_once() -> bool:
    """Fill an empty database; False when the class was there already."""
    if db.session.scalar(select(User.id).where(User.login_key == "docent")) is not None:
        db.session.rollback()
        return False
    _fill(random.Random(7))  # noqa: S311  the same class every time
    db.session.commit()
    return True


def _fill(chance: random.Random) -> None:
    phrase = hash_phrase(DEMO)
    known = {shown: _account(name, shown, phrase) for name, shown, _does in ACCOUNTS}
    known["Els"].is_admin = True
    names = [name for name in texts.LEARNERS if name not in known]
    known |= {name: _account(name.lower(), name, phrase) for name in ("Rachid", *names)}
    group = _group(known)
    for nth, name in enumerate(texts.LEARNERS):
        _study(known[name], nth, chance)
    _volunteer(known["Lies"], chance)
    _write(known, group)
    _give_a_voice(known["Nadia"], known["Pieter"], group)


def _account(name: str, shown: str, phrase: str) -> User:
    user = User(login_name=name, login_key=compare_key(name), shown_name=shown, pass_phrase_hash=phrase)
    db.session.add(user)
    db.session.flush()
    return user


def _group(known: dict[str, User]) -> Group:
    group = make_group("Sociaal werk, eerste jaar A", known["Pieter"])
    group.join_code = JOIN_CODE
    roles = {"Nadia": Role.COACH, "Rachid": Role.COACH} | dict.fromkeys(texts.LEARNERS, Role.LEARNER)
    db.session.add_all(Membership(group_id=group.id, user_id=known[name].id, role=role) for name, role in roles.items())
    assign(group, "bindkracht/visie-op-armoede", date.today() + timedelta(days=9))  # noqa: DTZ011  a day, not a moment
    assign(group, "bindkracht/mamadou", None)
    return group


def _study(learner: User, nth: int, chance: random.Random) -> None:
    """The first learners are far, the last one has not begun."""
    modules = [
        module for key in ("mamadou", "visie-op-armoede", "rollen") if (module := catalogue().module("bindkracht", key))
    ]
    pages = [page for module in modules for page in module.pages]
    _read(learner, modules, max(0, len(pages) - 2 * nth) if nth < 11 else 0, chance)
    if nth in (0, 1, 4, 5):
        _play(learner, chance)


def _read(learner: User, modules: list[Module], count: int, chance: random.Random) -> None:
    pages = [page for module in modules for page in module.pages][:count]
    for at, page in enumerate(pages):
        moment = now() - timedelta(hours=7 * (len(pages) - at) + learner.id)
        db.session.add(PageProgress(user_id=learner.id, page_key=page.key, opened_at=moment, finished_at=moment))
        for block in page.exercises:
            form = _filled_in(block, chance)
            if form is None:
                continue
            answer = block.read(form)
            db.session.add(
                Attempt(
                    user_id=learner.id, exercise_key=page.key_of(block), exercise_version=block.version, answer=answer,
                    posting="demo", created_at=moment,
                )
            )  # fmt: skip


def _filled_in(block: Exercise, chance: random.Random) -> MultiDict[str, str] | None:
    """A form as somebody might fill it in; None for the kinds in which people write."""
    if isinstance(block, Choice):
        return MultiDict([("option", chance.choice(block.items).id)])
    if isinstance(block, Sort):
        places = [place.id for place in block.places]
        return MultiDict(
            (f"card-{card.id}", card.places[0] if chance.random() < 0.7 else chance.choice(places))
            for card in block.items
        )
    if isinstance(block, Scale):
        return MultiDict((f"item-{item.id}", str(chance.randint(1, block.steps))) for item in block.items)
    if not isinstance(block, Web):
        return None
    pulls = [(f"pull-{domain.id}", str(chance.randint(0, 3))) for domain in block.items]
    first, second = block.items[0].id, block.items[1].id
    thread = [("thread-0-from", first), ("thread-0-to", second), ("thread-0-why", "zonder geld kom je nergens")]
    return MultiDict(pulls + thread)


def _play(learner: User, chance: random.Random) -> None:
    story = catalogue().story("bindkracht/loket")
    if story is None:
        return
    run = begin_run(learner.id, "bindkracht/loket", story)
    while choices := steps.offered(story, playing(run).position):
        take_step(playing(run), chance.choice(choices).number)


def _volunteer(lies: User, chance: random.Random) -> None:
    route = catalogue().route("vrijwilliger")
    if route is not None:
        _read(lies, list(route.modules), 5, chance)


def _write(known: dict[str, User], group: Group) -> None:
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


def _give_a_voice(coach: User, lecturer: User, group: Group) -> None:
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
