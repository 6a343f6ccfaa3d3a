"""Every page of the journeys in every condition it can be in: who sees it, and how they come there."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.site import Site
from tests.browser.somebody import Somebody

Arrive = Callable[[Somebody, Site], None]

VISITOR, GUEST, NEWCOMER = "visitor", "guest", "newcomer"
"""a browser that nobody used yet; the same, but it is new for every state; an account that did nothing yet"""
STUDENT, COACH, LECTURER, VOLUNTEER, ADMINISTRATOR = "student", "coach", "docent", "vrijwilliger", "beheer"
"""people of the demo class, by the name they log in with"""


@dataclass(frozen=True)
class State:
    """A page in one condition."""

    name: str
    who: str
    arrive: Arrive
    needs_only_an_address: bool = False


EVERY: list[State] = []
"""filled by the modules of `tests.browser.arrivals`"""


def page(name: str, who: str, path: str) -> None:
    """A state that an address is enough for."""
    EVERY.append(State(f"{who}-{name}", who, lambda somebody, _site: somebody.open(path), True))


def state(name: str, who: str) -> Callable[[Arrive], Arrive]:
    """A state that somebody has to do something for."""

    def keep(arrive: Arrive) -> Arrive:
        EVERY.append(State(f"{who}-{name}", who, arrive))
        return arrive

    return keep
