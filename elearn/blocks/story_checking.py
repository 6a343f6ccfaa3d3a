"""Checks a scenario as a whole: that every choice leads somewhere, and everything named exists."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping

from elearn.blocks.block import blocks_in
from elearn.blocks.codes import StoryCode
from elearn.blocks.condition import Compare, Condition, leaves
from elearn.blocks.story import AXES, Scene, Story
from elearn.blocks.story_detours import check_detours, check_moments
from elearn.blocks.when import When
from elearn.content.problems import Problems
from elearn.content.schema import suggestion
from elearn.content.tree import FrontMatter


def check_story(story: Story, front: FrontMatter, problems: Problems) -> None:
    """Add what is wrong between scenes, choices, states and facts."""
    facts, marks = set(story.facts), set(story.marks)
    known = {"state": {*story.state, *AXES}, "fact": facts, "mark": marks, "fact or mark": facts | marks}
    for scene in story.scenes:
        _check_ways_out(scene, problems)
        _check_targets(scene, story, problems)
        _check_names(scene, known, problems)
    check_detours(story, problems)
    check_moments(story, problems)
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
    for choice in scene.choices:
        if story.scene(choice.target) is None:
            message = f"there is no scene `#{choice.target[:40]}`"
            problems.add(StoryCode.NOWHERE, choice.line, message, suggestion(choice.target, story.by_id))


def _check_names(scene: Scene, known: Mapping[str, Collection[str]], problems: Problems) -> None:
    for line, name, what in _named(scene):
        if name not in known[what]:
            message = f"there is no {what} `{name[:40]}`"
            problems.add(StoryCode.UNKNOWN_NAME, line, message, suggestion(name, known[what]))


def _named(scene: Scene) -> Iterator[tuple[int, str, str]]:
    for choice in scene.choices:
        yield from ((choice.line, fact, "fact") for fact in choice.reveals)
        yield from ((choice.line, mark, "mark") for mark in choice.marks)
        yield from _in_condition(choice.line, choice.condition)
    for block in blocks_in(scene.parts):
        if isinstance(block, When):
            yield from _in_condition(block.line, block.condition)


def _in_condition(line: int, condition: Condition | None) -> Iterator[tuple[int, str, str]]:
    for leaf in leaves(condition) if condition else ():
        if isinstance(leaf, Compare):
            yield line, leaf.state, "state"
        else:
            yield line, leaf.fact, "fact or mark"


def linked_scenes(story: Story) -> set[str]:
    """The scenes that links lead to from the start, whatever their conditions."""
    reached, waiting = {story.start}, deque([story.start])
    while waiting:
        scene = story.by_id[waiting.popleft()]
        for target in (*(choice.target for choice in scene.choices), scene.around):
            if target in story.by_id and target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _check_reach(story: Story, problems: Problems) -> None:
    reached = linked_scenes(story)
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
