"""Checks the ways round hard scenes, and that free moments stand where somebody is playing."""

from collections.abc import Iterable

from elearn.blocks.block import Part, blocks_in
from elearn.blocks.codes import StoryCode
from elearn.blocks.say import Say
from elearn.blocks.story import Scene, Story
from elearn.content.codes import TextCode
from elearn.content.problems import Problems
from elearn.content.schema import suggestion


def check_detours(story: Story, problems: Problems) -> None:
    """Add what is wrong with the ways round: each leads to another scene in which the story goes on."""
    for scene in story.scenes:
        if scene.around:
            _check_detour(scene, story, problems)


def _check_detour(scene: Scene, story: Story, problems: Problems) -> None:
    other = story.scene(scene.around)
    if other is None:
        message = f"there is no scene `#{scene.around[:40]}`"
        problems.add(StoryCode.NOWHERE, scene.line, message, suggestion(scene.around, story.by_id))
    elif scene.ending:
        hint = "put the note on the scene before it"
        problems.add(StoryCode.BAD_DETOUR, scene.line, f"there is no way round the ending `{scene.id}`", hint)
    elif other is scene or other.ending:
        hint = "lead to another scene that is no ending"
        message = f"the way round `{scene.id}` does not keep the story going"
        problems.add(StoryCode.BAD_DETOUR, scene.line, message, hint)


def check_moments(story: Story, problems: Problems) -> None:
    """Add the free moments that stand in the introduction or in a debrief, where nobody is playing."""
    _refuse_moments(story.introduction, problems)
    for scene in story.scenes:
        for debrief in scene.debriefs:
            _refuse_moments(debrief.parts, problems)


def _refuse_moments(parts: Iterable[Part], problems: Problems) -> None:
    for block in blocks_in(parts):
        if isinstance(block, Say):
            problems.add(TextCode.MISPLACED_BLOCK, block.line, "a say stands in a scene", "move it into the scene")
