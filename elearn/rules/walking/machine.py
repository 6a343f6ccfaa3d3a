"""The compiled story: places and the moves between them, over situations that are whole numbers.

A situation holds every state, axis, fact, mark and once-only choice, as `layout` says; the place is kept beside it.
`rules/steps` says what the moves mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from elearn.blocks.story import Choice, Scene, Story
from elearn.rules.walking.conditions import Test, bits_read, compile_condition
from elearn.rules.walking.layout import Field, Layout, lay_out

Effect = tuple[Field, int]


@dataclass(slots=True, eq=False)
class Move:
    """A choice, or the way round a scene. `index` counts through the whole story; `target` is the place it leads to."""

    index: int
    number: int
    origin: int
    target: int
    effects: tuple[Effect, ...]
    leaves: int
    used: int
    test: Test | None
    reads: int
    choice: Choice
    met: dict[int, int] = field(default_factory=dict)
    """the values it changed, in each situation it was made in so far, and by how much"""
    _touches: int = 0

    def __post_init__(self) -> None:
        for touched, _effect in self.effects:
            self._touches |= touched.mask

    def after(self, situation: int) -> int:
        """The situation after this move."""
        if self._touches:
            before = situation & self._touches
            difference = self.met.get(before)
            if difference is None:
                difference = self.met[before] = self._difference(before)
            situation += difference
        return situation | self.leaves

    def _difference(self, situation: int) -> int:
        total = 0
        for touched, effect in self.effects:
            value = touched.read(situation)
            total += (touched.clipped(value, effect) - value) << touched.shift
        return total

    def is_offered(self, situation: int) -> bool:
        return not situation & self.used and (self.test is None or self.test(situation))


@dataclass(slots=True, eq=False)
class Place:
    """A scene with its moves, the way round it first."""

    index: int
    scene: Scene
    moves: tuple[Move, ...]
    reads: int
    """the bits that decide what is offered here"""
    ends: bool
    """whether the story ends here, so that nothing is offered"""
    _offers: dict[int, tuple[Move, ...]] = field(default_factory=dict)

    def offered(self, situation: int) -> tuple[Move, ...]:
        """The moves that can be made here in this situation."""
        seen = situation & self.reads
        found = self._offers.get(seen)
        if found is None:
            found = self._offers[seen] = tuple(move for move in self.moves if move.is_offered(seen))
        return found


@dataclass(frozen=True)
class Machine:
    """A compiled story; it starts at the place `start` in the situation `layout.start`."""

    story: Story
    layout: Layout
    places: tuple[Place, ...]
    moves: tuple[Move, ...]
    start: int

    def walked(self, numbers: Sequence[int]) -> tuple[Place, int]:
        """The place and the situation after these choices.

        Raises:
            ValueError: one of them is not offered.
        """
        place, situation = self.places[self.start], self.layout.start
        for number in numbers:
            move = next((move for move in place.offered(situation) if move.number == number), None)
            if move is None:
                raise ValueError(f"{place.scene.id}: {number}")
            place, situation = self.places[move.target], move.after(situation)
        return place, situation


def build_machine(story: Story) -> Machine:
    """Compile a story. A choice that leads to no scene can never be made, and is left out."""
    layout = lay_out(story)
    at = {scene.id: place for place, scene in enumerate(story.scenes)}
    places: list[Place] = []
    moves: list[Move] = []
    for index, scene in enumerate(story.scenes):
        own = tuple(
            _move(len(moves) + offset, index, at[choice.target], scene, choice, layout)
            for offset, choice in enumerate(choice for choice in _ways_out(scene) if choice.target in at)
        )
        reads = 0
        for move in own:
            reads |= move.reads
        moves += own
        places.append(Place(index, scene, own, reads, bool(scene.ending)))
    return Machine(story, layout, tuple(places), tuple(moves), at[story.start])


def _ways_out(scene: Scene) -> Iterator[Choice]:
    if scene.way_round:
        yield scene.way_round
    yield from scene.choices


def _move(index: int, origin: int, target: int, scene: Scene, choice: Choice, layout: Layout) -> Move:
    used = layout.used[scene.id, choice.number] if choice.once else 0
    return Move(
        index=index,
        number=choice.number,
        origin=origin,
        target=target,
        effects=tuple((layout.fields[name], effect) for name, effect in choice.effects.items()),
        leaves=layout.flags_of((*choice.reveals, *choice.marks)) | used,
        used=used,
        test=compile_condition(choice.condition, layout) if choice.condition else None,
        reads=bits_read(choice.condition, layout) | used,
        choice=choice,
    )
