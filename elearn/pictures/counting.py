"""What of an answer or a run is counted in a picture: rows and the cell that it fills in each, never words."""

from collections.abc import Collection, Iterable, Mapping
from functools import singledispatch
from itertools import combinations

from elearn.blocks.choice import Choice
from elearn.blocks.exercise import Answer, Exercise
from elearn.blocks.order import Order
from elearn.blocks.predict import Predict
from elearn.blocks.scale import Scale
from elearn.blocks.sort import Sort
from elearn.blocks.story import ROUND, Story
from elearn.blocks.web import Domain, Web
from elearn.scenarios.models import RunStep

CHOSEN = "chosen"
"""the one row of a choice of one option"""
YES, NO = "yes", "no"


@singledispatch
def cells_of(block: Exercise, answer: Answer) -> dict[str, str]:
    """Row → cell; empty for a kind of exercise that has no picture."""
    return {}


def is_counted(block: Exercise) -> bool:
    """Whether groups can have a picture of this exercise."""
    return cells_of.dispatch(type(block)) is not cells_of.dispatch(object)


def filled_rows(ticked: Mapping[str, bool]) -> dict[str, str]:
    """A row for each thing that can be ticked, ticked or not."""
    return {row: YES if yes else NO for row, yes in ticked.items()}


def row_of_pair(one: Domain, other: Domain) -> str:
    """The row of the threads between two domains, the same one when the exercise names them in another order."""
    return "|".join(sorted((one.id, other.id)))


def is_counted_alike(block: Exercise, rows: Collection[str]) -> bool:
    """Whether a picture with these rows was counted as the exercise is counted now.

    A choice that became one of several options (or the other way round) would make all its rows new for everybody,
    and the new picture minus the old one would be whoever gave last.
    """
    one_of = isinstance(block, Choice) and not block.many
    return not rows or (CHOSEN in rows) is one_of


@cells_of.register
def _choice(block: Choice, answer: Answer) -> dict[str, str]:
    chosen = {result.item.id: result.chosen for result in block.respond(answer).items}
    if block.many:
        return filled_rows(chosen) if any(chosen.values()) else {}
    return next(({CHOSEN: option} for option, yes in chosen.items() if yes), {})


@cells_of.register
def _sort(block: Sort, answer: Answer) -> dict[str, str]:
    return {result.card.id: result.place.id for result in block.respond(answer).cards if result.place}


@cells_of.register
def _scale(block: Scale, answer: Answer) -> dict[str, str]:
    return {row.item.id: str(row.value) for row in block.respond(answer).rows if row.value is not None}


@cells_of.register
def _web(block: Web, answer: Answer) -> dict[str, str]:
    response = block.respond(answer)
    pulls = {result.item.id: str(result.pull) for result in response.domains if result.pull is not None}
    drawn = {frozenset((thread.source.id, thread.target.id)) for thread in response.threads}
    pairs = {row_of_pair(*pair): frozenset(each.id for each in pair) in drawn for pair in combinations(block.items, 2)}
    return {**pulls, **filled_rows(pairs)} if pulls or drawn else {}


@cells_of.register
def _order(block: Order, answer: Answer) -> dict[str, str]:
    return {result.item.id: str(result.place) for result in block.respond(answer).items if result.place is not None}


@cells_of.register
def _predict(block: Predict, answer: Answer) -> dict[str, str]:
    return {cell.field: cell.expected.sign for cell in block.respond(answer).cells if cell.expected}


def cells_of_run(story: Story, steps: Iterable[RunStep]) -> dict[str, str]:
    """In each scene that was passed: the choice made there the first time. Going round a scene is not counted."""
    cells: dict[str, str] = {}
    for step in steps:
        scene = story.scene(step.scene)
        if scene and len(scene.choices) > 1 and step.choice != ROUND:
            cells.setdefault(step.scene, str(step.choice))
    return cells
