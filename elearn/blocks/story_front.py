"""The front matter of a scenario: what it is called, its states, its facts and its marks."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from elearn.blocks.codes import StoryCode
from elearn.blocks.condition import WORDS
from elearn.blocks.reading import ID_HINT, is_id
from elearn.blocks.story import AXES, StateRange
from elearn.content.problems import Problems
from elearn.content.schema import Front, read_front
from elearn.content.tree import FrontMatter

RESERVED = {"role", "reveals", "marks", "if", "once", *AXES, *WORDS}


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
    marks: list[str] = Field(default_factory=list)

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
    taken: dict[str, str] = {}
    for what, name, line in _declared(read, front):
        first = taken.setdefault(name, what)
        if not is_id(name):
            yield line, f"`{name[:40]}` cannot be a name", ID_HINT
        elif name in RESERVED:
            yield line, f"`{name}` has a meaning of its own", "choose another name"
        elif first != what:
            yield line, f"`{name}` is a {first} as well as a {what}", "give one of the two another name"


def _declared(read: StoryFront, front: FrontMatter) -> Iterator[tuple[str, str, int]]:
    yield from (("state", name, front.line_of("state", name)) for name in read.state)
    yield from (("fact", name, front.line_of("facts", name)) for name in read.facts)
    yield from (("mark", name, front.line_of("marks", str(place))) for place, name in enumerate(read.marks))
