"""Where boxes stand from left to right, and where on their edges the lines leave and arrive."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from elearn.rules.graph.layers import Layers

WIDE, BESIDE = 156.0, 28.0
"""the width of a box, and the room between two boxes of a row"""


class Run(Enum):
    """How a line runs: down to the next row, along its own row, up one row, or further up and so around the boxes."""

    DOWN = "down"
    ALONG = "along"
    UP = "up"
    AROUND = "around"


@dataclass(frozen=True)
class Way:
    """A line from one scene to another, before it is drawn."""

    source: str
    target: str
    run: Run


@dataclass(frozen=True)
class Columns:
    """The left edge of each box, the width of the widest row, and for each way where it leaves and arrives."""

    lefts: Mapping[str, float]
    width: float
    leaves: Mapping[Way, float]
    arrives: Mapping[Way, float]


def columns_of(layers: Layers, ways: Sequence[Way]) -> Columns:
    """Rows in the middle above each other; line ends spread over an edge, in the order of where they lead."""
    width = max(len(layer) for layer in layers) * (WIDE + BESIDE) - BESIDE
    lefts: dict[str, float] = {}
    for layer in layers:
        left = (width - len(layer) * (WIDE + BESIDE) + BESIDE) / 2
        lefts.update((scene, left + place * (WIDE + BESIDE)) for place, scene in enumerate(layer))
    leaves, arrives = _ends(lefts, ways)
    return Columns(lefts, width, leaves, arrives)


def _ends(lefts: Mapping[str, float], ways: Sequence[Way]) -> tuple[dict[Way, float], dict[Way, float]]:
    """One edge of a box at a time: lines down and along use the lower edge, lines up leave at the upper one."""
    edges: dict[tuple[str, bool], list[tuple[float, bool, Way]]] = defaultdict(list)
    for way in ways:
        is_low = way.run in (Run.DOWN, Run.ALONG)
        edges[way.source, is_low].append((lefts[way.target], False, way))
        edges[way.target, way.run is not Run.DOWN].append((lefts[way.source], True, way))
    leaves: dict[Way, float] = {}
    arrives: dict[Way, float] = {}
    for (scene, _is_low), ends in edges.items():
        ends.sort(key=lambda end: end[:2])
        for place, (_other, is_arrival, way) in enumerate(ends, start=1):
            x = round(lefts[scene] + WIDE * place / (len(ends) + 1), 1)
            (arrives if is_arrival else leaves)[way] = x
    return leaves, arrives
