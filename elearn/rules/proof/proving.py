"""Proves a story: walks it, lets random players loose on it, and gathers what is to be reported."""

from collections.abc import Iterator

from elearn.blocks.story import Story
from elearn.rules.proof.choices import decided_choices, straw_men
from elearn.rules.proof.clips import lost_effects, stopped_states
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.endings import swallowing_endings
from elearn.rules.proof.limits import PLAYERS, POSITIONS, RANDOM_STEPS, SEED, STEPS_FOR_EACH
from elearn.rules.proof.names import idle_names
from elearn.rules.proof.reach import unreached_scenes
from elearn.rules.proof.report import Desk, Proof, Report
from elearn.rules.proof.traps import dead_ends, loops_without_a_way_out
from elearn.rules.proof.walk import Walk, walk
from elearn.rules.walking.machine import build_machine
from elearn.rules.walking.random_play import RandomPlays, play_at_random


def prove(story: Story, path: str, limit: int = POSITIONS, players: int = PLAYERS) -> Proof:
    """Prove a story of which the file lies at `path`, visiting at most `limit` positions."""
    done = walk(build_machine(story), limit)
    plays = play_at_random(build_machine(story), players, SEED, most_steps=RANDOM_STEPS)
    desk = Desk(done, path)
    return Proof(
        exhaustive=done.is_exhaustive,
        positions=done.visited,
        stopped_by=_stop(done),
        reports=tuple(sorted(_found(desk, plays), key=lambda report: report.problem)),
        notes=tuple(stopped_states(desk, plays)),
        players=plays.players,
        seed=plays.seed,
        endings=plays.endings,
    )


def _found(desk: Desk, plays: RandomPlays) -> Iterator[Report]:
    if not desk.walk.is_exhaustive:
        message = f"the story was not proven as a whole: stopped by {_stop(desk.walk)}"
        yield desk.report(ProofCode.PARTIAL, 1, message, "fewer states, facts and once-only choices make it smaller")
    yield from unreached_scenes(desk)
    yield from decided_choices(desk)
    yield from straw_men(desk)
    yield from lost_effects(desk, plays)
    yield from dead_ends(desk)
    yield from loops_without_a_way_out(desk)
    yield from swallowing_endings(desk, plays)
    yield from idle_names(desk)


def _stop(done: Walk) -> str:
    if done.is_exhaustive:
        return ""
    if done.visited >= done.limit:
        return f"the limit of {done.limit} positions"
    return f"the limit of {done.limit * STEPS_FOR_EACH} steps"
