"""The pictures that a group has, named so that they can be found from the group's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from elearn.groups.models import Group
from elearn.library import Catalogue
from elearn.pictures.models import GroupPicture
from elearn.pictures.queries import pictures_of


@dataclass(frozen=True)
class NamedPicture:
    """A picture: where it is, the title of its page or scenario, the question as plain words, and their language."""

    address: str
    title: str
    question: str
    language: str
    made_at: datetime


def named_pictures(group: Group, catalogue: Catalogue) -> list[NamedPicture]:
    """Newest first; without those of what is gone from the courses, or has another text now. One query."""
    every = (_named(picture, catalogue) for picture in pictures_of(group.id))
    return [one for found in every for one in found]


def _named(picture: GroupPicture, catalogue: Catalogue) -> Iterator[NamedPicture]:
    key, _at, text = picture.key.partition("@")
    course, _slash, name = key.partition("/")
    if text:
        story = catalogue.story(key)
        if story is not None and story.hash.startswith(text):
            there = url_for("pictures.of_scenario", group_id=picture.group_id, course=course, story=name)
            yield NamedPicture(there, story.title, "", story.language, picture.made_at)
        return
    block, page = catalogue.exercise(key), catalogue.where(key)
    if block is not None and page is not None:
        there = url_for("pictures.of_exercise", group_id=picture.group_id, course=course, exercise=name)
        yield NamedPicture(there, page.title, block.asked, page.language, picture.made_at)
