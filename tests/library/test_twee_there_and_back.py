"""A scenario that goes to Twee and comes back is the same scenario."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from elearn.blocks.story import Story
from elearn.content.problems import has_errors
from elearn.library.stories import parse_story
from elearn.library.twee import export_twee, import_twee
from tests.library.twee_stories import said, whole_stories
from tests.rules.stories import PATH, read

COURSES = Path(__file__).parents[2] / "courses"
SHIPPED = sorted(COURSES.glob("*/*/*.scenario.md"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_scenario_comes_back_without_loss(file: Path) -> None:
    path = file.relative_to(COURSES).as_posix()
    story, _problems = parse_story(file.read_text(encoding="utf-8"), path)
    assert story is not None
    back = import_twee(export_twee(story, f"c/{story.id}"), "in.twee")
    again, problems = parse_story(back.source, path)
    assert not has_errors(problems)
    assert again is not None
    assert said(again) == said(story)
    assert (back.lost, back.more) == ((), 0)
    assert export_twee(again, f"c/{story.id}") == export_twee(story, f"c/{story.id}")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(whole_stories())
def test_any_scenario_without_errors_comes_back_without_loss(story: Story) -> None:
    _story, problems = parse_story(story.source, PATH)
    assume(not has_errors(problems))
    back = import_twee(export_twee(story, "c/s"), "in.twee")
    assert said(read(back.source)) == said(story)
    assert [str(problem) for problem in back.lost] == []
