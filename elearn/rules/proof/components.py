"""What lies ahead of each place: everything that can be met on some way from it, loops included."""

from collections.abc import Iterator, Sequence


def gathered_ahead(ways: Sequence[Sequence[int]], own: Sequence[int]) -> list[int]:
    """The bits of each place joined with those of every place that can be reached from it."""
    ahead = list(own)
    for loop in _Loops(ways).found():
        bits = 0
        for place in loop:
            bits |= own[place]
            for target in ways[place]:
                bits |= ahead[target]
        for place in loop:
            ahead[place] = bits
    return ahead


class _Loops:
    """Groups of places that can all reach each other, the furthest ahead first: Tarjan's way, without recursion."""

    def __init__(self, ways: Sequence[Sequence[int]]) -> None:
        self.ways = ways
        self.order: dict[int, int] = {}
        self.lowest: dict[int, int] = {}
        self.closed: set[int] = set()
        self.open: list[int] = []
        self.trail: list[tuple[int, Iterator[int]]] = []

    def found(self) -> Iterator[list[int]]:
        for first in range(len(self.ways)):
            if first not in self.order:
                self.enter(first)
            while self.trail:
                place, targets = self.trail[-1]
                following = self.unseen(place, targets)
                if following is None:
                    yield from self.leave(place)
                else:
                    self.enter(following)

    def enter(self, place: int) -> None:
        self.order[place] = self.lowest[place] = len(self.order)
        self.open.append(place)
        self.trail.append((place, iter(self.ways[place])))

    def unseen(self, place: int, targets: Iterator[int]) -> int | None:
        for target in targets:
            if target not in self.order:
                return target
            if target not in self.closed:
                self.lowest[place] = min(self.lowest[place], self.order[target])
        return None

    def leave(self, place: int) -> Iterator[list[int]]:
        self.trail.pop()
        if self.trail:
            before = self.trail[-1][0]
            self.lowest[before] = min(self.lowest[before], self.lowest[place])
        if self.lowest[place] == self.order[place]:
            loop = [self.open.pop()]
            while loop[-1] != place:
                loop.append(self.open.pop())
            self.closed.update(loop)
            yield loop
