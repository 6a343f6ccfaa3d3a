"""Draws a story: boxes in rows, straight lines to the next row, and lines up that are led past the boxes."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from elearn.blocks.geometry import Point
from elearn.blocks.story import ROUND, Scene, Story
from elearn.blocks.story_checking import linked_scenes
from elearn.rules.graph.columns import WIDE, Run, Way, columns_of
from elearn.rules.graph.layers import layers_of, targets_of
from elearn.rules.graph.shapes import Box, Line, Picture
from elearn.rules.graph.tracks import share_tracks, tracks_in_use
from elearn.rules.steps import Step

LETTERS, MOST_LINES = 19, 3
"""the letters on a line of a title, and the lines of a title"""
LINE_HEIGHT, PADDING, EDGE = 18.0, 10.0, 24.0
GAP, TRACK = 44.0, 10.0
"""the room between two rows without lines that bend there, and what each of these adds"""

Counts = Mapping[Step, int]


def draw_story(story: Story, counts: Counts | None = None) -> Picture:
    """The picture of a story; with `counts`, how often each choice was made, lines and boxes carry their number."""
    return _Drawing(story, counts).picture()


def _run(row: int, target_row: int) -> Run:
    if target_row > row:
        return Run.DOWN
    return {0: Run.ALONG, 1: Run.UP}.get(row - target_row, Run.AROUND)


@dataclass
class _Drawing:
    story: Story
    counts: Counts | None
    tops: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.layers = layers_of(self.story)
        self.row = {scene: index for index, layer in enumerate(self.layers) for scene in layer}
        self.ways = [
            Way(scene, target, _run(self.row[scene], self.row[target]))
            for scene in self.row
            for target in targets_of(self.story.by_id[scene])
            if target in self.row
        ]
        self.columns = columns_of(self.layers, self.ways)
        self.lanes = self.shared_lanes()
        self.left = EDGE + TRACK * tracks_in_use([lane for is_left, lane in self.lanes.values() if is_left])
        self.tracks = self.shared_tracks()
        self.place_rows()

    def picture(self) -> Picture:
        right = TRACK * tracks_in_use([lane for is_left, lane in self.lanes.values() if not is_left])
        return Picture(
            width=self.left + self.columns.width + right + EDGE,
            height=self.bottom,
            boxes=tuple(self.boxes()),
            lines=tuple(self.line(way) for way in self.ways),
        )

    def shared_lanes(self) -> Mapping[Way, tuple[bool, int]]:
        """For lines that go around the boxes: whether at the left, and in which lane."""
        middle = self.columns.width / 2
        sides: dict[bool, dict[Way, tuple[float, float]]] = {True: {}, False: {}}
        for way in self.ways:
            if way.run is Run.AROUND:
                is_left = self.columns.leaves[way] + self.columns.arrives[way] < 2 * middle
                sides[is_left][way] = (self.row[way.target], self.row[way.source])
        return {way: (side, lane) for side, spans in sides.items() for way, lane in share_tracks(spans).items()}

    def lane(self, way: Way) -> float:
        """How far from the left a line goes around the boxes, where the first box of the widest row stands at 0."""
        is_left, lane = self.lanes[way]
        return -TRACK * (lane + 1) if is_left else self.columns.width + TRACK * (lane + 1)

    def shared_tracks(self) -> Mapping[tuple[int, Way], int]:
        """In the room below each row, the track of every line that bends there."""
        rooms: dict[int, dict[tuple[int, Way], tuple[float, float]]] = defaultdict(dict)
        for way in self.ways:
            for row, ends in self.bends(way):
                rooms[row][row, way] = (min(ends), max(ends))
        return {bend: track for spans in rooms.values() for bend, track in share_tracks(spans, TRACK).items()}

    def bends(self, way: Way) -> list[tuple[int, tuple[float, float]]]:
        """The rows below which a line runs sideways, and from where to where."""
        leaves, arrives = self.columns.leaves[way], self.columns.arrives[way]
        match way.run:
            case Run.DOWN:
                return []
            case Run.AROUND:
                lane = self.lane(way)
                return [(self.row[way.source] - 1, (leaves, lane)), (self.row[way.target], (lane, arrives))]
            case Run.ALONG | Run.UP:
                return [(self.row[way.target], (leaves, arrives))]

    def place_rows(self) -> None:
        top = EDGE
        rooms: dict[int, int] = defaultdict(int)
        for (row, _way), track in self.tracks.items():
            rooms[row] = max(rooms[row], track + 1)
        for row, layer in enumerate(self.layers):
            lines = max(len(_title_lines(self.story.by_id[scene].title)) for scene in layer)
            self.tops.append(top)
            self.heights.append(2 * PADDING + LINE_HEIGHT * lines)
            top += self.heights[-1] + GAP + TRACK * rooms[row]
        self.bottom = top

    def boxes(self) -> list[Box]:
        linked, visits = linked_scenes(self.story), self.visits()
        return [
            Box(
                id=scene,
                title=self.story.by_id[scene].title,
                lines=_title_lines(self.story.by_id[scene].title),
                at=Point(round(self.left + self.columns.lefts[scene], 1), self.tops[row]),
                width=WIDE,
                height=self.heights[row],
                layer=row,
                line=self.story.by_id[scene].line,
                is_ending=bool(self.story.by_id[scene].ending),
                is_linked=scene in linked,
                count=None if visits is None else visits.get(scene, 0),
            )
            for scene, row in self.row.items()
        ]

    def visits(self) -> Mapping[str, int] | None:
        """How often people came to each scene; to the first one they also came by beginning there."""
        if self.counts is None:
            return None
        came: dict[str, int] = defaultdict(int)
        for step, count in self.counts.items():
            scene = self.story.scene(step.scene)
            choice = scene.choice(step.number) if scene else None
            if choice:
                came[choice.target] += count
        began = sum(count for step, count in self.counts.items() if step.scene == self.story.start)
        return {**came, self.story.start: max(came[self.story.start], began)}

    def line(self, way: Way) -> Line:
        scene = self.story.by_id[way.source]
        points = self.points(way)
        numbers = _numbers(scene, way.target)
        middle = (len(points) - 1) // 2
        first, second = points[middle], points[middle + 1]
        return Line(
            source=way.source,
            target=way.target,
            kind="round" if numbers == (ROUND,) else way.run.value,
            numbers=numbers,
            points=points,
            label=Point(round((first.x + second.x) / 2, 1), round((first.y + second.y) / 2, 1)),
            count=None if self.counts is None else sum(self.counts.get(Step(scene.id, one), 0) for one in numbers),
        )

    def points(self, way: Way) -> tuple[Point, ...]:
        """From edge to edge; a line that bends goes straight up or down, sideways, and straight again."""
        leaves, arrives = self.columns.leaves[way], self.columns.arrives[way]
        row, target_row = self.row[way.source], self.row[way.target]
        is_low = way.run in (Run.DOWN, Run.ALONG)
        corners = [(leaves, self.tops[row] + (self.heights[row] if is_low else 0))]
        for below, ends in self.bends(way):
            height = self.tops[below] + self.heights[below] + GAP / 2 + TRACK * self.tracks[below, way]
            corners += [(ends[0], height), (ends[1], height)]
        corners.append((arrives, self.tops[target_row] + (0 if way.run is Run.DOWN else self.heights[target_row])))
        return tuple(Point(round(self.left + x, 1), round(y, 1)) for x, y in corners)


def _numbers(scene: Scene, target: str) -> tuple[int, ...]:
    numbers = tuple(choice.number for choice in scene.choices if choice.target == target)
    return (ROUND, *numbers) if scene.around == target else numbers


def _title_lines(title: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, LETTERS, max_lines=MOST_LINES, placeholder=" …")) or ("…",)
