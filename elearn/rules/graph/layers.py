"""Puts scenes in layers by how few choices lead there, and orders each layer so that lines cross little."""

import itertools
from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

from elearn.blocks.story import Scene, Story

SWEEPS = 12
"""times that the layers are gone through, down and up in turn"""
Layers = list[list[str]]


def layers_of(story: Story) -> Layers:
    """The scenes by their least distance from the start, in a good order; what nothing leads to comes last."""
    layers: Layers = [[story.start]]
    placed = {story.start}
    while layers[-1]:
        following = [
            target for scene in layers[-1] for target in targets_of(story.by_id[scene]) if target in story.by_id
        ]
        layers.append([target for target in dict.fromkeys(following) if target not in placed])
        placed.update(layers[-1])
    layers[-1] = [scene.id for scene in story.scenes if scene.id not in placed]
    return _least_crossed([layer for layer in layers if layer], story)


def targets_of(scene: Scene) -> list[str]:
    """Where one can go from a scene, each once: by its choices, and by the way round it."""
    around = [scene.around] if scene.around else []
    return list(dict.fromkeys([*(choice.target for choice in scene.choices), *around]))


def _least_crossed(layers: Layers, story: Story) -> Layers:
    """The order with the fewest crossings among those that the sweeps come by; of equals the first."""
    down = {scene.id: targets_of(scene) for scene in story.scenes}
    up: dict[str, list[str]] = {scene.id: [] for scene in story.scenes}
    for source, targets in down.items():
        for target in targets:
            if target in up:
                up[target].append(source)
    best, fewest = [list(layer) for layer in layers], crossings(layers, down)
    for sweep in range(SWEEPS):
        _sweep(layers, up if sweep % 2 == 0 else down, from_above=sweep % 2 == 0)
        count = crossings(layers, down)
        if count < fewest:
            best, fewest = [list(layer) for layer in layers], count
    return best


def _sweep(layers: Layers, near: Mapping[str, Sequence[str]], from_above: bool) -> None:
    """Order each layer by where its neighbours stand on average in the layer before it."""
    order = range(1, len(layers)) if from_above else range(len(layers) - 2, -1, -1)
    for index in order:
        before = layers[index - 1 if from_above else index + 1]
        place = {scene: (at + 0.5) / len(before) for at, scene in enumerate(before)}
        own = {scene: (at + 0.5) / len(layers[index]) for at, scene in enumerate(layers[index])}
        layers[index].sort(key=lambda scene: _average([place[one] for one in near[scene] if one in place], own[scene]))


def _average(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def crossings(layers: Layers, down: Mapping[str, Sequence[str]]) -> int:
    """How often two lines from a layer to the next cross."""
    found = 0
    for layer, following in itertools.pairwise(layers):
        place = {scene: at for at, scene in enumerate(following)}
        passed: list[int] = []
        for scene in layer:
            ends = sorted(place[target] for target in down[scene] if target in place)
            found += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return found
