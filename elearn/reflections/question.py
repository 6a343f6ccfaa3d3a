"""The question that a sheet answers: as the course asks it now, or as it was when the sheet was begun."""

from dataclasses import dataclass

from flask import url_for

from elearn.blocks.reflection import Reflection as Block
from elearn.library import Page
from elearn.reflections.models import Reflection
from elearn.web.library import catalogue


@dataclass(frozen=True)
class Question:
    """`block` and `page` are None when the question is gone from the course."""

    key: str
    text: str
    block: Block | None
    page: Page | None

    @property
    def id(self) -> str:
        return self.key.partition("/")[2]

    @property
    def can_be_shared(self) -> bool:
        return self.block is None or self.block.share

    def address(self, endpoint: str = "reflections.sheet") -> str:
        """The address of one of this question's pages."""
        course, _, question = self.key.partition("/")
        return url_for(endpoint, course=course, question=question)


def question_at(course: str, question: str, sheet: Reflection | None) -> Question | None:
    """The question with this id; None when no course asks it and nothing was ever written under it."""
    key = f"{course}/{question}"
    block = catalogue().reflection(key)
    text = block.text if block is not None else sheet.question if sheet is not None else ""
    return Question(key, text, block, catalogue().where(key)) if text else None


def question_of(sheet: Reflection) -> Question:
    """The question of a sheet that is there."""
    course, _, question = sheet.question_key.partition("/")
    return question_at(course, question, sheet) or Question(sheet.question_key, sheet.question, None, None)
