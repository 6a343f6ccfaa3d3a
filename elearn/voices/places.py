"""The places of a course beside which a voice can lie; a place that is gone is None."""

from dataclasses import dataclass

from flask import url_for

from elearn.voices.models import Spot
from elearn.web.library import catalogue


@dataclass(frozen=True)
class Place:
    """A page or a scene: its title, what it lies in, and the address where somebody finds it."""

    spot: Spot
    key: str
    title: str
    within: str
    language: str
    address: str


def place_of(spot: Spot, key: str) -> Place | None:
    """The place as it is in the courses now; None when it is gone or being repaired."""
    parts = key.split("/")
    if len(parts) != 3:
        return None
    return _page(*parts) if spot is Spot.PAGE else _scene(*parts)


def _page(course: str, module: str, slug: str) -> Place | None:
    page, home = catalogue().page(course, module, slug), catalogue().module(course, module)
    if page is None or home is None:
        return None
    address = url_for("lessons.page", course=course, module=module, page=slug)
    return Place(Spot.PAGE, page.key, page.title, home.title, page.language, address)


def _scene(course: str, name: str, scene_id: str) -> Place | None:
    story = catalogue().story(f"{course}/{name}")
    scene = story.scene(scene_id) if story else None
    if story is None or scene is None:
        return None
    address = url_for("scenarios.story", course=course, story=name)
    return Place(Spot.SCENE, f"{course}/{name}/{scene_id}", scene.title, story.title, story.language, address)
