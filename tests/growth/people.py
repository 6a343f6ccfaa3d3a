"""What the tests of growth begin with: a shared text with answers, and somebody's page."""

from datetime import date, timedelta

from sqlalchemy import select

from elearn.database import db
from elearn.growth.models import Consent, ShownPage
from elearn.reflections.answer_models import Feedback
from elearn.web.language import today
from tests.reflections.people import reply, share, write
from tests.visitor import Visitor
from tests.world import World

COMPOSE = "/groei/tonen"
PREVIEW = "/groei/tonen/voorbeeld"
TEXT = "Ik keek eerst naar het dossier."
ANSWER = "Dat herken ik van vroeger."


def answered(world: World) -> Feedback:
    """Amina's text, answered by Nadia."""
    return reply(share(write(world.amina, TEXT), world.group, world.nadia), world.nadia, ANSWER)


def page_form(
    *, version: list[int] | None = None, answer: list[int] | None = None, **changed: object
) -> dict[str, object]:
    form: dict[str, object] = {"title": "Mijn weg", "introduction": "Ik ben *Amina*.", "revision": "0"}
    return {**form, "version": version or [], "answer": answer or [], **changed}


def composed(visitor: Visitor, world: World, answer: Feedback) -> None:
    """Amina puts the text and the answer on her page, in the browser she is logged in with."""
    form = page_form(version=[answer.sharing.version_id], answer=[answer.id])
    assert visitor.as_(world.amina).post(COMPOSE, form).status_code == 200


def page() -> ShownPage:
    return db.session.scalars(select(ShownPage), execution_options={"populate_existing": True}).one()


def consents() -> list[tuple[int, bool, bool]]:
    """Answer, whether something was said, whether it may be shown."""
    every = db.session.scalars(
        select(Consent).order_by(Consent.feedback_id), execution_options={"populate_existing": True}
    )
    return [(one.feedback_id, not one.is_open, one.is_given) for one in every]


def days(count: int) -> date:
    """So many days from today."""
    return today() + timedelta(days=count)
