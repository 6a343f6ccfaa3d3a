"""How people come to every state of every page; importing this fills `tests.browser.states.EVERY`."""

from tests.browser.arrivals import (
    administrator,
    answering,
    care,
    courses,
    door,
    exercises,
    faults,
    groups,
    growth,
    notices,
    passing,
    pictures,
    scenarios,
    together,
    voices,
    writing,
)
from tests.browser.states import EVERY

__all__ = [
    "EVERY",
    "administrator",
    "answering",
    "care",
    "courses",
    "door",
    "exercises",
    "faults",
    "groups",
    "growth",
    "notices",
    "passing",
    "pictures",
    "scenarios",
    "together",
    "voices",
    "writing",
]
