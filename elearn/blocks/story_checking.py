"""Checks a scenario as a whole: that every choice leads somewhere, and everything named exists."""

from collections import deque
from collections.abc import Iterator

from elearn.blocks.block import blocks_in
from elearn.blocks.codes import StoryCode
from elearn.blocks.condition import Compare, Condition, leaves
from elearn.blocks.story import AXES, Scene, Story
from elearn.blocks.when import When
from elearn.content.problems import Problems
from elearn.content.schema import suggestion
from elearn.content.tree import FrontMatter


def check_story(story: Story, front: FrontMatter, problems: Problems) -> None:
    """Add what is wrong between scenes, choices, states and facts."""
    for scene in story.scenes:
        _check_ways_out(scene, problems)
        _check_targets(scene, story, problems)
        _check_names(scene, story, problems)
    _check_reach(story, problems)
    _check_facts(story, front, problems)


def _check_ways_out(scene: Scene, problems: Problems) -> None:
    if scene.ending and scene.choices:
        line = scene.choices[0].line
        hint = "take the choices away, or `ending` from the heading"
        problems.add(StoryCode.ENDING_WITH_CHOICES, line, f"the ending `{scene.id}` has choices", hint)
    elif scene.ending and not scene.debriefs:
        hint = "add :::{debrief} with what a coach sees"
        problems.add(StoryCode.ENDING_WITHOUT_DEBRIEF, scene.line, f"the ending `{scene.id}` has no debrief", hint)
    elif not scene.ending and not scene.choices:
        hint = 'add a choice - [text](#scene), or make it an ending: {#id ending="Name"}'
        problems.add(StoryCode.NO_CHOICES, scene.line, f"the scene `{scene.id}` has no choices", hint)


def _check_targets(scene: Scene, story: Story, problems: Problems) -> None:
    known = {other.id for other in story.scenes}
    for choice in scene.choices:
        if choice.target not in known:
            message = f"there is no scene `#{choice.target[:40]}`"
            problems.add(StoryCode.NOWHERE, choice.line, message, suggestion(choice.target, known))


def _check_names(scene: Scene, story: Story, problems: Problems) -> None:
    states = {*story.state, *AXES}
    for line, name, is_state in _named(scene):
        known = states if is_state else set(story.facts)
        if name not in known:
            what = "state" if is_state else "fact"
            message = f"there is no {what} `{name[:40]}`"
            problems.add(StoryCode.UNKNOWN_NAME, line, message, suggestion(name, known))


def _named(scene: Scene) -> Iterator[tuple[int, str, bool]]:
    for choice in scene.choices:
        for fact in choice.reveals:
            yield choice.line, fact, False
        yield from _in_condition(choice.line, choice.condition)
    for block in blocks_in(scene.parts):
        if isinstance(block, When):
            yield from _in_condition(block.line, block.condition)


def _in_condition(line: int, condition: Condition | None) -> Iterator[tuple[int, str, bool]]:
    for leaf in leaves(condition) if condition else ():
        if isinstance(leaf, Compare):
            yield line, leaf.state, True
        else:
            yield line, leaf.fact, False


def _check_reach(story: Story, problems: Problems) -> None:
    by_id = {scene.id: scene for scene in story.scenes}
    reached, waiting = {story.start}, deque([story.start])
    while waiting:
        for choice in by_id[waiting.popleft()].choices:
            if choice.target in by_id and choice.target not in reached:
                reached.add(choice.target)
                waiting.append(choice.target)
    for scene in story.scenes:
        if scene.id not in reached:
            hint = "let a choice lead here, or take the scene away"
            problems.add(StoryCode.UNREACHABLE, scene.line, f"no choice leads to `{scene.id}`", hint)


def _check_facts(story: Story, front: FrontMatter, problems: Problems) -> None:
    revealed = {fact for scene in story.scenes for choice in scene.choices for fact in choice.reveals}
    for fact in story.facts:
        if fact not in revealed:
            hint = f"give a choice reveals={fact}"
            problems.add(StoryCode.HIDDEN_FOREVER, front.line_of("facts", fact), f"no choice reveals `{fact}`", hint)
