"""Endings that swallow the others when people choose at random."""

from collections import Counter
from collections.abc import Iterator

from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.limits import TOO_OFTEN
from elearn.rules.proof.report import Desk, Report
from elearn.rules.walking.random_play import RandomPlays


def swallowing_endings(desk: Desk, plays: RandomPlays) -> Iterator[Report]:
    """Endings, by name, that more random players come to than is good."""
    counts: Counter[str] = Counter()
    for scene in desk.story.scenes:
        if scene.ending:
            counts[scene.ending] += plays.endings[scene.id]
    for name, count in counts.items():
        if count > TOO_OFTEN * plays.players:
            line = next(scene.line for scene in desk.story.scenes if scene.ending == name)
            message = f"{count} of {plays.players} random players come to the ending `{name}`"
            hint = f"let choices before it lead elsewhere; elearn play --random {plays.players} --seed {plays.seed}"
            yield desk.report(ProofCode.ENDING_TOO_OFTEN, line, message, hint)
