"""What a drawn story consists of: boxes for scenes, and lines for the ways between them."""

from dataclasses import dataclass

from elearn.blocks.geometry import Point


@dataclass(frozen=True)
class Box:
    """A scene: its top left corner, its size, its title in lines, and how often people came there."""

    id: str
    title: str
    lines: tuple[str, ...]
    at: Point
    width: float
    height: float
    layer: int
    line: int
    is_ending: bool
    is_linked: bool
    """whether any way leads here from the start"""
    count: int | None = None

    @property
    def middle(self) -> float:
        return self.at.x + self.width / 2


@dataclass(frozen=True)
class Line:
    """All ways from one scene to another, as the points of a line with an arrow at its end.

    `kind` is `down` (to the next row), `along` (in the same row), `up` (one row), `around` (further up, led around the
    boxes), or `round` (it is only the way round a hard scene). `numbers` are the choices that go this way, and `label`
    is where a number beside the line can stand.
    """

    source: str
    target: str
    kind: str
    numbers: tuple[int, ...]
    points: tuple[Point, ...]
    label: Point
    count: int | None = None

    @property
    def path(self) -> str:
        """The points as SVG's `points` attribute wants them."""
        return " ".join(map(str, self.points))


@dataclass(frozen=True)
class Picture:
    """A drawn story; boxes in the order of the layers, from left to right."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
