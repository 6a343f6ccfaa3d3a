"""A scenario as a class looks at it together: what was chosen in each scene, beside what the coaches chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from elearn.blocks.story import Choice, Scene, Story
from elearn.pictures.models import GroupContribution, GroupPicture
from elearn.pictures.queries import picture_of, shown_by_name
from elearn.pictures.subjects import OfScenario
from elearn.rules.aggregation import Spread
from elearn.rules.graph import Picture, draw_story
from elearn.rules.steps import Step


@dataclass(frozen=True)
class Chosen:
    """One thing to say: how many said it, and the names of the coaches who did."""

    choice: Choice
    number: int
    coaches: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """A scene where something was chosen."""

    scene: Scene
    people: int
    """how many learners chose here; 0 where that is not shown"""
    chosen: tuple[Chosen, ...]

    @property
    def is_turning_point(self) -> bool:
        """Whether a coach of the story looks back on it."""
        return bool(self.scene.debriefs)


@dataclass(frozen=True)
class ClassView:
    """Everything on the page; `picture` is None as long as fewer than five people are in it."""

    story: Story
    picture: GroupPicture | None
    shown: Sequence[GroupContribution]

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The scenes where anybody who is shown chose something, turning points first, in the story's order."""
        every = [self._moment(scene) for scene in self.story.scenes if len(scene.choices) > 1]
        chosen = [one for one in every if one.people or any(each.coaches for each in one.chosen)]
        return tuple(sorted(chosen, key=lambda one: not one.is_turning_point))

    def _moment(self, scene: Scene) -> Moment:
        spread = self._spread(scene.id)
        chosen = (Chosen(one, spread.get(str(one.number), 0), self._coaches(scene, one)) for one in scene.choices)
        return Moment(scene, sum(spread.values()), tuple(chosen))

    def _spread(self, scene: str) -> Spread:
        rows: Mapping[str, Spread] = self.picture.rows if self.picture else {}
        return rows.get(scene, {})

    def _coaches(self, scene: Scene, choice: Choice) -> tuple[str, ...]:
        wanted = str(choice.number)
        return tuple(one.giver.shown_name for one in self.shown if (one.cells or {}).get(scene.id) == wanted)

    @cached_property
    def graph(self) -> Picture:
        """The whole story, with how often each choice was made where that is shown."""
        if self.picture is None:
            return draw_story(self.story)
        counts = {
            Step(scene.id, choice.number): self._spread(scene.id).get(str(choice.number), 0)
            for scene in self.story.scenes
            for choice in scene.choices
        }
        return draw_story(self.story, counts)


def class_view(group_id: int, subject: OfScenario) -> ClassView:
    """Two queries."""
    return ClassView(subject.story, picture_of(group_id, subject.key), shown_by_name(group_id, subject.key))
