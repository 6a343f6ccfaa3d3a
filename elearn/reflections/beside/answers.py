"""An answer of one's own to an exercise, put beside a text: its words as they were when it was put there."""

from dataclasses import dataclass

from elearn.blocks.exercise import Exercise
from elearn.exercises.models import Attempt
from elearn.exercises.queries import latest_attempts
from elearn.library import Page
from elearn.reflections.models import Moment
from elearn.reflections.question import Question
from elearn.web.library import catalogue

PUT = "beside-"
"""with the id of an exercise: what a button of the sheet sends"""


@dataclass(frozen=True)
class Offer:
    """An exercise that was answered, and that can stand beside a text."""

    block: Exercise
    page: Page
    attempt: Attempt

    @property
    def do(self) -> str:
        return f"{PUT}{self.block.id}"

    def as_moment(self) -> Moment:
        return Moment(
            kind="exercise",
            scenario=self.page.title,
            scene=self.block.asked,
            said="\n".join(self.block.told(self.attempt.answer)),
            followed="",
            language=self.page.language,
        )


def offers_for(question: Question, user_id: int | None) -> list[Offer]:
    """The exercises of the module of this question that somebody answered, in the order of the course. One query."""
    page = question.page
    module = catalogue().module(page.course, page.module) if page is not None else None
    if module is None or user_id is None:
        return []
    places = {home.key_of(block): (block, home) for home in module.pages for block in home.exercises}
    answered = latest_attempts(user_id, places)
    every = (Offer(block, home, answered[key]) for key, (block, home) in places.items() if key in answered)
    return [offer for offer in every if offer.block.told(offer.attempt.answer)]


def wanted(question: Question, user_id: int, do: str) -> Moment | None:
    """What somebody asked to put beside their text; None when they asked nothing, or something that is not there."""
    if not do.startswith(PUT):
        return None
    return next((offer.as_moment() for offer in offers_for(question, user_id) if offer.do == do), None)
