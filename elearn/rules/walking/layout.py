"""Where everything that a story remembers lies in the one whole number of a situation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from elearn.blocks.story import AXES, Choice, StateRange, Story


@dataclass(frozen=True)
class Field:
    """The bits that hold one state or axis; `low` is the value that is written as 0."""

    name: str
    shift: int
    width: int
    low: int
    range: StateRange

    @property
    def mask(self) -> int:
        return ((1 << self.width) - 1) << self.shift

    def read(self, situation: int) -> int:
        return ((situation & self.mask) >> self.shift) + self.low

    def written(self, value: int) -> int:
        return (value - self.low) << self.shift

    def clipped(self, value: int, effect: int) -> int:
        return self.range.clip(value + effect)


@dataclass(frozen=True)
class Layout:
    """Fields for states and axes, one bit for each fact or mark, one for each choice that is offered once."""

    fields: Mapping[str, Field]
    flags: Mapping[str, int]
    used: Mapping[tuple[str, int], int]
    width: int

    @property
    def start(self) -> int:
        return sum(field.written(field.range.start) for field in self.fields.values())

    @property
    def flag_bits(self) -> int:
        """The bits of all facts, marks and once-only choices: they are only ever set, and never taken back."""
        return (1 << self.width) - (1 << self.width - len(self.flags) - len(self.used))

    def flags_of(self, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            bits |= self.flags[name]
        return bits


def lay_out(story: Story) -> Layout:
    """Give everything in a story its bits."""
    at = 0
    fields: dict[str, Field] = {}
    for name in (*story.state, *AXES):
        values = story.range_of(name)
        low = min(values.start, values.min, values.max)
        width = max(max(values.start, values.min, values.max) - low, 1).bit_length()
        fields[name] = Field(name, at, width, low, values)
        at += width
    choices = [(scene.id, choice) for scene in story.scenes for choice in scene.choices]
    names = dict.fromkeys((*story.facts, *story.marks, *_left_behind(choice for _scene, choice in choices)))
    flags = {name: 1 << place for place, name in enumerate(names, start=at)}
    at += len(flags)
    once = [(scene, choice.number) for scene, choice in choices if choice.once]
    used = {key: 1 << place for place, key in enumerate(once, start=at)}
    return Layout(fields, flags, used, at + len(used))


def _left_behind(choices: Iterable[Choice]) -> Iterator[str]:
    for choice in choices:
        yield from (*choice.reveals, *choice.marks)
