"""The drawing of a web: a word in the middle, domains around it, and threads that bend past the middle."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.blocks.geometry import Label, Point, around, label_at, label_in, toward

RADIUS = 170.0
MARGIN_X, MARGIN_Y = 130.0, 60.0
LEAST_NODE, NODE_STEP = 7.0, 4.0
CENTRE_RADIUS = 46.0
LABEL_GAP = 14.0
BEND = 0.45
ARROW = 10.0


@dataclass(frozen=True)
class WebNode:
    """One domain: the harder it pulls, the larger its knot."""

    id: str
    at: Point
    radius: float
    pull: int | None
    spoke: Point
    label: Label


@dataclass(frozen=True)
class WebThread:
    """A thread from one domain to another, as a curve with an arrow at its end."""

    start: Point
    bend: Point
    end: Point
    arrow: tuple[Point, Point, Point]
    why: str


@dataclass(frozen=True)
class WebLayout:
    """Everything an SVG template needs; a node's `spoke` is where its line to the middle ends."""

    width: float
    height: float
    centre: Point
    centre_radius: float
    centre_label: Label
    nodes: tuple[WebNode, ...]
    threads: tuple[WebThread, ...]


@dataclass(frozen=True)
class Pulled:
    """A domain to draw."""

    id: str
    text: str
    pull: int | None


def web_layout(centre_text: str, domains: Sequence[Pulled], threads: Sequence[tuple[str, str, str]]) -> WebLayout:
    """Place domains on a circle; `threads` are (from id, to id, why) between domains that are there."""
    width, height = 2 * (RADIUS + MARGIN_X), 2 * (RADIUS + MARGIN_Y)
    centre = Point(width / 2, height / 2)
    nodes = tuple(_node(domain, index, len(domains), centre) for index, domain in enumerate(domains))
    by_id = {node.id: node for node in nodes}
    drawn = tuple(_thread(by_id, source, target, why, centre) for source, target, why in threads)
    label = label_in(centre_text, centre)
    return WebLayout(width, height, centre, CENTRE_RADIUS, label, nodes, drawn)


def _node(domain: Pulled, index: int, count: int, centre: Point) -> WebNode:
    at = around(centre, RADIUS, index, count)
    radius = LEAST_NODE + NODE_STEP * (domain.pull or 0)
    label = label_at(domain.text, centre, RADIUS + radius + LABEL_GAP, index, count)
    return WebNode(domain.id, at, radius, domain.pull, toward(centre, at, CENTRE_RADIUS / RADIUS), label)


def _thread(nodes: Mapping[str, WebNode], source: str, target: str, why: str, centre: Point) -> WebThread:
    start, end = nodes[source], nodes[target]
    bend = toward(toward(start.at, end.at, 0.5), centre, BEND)
    tip = _edge(end.at, bend, end.radius)
    return WebThread(_edge(start.at, bend, start.radius), bend, tip, _arrow(bend, tip), why)


def _edge(node: Point, toward_point: Point, radius: float) -> Point:
    distance = math.dist((node.x, node.y), (toward_point.x, toward_point.y))
    return toward(node, toward_point, radius / distance) if distance else node


def _arrow(start: Point, tip: Point) -> tuple[Point, Point, Point]:
    angle = math.atan2(tip.y - start.y, tip.x - start.x)
    left, right = (
        Point(round(tip.x - ARROW * math.cos(angle + turn), 1), round(tip.y - ARROW * math.sin(angle + turn), 1))
        for turn in (0.45, -0.45)
    )
    return left, tip, right
