"""The debrief of a run in a terminal: the mirror as lines of words."""

from collections.abc import Iterator, Sequence

from elearn.blocks.story import AXIS_LABELS, ROLE_LABELS, Story
from elearn.commands.terminal.words import part_lines
from elearn.rules.mirror import Mirror, mirror


def debrief_lines(story: Story, numbers: Sequence[int], words: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What the web shows after a run: path, roles, axes, what came to light, what was written, what coaches see."""
    seen = mirror(story, numbers)
    yield ""
    yield "=== Looking back ==="
    yield f"Ending: {seen.ending}" if seen.ending else "No ending yet."
    yield f"Choices: {','.join(map(str, numbers)) or 'none'}"
    yield "Path: " + " > ".join(item.scene.title for item in seen.strip)
    yield from _roles_and_axes(seen)
    yield from _facts(seen)
    for question, said in words:
        yield f"{question} You wrote: {said}"
    for each in seen.debriefs:
        for debrief in each.debriefs:
            yield ""
            yield f"{debrief.name} ({debrief.role}, fictional) on {each.scene.title}:"
            yield from (f"  {line}" for line in part_lines(debrief.parts))


def _roles_and_axes(seen: Mirror) -> Iterator[str]:
    if seen.counts:
        counts = (f"{ROLE_LABELS[role]} {count}" for role, count in seen.counts.items())
        yield "Roles: " + ", ".join(counts)
    for axis, values in seen.axes.items():
        left, right = AXIS_LABELS[axis]
        yield f"From {left} to {right}: " + " ".join(f"{value:+}" if value else "0" for value in values)


def _facts(seen: Mirror) -> Iterator[str]:
    if seen.revealed:
        yield "Came to light:"
        yield from (f"  {text}" for _name, text in seen.revealed)
    if seen.hidden and seen.ending:
        yield "Stayed hidden:"
        yield from (f"  {text}" for _name, text in seen.hidden)
