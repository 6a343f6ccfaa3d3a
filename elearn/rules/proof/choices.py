"""Choices that nobody can make, conditions that decide nothing, and choices that are better than all others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from elearn.blocks.story import AXES, Choice, Story
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.report import Desk, Report
from elearn.rules.proof.residue import residue
from elearn.rules.proof.walk import Walk
from elearn.rules.walking.machine import Move

Together = tuple[tuple[Move, ...], int]
"""moves that are offered together, and the nearest position where they are"""


def offers_by_place(walk: Walk) -> Mapping[int, Sequence[Together]]:
    """For each place that was visited, what it offers together; nearest first."""
    found: dict[int, list[Together]] = defaultdict(list)
    for place, offered, position in walk.combinations():
        found[place.index].append((offered, position))
    return found


def decided_choices(desk: Desk) -> Iterator[Report]:
    """Choices that are never possible, and those that always are in spite of a condition."""
    if not desk.walk.is_exhaustive:
        return
    for index, offers in offers_by_place(desk.walk).items():
        nearest = offers[0][1]
        for move in desk.walk.machine.places[index].moves:
            if not any(move in offered for offered, _position in offers):
                scene = desk.walk.machine.places[index].scene
                message = f"choice {move.number} of `{scene.id}` can never be made"
                hint = "change its condition, or take it away"
                yield desk.report(ProofCode.CHOICE_NEVER_POSSIBLE, move.choice.line, message, hint, nearest)
            elif move.choice.condition and _always_holds(move, offers, desk.walk):
                message = f"the condition of choice {move.number} holds in every state"
                hint = "take the condition away, or let something make it false"
                yield desk.report(ProofCode.CONDITION_ALWAYS_HOLDS, move.choice.line, message, hint, nearest)


def _always_holds(move: Move, offers: Sequence[Together], walk: Walk) -> bool:
    if not move.used:
        return all(move in offered for offered, _position in offers)
    return all(
        move in offered or _is_only_used_up(move, situation, walk)
        for place, situation, offered in zip(walk.places, walk.situations, walk.offers, strict=True)
        if place == move.origin
    )


def _is_only_used_up(move: Move, situation: int, walk: Walk) -> bool:
    """Whether a choice that is offered once is gone because it was made, and not for good by its condition."""
    flags, condition = walk.machine.layout.flags, move.choice.condition
    gone = condition and residue(condition, lambda name: situation & flags.get(name, 0) != 0) is False
    return bool(situation & move.used) and not gone


def straw_men(desk: Desk) -> Iterator[Report]:
    """Choices that are the best on every axis and in every state of the story, whatever they are offered with."""
    for index, offers in offers_by_place(desk.walk).items():
        place = desk.walk.machine.places[index]
        for move in place.moves:
            beside = [(offered, position) for offered, position in offers if move in offered and _numbered(offered) > 1]
            if beside and all(_is_best(move, offered, desk.story) for offered, _position in beside):
                message = f"choice {move.number} of `{place.scene.id}` is the best in everything, whatever is beside it"
                hint = "let it cost something, or give another choice something of its own"
                yield desk.report(ProofCode.STRAW_MAN, move.choice.line, message, hint, beside[0][1])


def _numbered(offered: Sequence[Move]) -> int:
    return sum(move.number > 0 for move in offered)


def _is_best(move: Move, offered: Sequence[Move], story: Story) -> bool:
    others = [other for other in offered if other is not move and other.number > 0]
    return move.number > 0 and all(_beats(move.choice, other.choice, story) for other in others)


def _beats(choice: Choice, other: Choice, story: Story) -> bool:
    names = (*AXES, *story.state)
    gains = [choice.effects.get(name, 0) - other.effects.get(name, 0) for name in names]
    return min(gains) >= 0 and max(gains) > 0
