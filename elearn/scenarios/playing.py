"""A run as it stands: its story, read from the text it began in, and where the choices made so far lead."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from elearn.blocks.block import Parts, blocks_in
from elearn.blocks.say import Say
from elearn.blocks.story import Choice, Scene, Story
from elearn.rules import steps
from elearn.rules.mirror import Mirror, mirror
from elearn.scenarios.models import Run
from elearn.web.library import catalogue


class Unplayable(Exception):
    """The text of a run cannot be read any more, or its choices no longer lead anywhere."""


@lru_cache(maxsize=64)
def _kept_story(key: str, source: str) -> Story | None:
    return catalogue().stored_story(key, source)


def _story_of(run: Run) -> Story:
    """The story this run began in: the present one while its text is the same, else the kept text."""
    present = catalogue().story(run.scenario_key)
    if present is not None and present.hash == run.text_hash:
        return present
    story = _kept_story(run.scenario_key, run.text.source)
    if story is None:
        raise Unplayable(run.scenario_key)
    return story


@dataclass(frozen=True)
class Playing:
    """A run, its story, and the position its choices lead to."""

    run: Run
    story: Story
    position: steps.Position

    @property
    def numbers(self) -> list[int]:
        return [step.choice for step in self.run.steps]

    @property
    def scene(self) -> Scene:
        scene = self.story.scene(self.position.scene)
        assert scene is not None, "a position lies in a scene of its story"
        return scene

    @property
    def parts(self) -> Parts:
        return steps.shown_parts(self.story, self.position)

    @property
    def says(self) -> dict[str, Say]:
        """The free moments of this scene, by id."""
        return {block.id: block for block in blocks_in(self.parts) if isinstance(block, Say)}

    @property
    def questions(self) -> dict[str, str]:
        """What every free moment of the story asks, by id."""
        parts = (part for scene in self.story.scenes for part in scene.parts)
        return {block.id: block.text for block in blocks_in(parts) if isinstance(block, Say)}

    @property
    def words(self) -> dict[str, str]:
        """What was written last at each free moment."""
        return {kept.moment: kept.text for kept in self.run.words}

    @property
    def choices(self) -> tuple[Choice, ...]:
        return steps.offered(self.story, self.position)

    @property
    def reply(self) -> Markup:
        """What followed on the last choice."""
        if not self.run.steps:
            return Markup("")
        last = self.run.steps[-1]
        scene = self.story.scene(last.scene)
        choice = scene.choice(last.choice) if scene else None
        return choice.reply if choice else Markup("")

    @property
    def facts(self) -> list[str]:
        """What came to light so far, in the order of the story."""
        return [text for name, text in self.story.facts.items() if name in self.position.facts]

    @property
    def way(self) -> list[dict[str, object]]:
        """The scenes passed so far and the present one, for the path strip."""
        passed = [self.story.scene(step.scene) for step in self.run.steps]
        labels = [scene.title for scene in (*passed, self.scene) if scene]
        return [{"label": label, "href": "", "current": False} for label in labels[:-1]] + [
            {"label": labels[-1], "href": "", "current": True}
        ]

    @cached_property
    def mirror(self) -> Mirror:
        return mirror(self.story, self.numbers)


def playing(run: Run) -> Playing:
    """The run as it stands.

    Raises:
        Unplayable
    """
    story = _story_of(run)
    try:
        position = steps.replay(story, [step.choice for step in run.steps])
    except steps.NotOffered as error:
        raise Unplayable(run.scenario_key) from error
    return Playing(run, story, position)
