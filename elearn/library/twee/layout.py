"""Gives every passage a place on the map of Twine: a row for each number of choices from the beginning."""

from collections import deque
from collections.abc import Mapping

from elearn.blocks.story import Story

ACROSS, DOWN = 150, 150
FIRST = 100


def places(story: Story, rows_above: int) -> Mapping[str, str]:
    """`x,y` of each scene; scenes that no choice leads to are in the last row."""
    rows: dict[str, int] = {story.start: 0}
    waiting = deque([story.start])
    while waiting:
        scene = story.by_id[waiting.popleft()]
        for target in (*(choice.target for choice in scene.choices), scene.around):
            if target in story.by_id and target not in rows:
                rows[target] = rows[scene.id] + 1
                waiting.append(target)
    last = max(rows.values()) + 1
    taken: dict[int, int] = {}
    found: dict[str, str] = {}
    for scene in story.scenes:
        row = rows.get(scene.id, last)
        found[scene.id] = place(taken.get(row, 0), row + rows_above)
        taken[row] = taken.get(row, 0) + 1
    return found


def place(across: int, down: int) -> str:
    return f"{FIRST + across * ACROSS},{FIRST + down * DOWN}"
