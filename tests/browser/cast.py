"""The people who look at every page: each is let in once, and keeps their browser for the pages to come."""

from playwright.sync_api import Browser

from tests.browser.measuring import words
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, NEWCOMER, VISITOR, State
from tests.browser.watch import Watch
from tests.browser.ways import Way


class Cast:
    """Somebody for each kind of person, with one way of looking."""

    def __init__(self, browser: Browser, site: Site, way: Way) -> None:
        self.browser, self.site, self.way = browser, site, way
        self.watch = Watch(site.address)
        self._known: dict[str, Somebody] = {}

    def arrive(self, state: State) -> Somebody:
        """The right person, come to the state."""
        somebody = self._somebody(state.who)
        state.arrive(somebody, self.site)
        return somebody

    def follow(self, ahead: Somebody, state: State, seen: list[str]) -> Somebody:
        """The same person where somebody else already is: by the address if that says the same, or by the same acts."""
        somebody = self._somebody(state.who)
        if state.who == GUEST:
            somebody.context.add_cookies(ahead.cookies())
        somebody.open(ahead.path)
        return somebody if words(somebody.page) == seen else self.arrive(state)

    def _somebody(self, who: str) -> Somebody:
        if who not in self._known:
            self._known[who] = Somebody(self.browser, self.site.address, self.way, self.watch)
            self._log_in(who)
        elif who == GUEST:
            self._known[who].forget_everything()
        return self._known[who]

    def _log_in(self, who: str) -> None:
        if who not in {VISITOR, GUEST}:
            self.site.lets_in(self._known[who], self.site.account("Nieuw") if who == NEWCOMER else who)

    def leave(self) -> None:
        for somebody in self._known.values():
            somebody.leave()
