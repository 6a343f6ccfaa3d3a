"""Forms for the exercises of the course in `tests/exercises/courses`, as a learner would fill them in."""

import pytest
from sqlalchemy import select

from elearn.blocks.exercise import Exercise
from elearn.database import db
from elearn.exercises.models import Attempt
from elearn.library import Catalogue, Page

FORMS: dict[str, dict[str, str | list[str]]] = {
    "stappen": {"place-onthalen": "1", "place-verkennen": "3", "place-rechten": "2"},
    "wat-telt": {"place-geld": "1", "place-tijd": "2"},
    "zinnen": {"own-klampt": "Ze kwam <b>drie</b> keer."},
    "rollen": {"cell-plantrekker.redder": "-", "cell-tijdelijk.redder": "S", "cell-blijver.redder": "SS"},
    "modellen": {"wish": ["avond", "geld"], "thing": ["vriend", "groep"]},
    "nest": {"cell-stigma.er": "half", "cell-stigma.zie": "Een bankje"},
    "plan": {"cell-0.actie": "Dirk bellen", "cell-0.wie": "Mamadou", "cell-1.actie": "Kijken"},
    "waarom": {"option": "fijn", "why": "Omdat hij er is."},
    "knopen": {"pull-arbeid": "2", "loosen": "wonen", "moves": "Dan slaapt Aïssata beter."},
    "kaarten": {"card-wachtzaal": "binnen", "card-bushalte": "binnen"},
    "eerst": {"item-respect": "2", "item-presentie": "4"},
}
"""by exercise"""
EVERY = pytest.mark.parametrize("name", FORMS)
WORDS = {
    "zinnen": "Ze kwam &lt;b&gt;drie&lt;/b&gt; keer.",
    "modellen": "Lotgenoten",
    "nest": "Een bankje",
    "plan": "Dirk bellen",
    "waarom": "Omdat hij er is.",
    "knopen": "Dan slaapt Aïssata beter.",
}
"""what of the form must be read again afterwards"""


def found(books: Catalogue, name: str) -> tuple[Exercise, Page]:
    """An exercise of the course, and its page."""
    block, page = books.exercise(f"proef/{name}"), books.where(f"proef/{name}")
    assert block is not None
    assert page is not None
    return block, page


def answers() -> list[Attempt]:
    """Every answer that is kept, oldest first."""
    db.session.expire_all()
    return list(db.session.scalars(select(Attempt).order_by(Attempt.id)))


def posted_to(name: str) -> str:
    return f"/oefeningen/proef/{name}"


DOEN = "/cursussen/proef/alles/doen"
TERUG = "/cursussen/proef/later/terugkijken"
NOG_EENS = "/cursussen/proef/later/alles-nog-eens"
