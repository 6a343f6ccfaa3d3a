"""Forms as a learner would fill them in, for every kind of exercise in the shipped courses."""

from functools import singledispatch
from typing import Any

from elearn.blocks.choice import Choice
from elearn.blocks.exercise import Exercise
from elearn.blocks.order import Order
from elearn.blocks.predict import Predict
from elearn.blocks.scale import Scale
from elearn.blocks.sort import Sort
from elearn.blocks.web import Web
from elearn.library import Page
from elearn.web.library import catalogue

KINDS = ("choice", "sort", "scale", "web")


def exercise_of(kind: str) -> tuple[Exercise, Page]:
    """The first exercise of a kind, and its page."""
    books = catalogue()
    key, block = next((key, block) for key, block in books.exercises().items() if block.kind == kind)
    page = books.where(key)
    assert page is not None
    return block, page


@singledispatch
def filled(block: Exercise) -> dict[str, Any]:
    raise NotImplementedError(block.kind)


@filled.register
def _(block: Choice) -> dict[str, Any]:
    return {"option": block.items[0].id}


@filled.register
def _(block: Sort) -> dict[str, Any]:
    return {f"card-{card.id}": card.places[0] for card in block.items[:-1]}


@filled.register
def _(block: Scale) -> dict[str, Any]:
    return {f"item-{item.id}": str(1 + place % block.steps) for place, item in enumerate(block.items)}


@filled.register
def _(block: Web) -> dict[str, Any]:
    first, second = block.items[0].id, block.items[1].id
    pulls = {f"pull-{item.id}": str(place % 4) for place, item in enumerate(block.items[:-1])}
    return {**pulls, "thread-0-from": first, "thread-0-to": second, "thread-0-why": "de brief"}


@filled.register
def _(block: Order) -> dict[str, Any]:
    return {f"place-{item.id}": str(place) for place, item in enumerate(block.items, 1)}


@filled.register
def _(block: Predict) -> dict[str, Any]:
    return {cell.field: block.choices[0].sign for cell in block.respond({}).cells[:-1]}


def posted_to(block: Exercise, page: Page) -> str:
    return f"/oefeningen/{page.course}/{block.id}"
