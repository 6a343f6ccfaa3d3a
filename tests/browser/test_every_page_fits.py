"""Every page in every state fits a small old phone and letters of twice the size, and shows where the focus is.

Letters are doubled as a reader does it who sets a larger font size in the browser: Chromium's own default size goes from
16 to 32 pixels, in a window of 640. Zooming to 200 % in such a window is the same as a window of 320, which is looked at too.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.cast import Cast
from tests.browser.measuring import focus_not_shown, hard_to_touch, sticking_out
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import State
from tests.browser.ways import PHONE

NORMAL, DOUBLE = 16, 32


@pytest.fixture(scope="module")
def cast(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, with a phone."""
    everybody = Cast(chromium, site, PHONE)
    yield everybody
    everybody.leave()


@pytest.mark.parametrize("state", EVERY, ids=lambda state: state.name)
def test_it_fits_and_can_be_used(cast: Cast, state: State, language: None) -> None:
    somebody = cast.arrive(state)
    page = somebody.page
    found = [f"at 320: {fault}" for fault in sticking_out(page) + hard_to_touch(page)]
    found += [f"by keyboard: {fault}" for fault in focus_not_shown(page)]
    page.set_viewport_size({"width": 640, "height": 800})
    _letters(somebody, DOUBLE)
    found += [f"letters doubled: {fault}" for fault in sticking_out(page)]
    _letters(somebody, NORMAL)
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    assert not found, "\n".join(found)
    cast.watch.check()


def _letters(somebody: Somebody, size: int) -> None:
    sizes = {"standard": size, "fixed": size * 13 // 16}
    somebody.devtools().send("Page.setFontSizes", {"fontSizes": sizes})
    assert somebody.page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
