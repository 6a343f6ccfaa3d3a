"""Which scenes and endings nobody comes to; what nobody links to is said when the file is read."""

from collections.abc import Iterator

from elearn.blocks.story_checking import linked_scenes
from elearn.rules.proof.codes import ProofCode
from elearn.rules.proof.report import Desk, Report


def unreached_scenes(desk: Desk) -> Iterator[Report]:
    """Scenes that choices lead to and that no position lies in."""
    walk, story = desk.walk, desk.story
    reached = {walk.machine.places[place].scene.id for place in set(walk.places)}
    linked = linked_scenes(story)
    for scene in story.scenes:
        if scene.id in reached or scene.id not in linked:
            continue
        if not walk.is_exhaustive:
            message = f"`{scene.id}` was not reached within {walk.visited} positions"
            yield desk.report(ProofCode.SCENE_BEYOND_LIMIT, scene.line, message, "give a higher --limit")
        elif scene.ending:
            message = f"nobody can come to the ending `{scene.ending}`"
            hint = "change a condition on the way to it"
            yield desk.report(ProofCode.ENDING_NEVER_REACHED, scene.line, message, hint)
        else:
            message = f"choices lead to `{scene.id}`, and in no state can they be made"
            hint = "change a condition on the way to it"
            yield desk.report(ProofCode.SCENE_NEVER_REACHED, scene.line, message, hint)
