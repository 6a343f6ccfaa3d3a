"""Where somebody gets stuck: scenes with nothing to choose, and loops without a way out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.report import Desk, Report
from elearn.rules.proof.walk import Walk


def dead_ends(desk: Desk) -> Iterator[Report]:
    """Scenes that are no ending and offer no choice in some state; the way round does not count."""
    told: set[int] = set()
    for place, offered, position in desk.walk.combinations():
        if place.ends or place.index in told or any(move.number for move in offered):
            continue
        told.add(place.index)
        message = f"there is a state in which `{place.scene.id}` offers nothing to choose"
        hint = "give it a choice without a condition"
        yield desk.report(ProofCode.DEAD_END, place.scene.line, message, hint, position)


def loops_without_a_way_out(desk: Desk) -> Iterator[Report]:
    """Where somebody first comes to a state from which there is always a choice and never an ending."""
    walk = desk.walk
    hopeful = _hopeful(walk)
    told: set[int] = set()
    for position in range(len(walk.places)):
        place, parent = walk.place_of(position), walk.parents[position]
        if hopeful[position] or place.index in told or (parent >= 0 and not hopeful[parent]):
            continue
        told.add(place.index)
        message = f"from `{place.scene.id}` in this state no ending can be reached any more"
        hint = "let a choice lead out of the loop"
        yield desk.report(ProofCode.NO_WAY_OUT, place.scene.line, message, hint, position)


def _hopeful(walk: Walk) -> Sequence[bool]:
    """Of each position, whether something ends on some way from it: an ending, a dead end or the end of the walk."""
    before: dict[int, list[int]] = defaultdict(list)
    for position, targets in enumerate(walk.ways):
        for target in targets:
            before[target].append(position)
    hopeful = [position >= walk.visited or not walk.ways[position] for position in range(len(walk.places))]
    waiting = [position for position, ends in enumerate(hopeful) if ends]
    while waiting:
        for position in before[waiting.pop()]:
            if not hopeful[position]:
                hopeful[position] = True
                waiting.append(position)
    return hopeful
