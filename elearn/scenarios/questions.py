"""The question of the course that follows on a scenario, to write about what happened in it."""

from dataclasses import dataclass

from elearn.blocks.reflection import Reflection
from elearn.library import Page
from elearn.web.library import catalogue


@dataclass(frozen=True)
class Asked:
    """A question, and the page that asks it."""

    page: Page
    question: Reflection


def question_after(key: str) -> Asked | None:
    """The first question that can be shared: of the page that leads to the scenario, or else of its module."""
    page, module = catalogue().story_page(key), catalogue().story_module(key)
    pages = (*([page] if page else []), *(module.pages if module else ()))
    asked = (Asked(place, question) for place in pages for question in place.reflections if question.share)
    return next(asked, None)
