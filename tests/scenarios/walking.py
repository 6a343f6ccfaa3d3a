"""Walking through the shipped scenarios, along the rules and over HTTP."""

import re

from elearn.blocks.story import Story
from elearn.database import db
from elearn.rules import steps
from elearn.scenarios.models import Run
from elearn.scenarios.queries import find_run
from elearn.web.library import catalogue
from tests.visitor import Visitor


def a_story() -> tuple[str, Story]:
    """The key of the longest scenario, and the scenario."""
    return max(catalogue().stories().items(), key=lambda pair: len(pair[1].scenes))


def to_an_ending(story: Story) -> list[int]:
    """The choices of a shortest way to an ending."""
    waiting = [[number] for number in _numbers(story, [])]
    for way in waiting:
        if steps.is_ending(story, steps.replay(story, way)):
            return way
        if len(way) < 30:
            waiting += [[*way, number] for number in _numbers(story, way)[-2:]]
    raise AssertionError(f"{story.id} has no ending")


def _numbers(story: Story, way: list[int]) -> list[int]:
    return [choice.number for choice in steps.offered(story, steps.replay(story, way))]


def begin(visitor: Visitor, key: str) -> Run:
    """Begin a scenario as this visitor does, and find the run."""
    answer = visitor.post(f"/scenarios/{key}/runs", follow=False, plain=True)
    assert answer.status_code == 303, answer.text
    found = re.search(r"/runs/(\d+)", answer.headers["Location"])
    assert found
    return present(int(found[1]))


def present(run_id: int) -> Run:
    db.session.expire_all()
    run = find_run(run_id)
    assert run is not None
    return run


def choices_of(run_id: int) -> list[tuple[int, int]]:
    return [(step.position, step.choice) for step in present(run_id).steps]
