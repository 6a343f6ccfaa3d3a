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

    @property
    def bottom(self) -> float:
        return self.at.y + self.height


@dataclass(frozen=True)
class Line:
    """All ways from one scene to another, as the points of a line with an arrow at its end.

    `kind` is `ahead` (to the next layer), `back` (up, or to the same layer) or `round` (only round a hard scene);
    `numbers` are the choices that go this way. `label` is where a number beside the line can stand.
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
