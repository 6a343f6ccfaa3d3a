"""What many random players did, as lines of a report."""

from collections.abc import Iterator, Mapping

from elearn.blocks.story import Story
from elearn.rules.steps import Step
from elearn.rules.walking.random_play import RandomPlays

WORDS = 48


def plays_lines(story: Story, plays: RandomPlays) -> Iterator[str]:
    """Endings, lengths, values at the end, visits per scene and choice, and the walks that failed."""
    yield f"{plays.players} random players, seed {plays.seed}, {plays.steps} choices in all"
    if plays.spread:
        least, median, most = plays.spread
        yield f"lengths: {least} to {most} choices, median {median}"
    yield "\nendings"
    for scene in story.scenes:
        if scene.ending:
            yield _counted(plays.endings[scene.id], plays.players, f"{scene.id}: {scene.ending}")
    yield "\nvalues at the end"
    yield from (f"  {name}: {_spread(values)}" for name, values in plays.values.items())
    yield "\nvisits to scenes, and choices made there"
    yield from _scenes(story, plays)
    if plays.failed:
        yield f"\n{plays.failed} players came to no ending"
        for failure in plays.failures:
            yield f"  {failure.reason}: --choices {','.join(map(str, failure.choices)) or '(at the start)'}"


def _scenes(story: Story, plays: RandomPlays) -> Iterator[str]:
    for scene in story.scenes:
        yield _counted(plays.scenes[scene.id], plays.players, scene.id)
        if scene.way_round:
            yield _made(plays, Step(scene.id, scene.way_round.number), "(the way round)")
        for choice in scene.choices:
            yield _made(plays, Step(scene.id, choice.number), choice.text.striptags())


def _made(plays: RandomPlays, step: Step, words: str) -> str:
    shown = words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
    return f"    {plays.choices.get(step, 0):>8}  {step.number}: {shown}"


def _counted(count: int, of: int, words: str) -> str:
    return f"  {count:>8}  {100 * count / of if of else 0:5.1f} %  {words}"


def _spread(values: Mapping[int, int]) -> str:
    return "  ".join(f"{value:+}: {count}" if value else f"0: {count}" for value, count in values.items()) or "none"
