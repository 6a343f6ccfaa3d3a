"""Somebody with a browser, who finds things as people do: by what they are and by the words on them."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, Response, expect

from tests.browser.watch import Watch
from tests.browser.ways import Way
from tests.language import said
from tests.world import PASS_PHRASE


class Somebody:
    """One person, one browser, one window. A name of a thing is the whole text that is on it."""

    def __init__(self, browser: Browser, address: str, way: Way, watch: Watch) -> None:
        self.browser, self.address, self.way, self.watch = browser, address, way, watch
        self.open_window()

    def open_window(self, **more: Any) -> None:
        self.context: BrowserContext = self.browser.new_context(**self.way.settings(), **more)
        self.context.set_default_timeout(20_000)
        self.watch.over(self.context)
        self.page: Page = self.context.new_page()
        self.page.on("response", self._keep)
        self.devtools: CDPSession = self.context.new_cdp_session(self.page)
        if not self.way.font:
            self.devtools.send("Network.enable")
            self.devtools.send("Network.setBlockedURLs", {"urls": ["*.woff2"]})

    def _keep(self, response: Response) -> None:
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self._last_page = response

    @property
    def served(self) -> str:
        """The page as the server sent it, before any script."""
        return self._last_page.text()

    def leave(self) -> None:
        self.context.close()

    def forget_everything(self) -> None:
        """Go on as a browser that nobody used yet: a fifth of what a new one costs."""
        self.page.goto("about:blank")
        self.context.clear_cookies()
        self.devtools.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "all"})

    def close_the_browser_and_come_back(self) -> None:
        """What a closed browser forgets is forgotten: cookies that last only as long as its window."""
        kept: Any = self.context.storage_state()
        kept["cookies"] = [cookie for cookie in kept["cookies"] if cookie["expires"] != -1]
        self.context.close()
        self.open_window(storage_state=kept)

    def cookies(self) -> list[Any]:
        """What this browser would show at every visit."""
        return list(self.context.cookies())

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": self.way.height})

    # Going about

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def comes_to(self, pattern: str) -> str:
        """Wait until the address is one that `*` may stand in, and give it."""
        self.page.wait_for_url(self.address + pattern)
        return self.path

    def link(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True).first

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True).first

    def follow(self, name: str | re.Pattern[str]) -> None:
        with self.page.expect_navigation():
            self.link(name).click()

    def go(self, name: str) -> None:
        """Follow a link of the main menu, which a phone folds away."""
        place = self.page.get_by_role("navigation", name=said("Main menu"), include_hidden=True)
        wanted = place.get_by_role("link", name=name, exact=True, include_hidden=True)
        if not wanted.is_visible():
            self.page.locator("summary", has_text=said("Menu")).click()
        with self.page.expect_navigation():
            wanted.click()

    def press(self, name: str) -> None:
        self.push(self.button(name))

    def push(self, button: Locator) -> None:
        """Press a button: without script the next page comes; with script it may renew a part of this one."""
        if self.way.script and button.evaluate("it => !!it.closest('[hx-post]')"):
            button.click()
            return
        with self.page.expect_navigation():
            button.click()

    # Forms

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).first.fill(text)

    def tick(self, label: str | re.Pattern[str]) -> None:
        self.page.get_by_label(label).first.check()

    # Seeing

    def sees(self, *texts: str | re.Pattern[str]) -> None:
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def does_not_see(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_text(text)).to_have_count(0)

    def reads(self, heading: str) -> None:
        """Stand on the page with this heading."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()

    # Accounts

    def log_in(self, name: str, pass_phrase: str = PASS_PHRASE) -> "Somebody":
        self.open("/aanmelden")
        self.give_name(name, pass_phrase)
        return self

    def give_name(self, name: str, pass_phrase: str = PASS_PHRASE) -> None:
        """Fill in the log-in page that is before them."""
        self.write(said("Your name"), name)
        self.write(said("Your pass phrase"), pass_phrase)
        self.press(said("Log in"))


@dataclass
class People:
    """Opens browsers for the people of one test, and looks at the end whether anything was wrong in any of them."""

    browser: Browser
    address: str
    watch: Watch
    way: Way

    def __post_init__(self) -> None:
        self.here: list[Somebody] = []

    def arrives(self, name: str = "", pass_phrase: str = PASS_PHRASE, way: Way | None = None) -> Somebody:
        """Somebody opens a browser; with a name they log in."""
        new = Somebody(self.browser, self.address, way or self.way, self.watch)
        self.here.append(new)
        return new.log_in(name, pass_phrase) if name else new

    def go_home(self) -> None:
        for somebody in self.here:
            somebody.leave()
        self.watch.check()
