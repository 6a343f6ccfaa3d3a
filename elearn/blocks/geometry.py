"""Where things stand in a round drawing: points on circles and labels beside them; numbers only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LINE_LENGTH = 16
LINE_HEIGHT = 18.0
NEARLY_NOTHING = 0.2


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:g},{self.y:g}"


@dataclass(frozen=True)
class Label:
    """Words beside a point: where their first line stands, and to which side they run."""

    at: Point
    anchor: str
    lines: tuple[str, ...]
    line_height: float = LINE_HEIGHT


def around(centre: Point, radius: float, index: int, count: int) -> Point:
    """Point `index` of `count` on a circle, from the top and with the clock."""
    angle = 2 * math.pi * index / max(count, 1) - math.pi / 2
    return Point(round(centre.x + radius * math.cos(angle), 1), round(centre.y + radius * math.sin(angle), 1))


def label_at(text: str, centre: Point, radius: float, index: int, count: int) -> Label:
    """A label outside the circle, running away from it."""
    point, lines = around(centre, radius, index, count), wrap(text)
    side = (point.x - centre.x) / radius if radius else 0
    anchor = "middle" if abs(side) < NEARLY_NOTHING else "start" if side > 0 else "end"
    height = (len(lines) - 1) * LINE_HEIGHT
    lift = (centre.y - point.y) / radius if radius else 0
    top = point.y + LINE_HEIGHT / 3 - height * (1 + lift) / 2
    return Label(Point(point.x, round(top, 1)), anchor, lines)


def label_in(text: str, centre: Point) -> Label:
    """A label in the middle of a point."""
    lines = wrap(text)
    top = centre.y + LINE_HEIGHT / 3 - (len(lines) - 1) * LINE_HEIGHT / 2
    return Label(Point(centre.x, round(top, 1)), "middle", lines)


def wrap(text: str, length: int = LINE_LENGTH) -> tuple[str, ...]:
    """Words in lines of about this length; a long word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= length:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def polygon(centre: Point, radius: float, fractions: Sequence[float]) -> tuple[Point, ...]:
    """One point for each fraction of the radius, going round."""
    return tuple(around(centre, radius * part, index, len(fractions)) for index, part in enumerate(fractions))


def toward(start: Point, end: Point, part: float) -> Point:
    """The point that lies `part` of the way."""
    return Point(round(start.x + (end.x - start.x) * part, 1), round(start.y + (end.y - start.y) * part, 1))
