"""The pictures that a group has of its exercises, named so that they can be found from the group's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from elearn.blocks.exercise import Exercise
from elearn.exercises.picture_queries import pictures_of
from elearn.groups.models import Group
from elearn.library import Catalogue, Page


@dataclass(frozen=True)
class NamedPicture:
    """A picture, by the page its exercise is on and the exercise's question as plain words."""

    page: Page
    exercise: str
    question: str
    made_at: datetime


def named_pictures(group: Group, catalogue: Catalogue) -> list[NamedPicture]:
    """Newest first; without those of exercises that are gone from the courses. One query."""
    return list(_named(group, catalogue))


def _named(group: Group, catalogue: Catalogue) -> Iterator[NamedPicture]:
    for picture in pictures_of(group.id):
        block, page = catalogue.exercise(picture.exercise_key), catalogue.where(picture.exercise_key)
        if block is not None and page is not None:
            yield NamedPicture(page, block.id, _plain(block), picture.made_at)


def _plain(block: Exercise) -> str:
    words = (part.striptags() for part in block.question if isinstance(part, Markup))
    return next((text for text in words if text), "")
