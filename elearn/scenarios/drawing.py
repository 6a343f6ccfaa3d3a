"""The drawings of a mirror as plain geometry: the roles taken one after the other, the movement on each axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.blocks.geometry import Point
from elearn.blocks.story import ROLES

COLUMN, LINE, EDGE = 56, 34, 34
"""how far apart columns and lines of the track of roles stand, and the room around them"""
WIDE, HIGH = 200.0, 60.0
"""the box in which the movement on an axis is drawn"""


@dataclass(frozen=True)
class RoleTrack:
    """From top to bottom the roles in their `order`, each in its own column; `columns` are those that were taken."""

    order: tuple[str, ...]
    columns: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def width(self) -> int:
        return 2 * EDGE + COLUMN * (len(self.columns) - 1)

    @property
    def height(self) -> int:
        return 2 * EDGE + LINE * len(self.points)

    @property
    def heads(self) -> tuple[Point, ...]:
        return tuple(Point(EDGE + COLUMN * place, EDGE / 2) for place in range(len(self.columns)))


def role_track(roles: Sequence[str]) -> RoleTrack:
    """The track of these roles; its columns stand in the order of the model, from the organisation to the person."""
    columns = tuple(role for role in ROLES if role in roles)
    points = (
        Point(EDGE + COLUMN * columns.index(role), EDGE + LINE * (number + 0.5)) for number, role in enumerate(roles)
    )
    return RoleTrack(tuple(roles), columns, tuple(points))


def movement(values: Sequence[int], reach: int) -> tuple[Point, ...]:
    """The value of an axis after every step, from left to right; the middle is halfway, the right side is above."""
    step = WIDE / max(1, len(values) - 1)
    return tuple(Point(place * step, HIGH / 2 * (1 - value / reach)) for place, value in enumerate(values))
