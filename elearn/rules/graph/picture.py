"""Draws a story: boxes in rows, straight lines to the next row, and lines back that are led around the boxes."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elearn.blocks.geometry import Point
from elearn.blocks.story import Scene, Story
from elearn.blocks.story_checking import linked_scenes
from elearn.rules.graph.layers import Layers, layers_of, targets_of
from elearn.rules.graph.shapes import Box, Line, Picture
from elearn.rules.steps import Step

WIDE, LETTERS, MOST_LINES = 156.0, 19, 3
"""a box, the letters on a line of its title, and the lines of a title"""
LINE_HEIGHT, PADDING = 18.0, 10.0
BESIDE, EDGE = 28.0, 24.0
"""the room between two boxes of a row, and around the picture"""
GAP, TRACK = 52.0, 9.0
"""the room between two rows, and between two lines that are led around"""

Counts = Mapping[Step, int]


def draw_story(story: Story, counts: Counts | None = None) -> Picture:
    """The picture of a story; with `counts`, how often each choice was made, lines and boxes carry their number."""
    return _Drawing(story, counts).picture()


@dataclass
class _Drawing:
    story: Story
    counts: Counts | None
    layers: Layers = field(init=False)
    boxes: dict[str, Box] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.layers = layers_of(self.story)
        self.layer = {scene: index for index, layer in enumerate(self.layers) for scene in layer}
        self.ways = [
            (scene.id, target)
            for layer in self.layers
            for scene in map(self.story.by_id.__getitem__, layer)
            for target in targets_of(scene)
            if target in self.layer
        ]
        self.back = [way for way in self.ways if self.layer[way[1]] <= self.layer[way[0]]]
        self.inner = max(len(layer) for layer in self.layers) * (WIDE + BESIDE) - BESIDE
        self.left = EDGE + self.lanes(0) * TRACK

    def picture(self) -> Picture:
        bottom = self.place_boxes()
        lines = [*self.lines_ahead(), *self.lines_back()]
        width = self.left + self.inner + self.lanes(1) * TRACK + EDGE
        return Picture(width, bottom + EDGE, tuple(self.boxes.values()), tuple(lines))

    def lanes(self, side: int) -> int:
        """How many lines are led up at the left (0) or at the right (1) of all boxes."""
        return len(self.back[side::2])

    def place_boxes(self) -> float:
        """Put every box in its row, and give the height at which the last row ends."""
        linked = linked_scenes(self.story)
        visits = self.visits()
        below = self.tracks_below()
        y = EDGE + TRACK * below[-1]
        for index, layer in enumerate(self.layers):
            lines = {scene: _title_lines(self.story.by_id[scene].title) for scene in layer}
            high = 2 * PADDING + LINE_HEIGHT * max(map(len, lines.values()))
            x = self.left + (self.inner - len(layer) * (WIDE + BESIDE) + BESIDE) / 2
            for scene in layer:
                self.boxes[scene] = _box(
                    self.story.by_id[scene], lines[scene], Point(round(x, 1), y), high, index, scene in linked, visits
                )
                x += WIDE + BESIDE
            y += high + GAP + TRACK * below[index]
        return y - GAP

    def tracks_below(self) -> Mapping[int, int]:
        """How many lines are led through the room below each row; -1 is the room above the first."""
        found: dict[int, int] = defaultdict(int)
        for source, target in self.back:
            found[self.layer[source]] += 1
            found[self.layer[target] - 1] += 1
        return found

    def visits(self) -> Mapping[str, int] | None:
        if self.counts is None:
            return None
        found: dict[str, int] = defaultdict(int)
        for step, count in self.counts.items():
            scene = self.story.scene(step.scene)
            choice = scene.choice(step.number) if scene else None
            if choice:
                found[choice.target] += count
        found[self.story.start] = max(
            found[self.story.start], sum(count for step, count in self.counts.items() if step.scene == self.story.start)
        )
        return found

    def lines_ahead(self) -> list[Line]:
        ahead = [way for way in self.ways if way not in set(self.back)]
        leaving, arriving = self.ports(ahead)
        return [
            self.line(
                way, [Point(leaving[way], self.boxes[way[0]].bottom), Point(arriving[way], self.boxes[way[1]].at.y)]
            )
            for way in ahead
        ]

    def ports(
        self, ways: Sequence[tuple[str, str]]
    ) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
        """Where lines leave and arrive on the edges of boxes: spread, in the order of where they come from or go."""
        leaving: dict[tuple[str, str], float] = {}
        arriving: dict[tuple[str, str], float] = {}
        for end, other, found in ((0, 1, leaving), (1, 0, arriving)):
            by_box: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for way in ways:
                by_box[way[end]].append(way)
            for name, own in by_box.items():
                own.sort(key=lambda way: self.boxes[way[other]].middle)
                for place, way in enumerate(own, start=1):
                    found[way] = round(self.boxes[name].at.x + WIDE * place / (len(own) + 1), 1)
        return leaving, arriving

    def lines_back(self) -> list[Line]:
        """Lines go down from their scene, along the row to a side, up or down there, and along to the other scene."""
        used: dict[int, int] = defaultdict(int)
        found: list[Line] = []
        for number, way in enumerate(self.back):
            source, target = self.boxes[way[0]], self.boxes[way[1]]
            lane = (number // 2 + 1) * TRACK
            x = self.left - lane if number % 2 == 0 else self.left + self.inner + lane
            low = self.track(source.layer, used)
            high = self.track(target.layer - 1, used)
            down, up = source.at.x + WIDE * 0.1, target.at.x + WIDE * 0.9
            corners = [(down, source.bottom), (down, low), (x, low), (x, high), (up, high), (up, target.at.y)]
            found.append(self.line(way, [Point(round(at, 1), round(height, 1)) for at, height in corners]))
        return found

    def track(self, row: int, used: dict[int, int]) -> float:
        """The height of the next free track below a row."""
        used[row] += 1
        if row < 0:
            return EDGE / 2 + TRACK * used[row]
        bottom = self.boxes[self.layers[row][0]].bottom
        return bottom + GAP / 4 + TRACK * (used[row] - 1)

    def line(self, way: tuple[str, str], points: Sequence[Point]) -> Line:
        scene = self.story.by_id[way[0]]
        numbers = tuple(choice.number for choice in scene.choices if choice.target == way[1])
        kind = "back" if way in self.back else "ahead"
        if not numbers:
            kind, numbers = "round", (0,)
        elif scene.around == way[1]:
            numbers = (0, *numbers)
        middle = (len(points) - 1) // 2
        first, second = points[middle], points[middle + 1]
        count = None if self.counts is None else sum(self.counts.get(Step(scene.id, number), 0) for number in numbers)
        label = Point(round((first.x + second.x) / 2, 1), round((first.y + second.y) / 2, 1))
        return Line(way[0], way[1], kind, numbers, tuple(points), label, count)


def _title_lines(title: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, LETTERS, max_lines=MOST_LINES, placeholder=" …")) or ("…",)


def _box(
    scene: Scene,
    lines: tuple[str, ...],
    at: Point,
    high: float,
    layer: int,
    is_linked: bool,
    visits: Mapping[str, int] | None,
) -> Box:
    return Box(
        id=scene.id,
        title=scene.title,
        lines=lines,
        at=at,
        width=WIDE,
        height=high,
        layer=layer,
        line=scene.line,
        is_ending=bool(scene.ending),
        is_linked=is_linked,
        count=None if visits is None else visits.get(scene.id, 0),
    )
