"""The drawing of a scale as a radar: rings, axes with labels, and a shape for each answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.blocks.geometry import Label, Point, around, label_at, polygon

RADIUS = 110.0
MARGIN = 90.0
LABEL_GAP = 14.0


@dataclass(frozen=True)
class Axis:
    """One statement: the end of its line and the words beside it."""

    end: Point
    label: Label


@dataclass(frozen=True)
class Radar:
    """Everything an SVG template needs, in a drawing `width` by `height`."""

    width: float
    height: float
    centre: Point
    rings: tuple[tuple[Point, ...], ...]
    axes: tuple[Axis, ...]
    shapes: tuple[tuple[Point, ...], ...]


def radar_points(values: Sequence[int | None], steps: int, centre: Point, radius: float = RADIUS) -> tuple[Point, ...]:
    """The shape of these values: 1 is the inner ring, `steps` the edge, an unanswered one the centre."""
    return polygon(centre, radius, [(value or 0) / steps for value in values])


def radar_layout(labels: Sequence[str], steps: int, answers: Sequence[Sequence[int | None]]) -> Radar:
    """A radar with one axis for each label and one shape for each answer."""
    size = 2 * (RADIUS + MARGIN)
    height = 2 * (RADIUS + MARGIN / 2)
    centre, count = Point(size / 2, height / 2), len(labels)
    axes = tuple(
        Axis(around(centre, RADIUS, index, count), label_at(text, centre, RADIUS + LABEL_GAP, index, count))
        for index, text in enumerate(labels)
    )
    rings = tuple(polygon(centre, RADIUS, [step / steps] * count) for step in range(1, steps + 1))
    shapes = tuple(radar_points(values, steps, centre) for values in answers)
    return Radar(size, height, centre, rings, axes, shapes)
