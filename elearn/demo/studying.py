"""What the learners of the demo class read, answered and played; and a volunteer."""

import random
from datetime import datetime, timedelta

from werkzeug.datastructures import MultiDict

from elearn.accounts.models import User
from elearn.blocks.choice import Choice
from elearn.blocks.exercise import Exercise
from elearn.blocks.scale import Scale
from elearn.blocks.sort import Sort
from elearn.blocks.web import Web
from elearn.database import db, now
from elearn.exercises.models import Attempt
from elearn.library import Module
from elearn.progress.models import PageProgress
from elearn.rules import steps
from elearn.scenarios.actions import begin_run, take_step
from elearn.scenarios.playing import playing
from elearn.web.library import catalogue

SCANS = (("bindkracht/basishouding-start", 25), ("bindkracht/basishouding-einde", 2))
"""the self-scan and the one that is drawn over it, and how many days ago"""


def study(learner: User, nth: int, chance: random.Random) -> None:
    """The first learners are far, the last one has not begun."""
    modules = [
        module for key in ("mamadou", "visie-op-armoede", "rollen") if (module := catalogue().module("bindkracht", key))
    ]
    pages = [page for module in modules for page in module.pages]
    _read(learner, modules, max(0, len(pages) - 2 * nth) if nth < 11 else 0, chance)
    if nth in (0, 1, 4, 5):
        _play(learner, chance)
        _scan_twice(learner, chance)


def _read(learner: User, modules: list[Module], count: int, chance: random.Random) -> None:
    pages = [page for module in modules for page in module.pages][:count]
    for at, page in enumerate(pages):
        moment = now() - timedelta(hours=7 * (len(pages) - at) + learner.id)
        db.session.add(PageProgress(user_id=learner.id, page_key=page.key, opened_at=moment, finished_at=moment))
        for block in page.exercises:
            form = _filled_in(block, chance)
            if form is not None:
                _answer(learner, page.key_of(block), block, form, moment)


def _answer(learner: User, key: str, block: Exercise, form: MultiDict[str, str], moment: datetime) -> None:
    attempt = Attempt(user_id=learner.id, exercise_key=key, exercise_version=block.version, posting="demo")
    attempt.answer, attempt.created_at = block.read(form), moment
    db.session.add(attempt)


def _scan_twice(learner: User, chance: random.Random) -> None:
    """The same scale in the beginning and at the end, where here and there somebody stands a step further."""
    stands: dict[str, int] = {}
    for key, days in SCANS:
        block = catalogue().exercise(key)
        if isinstance(block, Scale):
            stands = {
                item.id: min(block.steps, stands.get(item.id, chance.randint(0, 2)) + chance.randint(0, 2)) or 1
                for item in block.items
            }
            form = MultiDict((f"item-{name}", str(step)) for name, step in stands.items())
            _answer(learner, key, block, form, now() - timedelta(days=days))
            db.session.flush()


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


def study_as_a_volunteer(lies: User, chance: random.Random) -> None:
    route = catalogue().route("vrijwilliger")
    if route is not None:
        _read(lies, list(route.modules), 5, chance)
