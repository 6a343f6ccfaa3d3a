"""The front matter of a scenario: what it is called, its states and its facts."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from elearn.blocks.codes import StoryCode
from elearn.blocks.condition import WORDS
from elearn.blocks.reading import ID_HINT, is_id
from elearn.blocks.story import AXES, StateRange
from elearn.content.problems import Problems
from elearn.content.schema import Front, read_front
from elearn.content.tree import FrontMatter

RESERVED = {"role", "reveals", "if", "once", *AXES, *WORDS}


class StateFront(Front):
    """One line of `state`."""

    start: int
    min: int
    max: int
    label: str = ""


class StoryFront(Front):
    """The keys of a scenario."""

    title: str = Field(min_length=1)
    summary: str = Field(min_length=1)
    minutes: int = Field(ge=1, le=600)
    note: str = ""
    start: str = ""
    state: dict[str, StateFront] = Field(default_factory=dict)
    facts: dict[str, str] = Field(default_factory=dict)

    def ranges(self) -> Mapping[str, StateRange]:
        return {name: StateRange(one.start, one.min, one.max, one.label) for name, one in self.state.items()}


def read_story_front(front: FrontMatter, problems: Problems) -> StoryFront | None:
    """The front matter of a scenario, or None when it does not fit."""
    read = read_front(StoryFront, front, problems)
    if read is None:
        return None
    for name, one in read.state.items():
        if not one.min <= one.start <= one.max or one.min == one.max:
            message = f"`{name}` cannot start at {one.start} between {one.min} and {one.max}"
            problems.add(StoryCode.BAD_STATE, front.line_of("state", name), message)
    for line, message, hint in _bad_names(read, front):
        problems.add(StoryCode.BAD_STATE, line, message, hint)
    return read


def _bad_names(read: StoryFront, front: FrontMatter) -> Iterator[tuple[int, str, str]]:
    for group, names in (("state", read.state), ("facts", read.facts)):
        for name in names:
            line = front.line_of(group, name)
            if not is_id(name):
                yield line, f"`{name[:40]}` cannot be a name", ID_HINT
            elif name in RESERVED:
                yield line, f"`{name}` has a meaning of its own", "choose another name"
            elif group == "facts" and name in read.state:
                yield line, f"`{name}` is a state as well as a fact", "give one of the two another name"
