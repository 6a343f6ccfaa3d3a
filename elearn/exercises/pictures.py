"""What the drawings and rows of exercises need beside what blocks know: short words, room for threads."""

from collections.abc import Mapping
from typing import Any

from elearn.blocks.radar import Radar, radar_layout
from elearn.blocks.scale import Scale
from elearn.blocks.web import MOST_THREADS, Web
from elearn.exercises.showing import Shown

LONGEST_LABEL = 34
LETTER = 7.6
"""about how wide a letter is in a drawing"""
ROOM = 50.0
"""what is left free around a radar, for the beads and the lines of words above and below it"""
SPARE_THREADS = 3
THREAD = ("from", "to", "why")


def radar_of(scale: Scale, *answers: Mapping[str, Any]) -> Radar:
    """A radar with short words at its axes, one shape for each answer."""
    labels = [short_label(item.text, number) for number, item in enumerate(scale.items, 1)]
    values = [[row.value for row in scale.respond(answer).rows] for answer in answers]
    return radar_layout(labels, scale.steps, values)


def radar_box(drawn: Radar) -> str:
    """The viewBox that shows a whole radar, and no more."""
    reach = max(
        abs(axis.label.at.x - drawn.centre.x) + LETTER * max(len(line) for line in axis.label.lines)
        for axis in drawn.axes
    )
    radius = max(abs(axis.end.y - drawn.centre.y) for axis in drawn.axes)
    left, top = drawn.centre.x - reach, drawn.centre.y - radius - ROOM
    return f"{left:.0f} {top:.0f} {2 * reach:.0f} {2 * (radius + ROOM):.0f}"


def short_label(text: str, number: int) -> str:
    """The words before the colon; the statement's number where even they are too long for a drawing."""
    head = text.partition(":")[0].rstrip(" .?")
    return head if len(head) <= LONGEST_LABEL else str(number)


def thread_rows(exercise: Shown) -> list[Mapping[str, str]]:
    """The rows to write threads in: those that are there, as typed or as kept, and a few empty ones."""
    rows = _typed_rows(exercise) if exercise.typed is not None else _kept_rows(exercise)
    empty = dict.fromkeys(THREAD, "")
    room = min(MOST_THREADS, max(len(rows) + SPARE_THREADS, 5))
    return [*rows, *(empty for _ in range(room - len(rows)))]


def _typed_rows(exercise: Shown) -> list[Mapping[str, str]]:
    typed: Mapping[str, str] = exercise.typed or {}
    rows = [{end: typed.get(f"thread-{row}-{end}", "") for end in THREAD} for row in range(MOST_THREADS)]
    filled = [row for row, thread in enumerate(rows) if any(thread.values())]
    return list(rows[: filled[-1] + 1]) if filled else []


def _kept_rows(exercise: Shown) -> list[Mapping[str, str]]:
    web = exercise.block
    threads = web.respond(exercise.filled).threads if isinstance(web, Web) else ()
    return [{"from": thread.source.id, "to": thread.target.id, "why": thread.why} for thread in threads]
