"""Pictures for people to look at, small and wide, light and dark: in `screenshots/`.

With every test run those of the main screens are made; `make screenshots` asks for every page in every state.
"""

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.cast import Cast
from tests.browser.site import Site
from tests.browser.states import State
from tests.browser.ways import LAPTOP, PHONE
from tests.servers import ROOT

MAIN = {
    "student-home",
    "guest-scene",
    "student-shared-and-answered",
    "coach-desk",
    "guest-web-answered",
    "docent-group",
}
CHOSEN = [state for state in EVERY if state.name in MAIN or os.environ.get("TANDEM_PICTURES") == "every"]
THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")


@pytest.fixture(scope="module")
def cast(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, with a laptop and script."""
    everybody = Cast(chromium, site, LAPTOP)
    yield everybody
    everybody.leave()


@pytest.fixture(scope="module")
def folder() -> Path:
    made = ROOT / "screenshots"
    made.mkdir(exist_ok=True)
    return made


@pytest.mark.parametrize("state", CHOSEN, ids=lambda state: state.name)
def test_it_can_be_looked_at(cast: Cast, folder: Path, state: State, language: None) -> None:
    somebody = cast.arrive(state)
    somebody.page.evaluate("() => scrollTo(0, 0)")
    for way, theme in product((PHONE, LAPTOP), THEMES):
        somebody.resize(way.width)
        somebody.page.emulate_media(color_scheme=theme)
        picture = somebody.page.screenshot(
            path=folder / f"{state.name}-{way.width}-{theme}.png", full_page=True, timeout=60_000
        )
        assert _width(picture) == way.width
    cast.watch.check()


def _width(png: bytes) -> int:
    """A picture that is wider than its window shows a page that sticks out."""
    return int.from_bytes(png[16:20], "big")
