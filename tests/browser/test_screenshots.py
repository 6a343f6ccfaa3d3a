"""Pictures of every page in every state, small and wide, light and dark, for people to look at: in `screenshots/`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.cast import Cast
from tests.browser.site import Site
from tests.browser.states import State
from tests.browser.ways import LAPTOP, PHONE
from tests.servers import ROOT


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


@pytest.mark.parametrize("state", EVERY, ids=lambda state: state.name)
def test_it_can_be_looked_at(cast: Cast, folder: Path, state: State, language: None) -> None:
    page = cast.arrive(state).page
    made = []
    for way in (PHONE, LAPTOP):
        page.set_viewport_size({"width": way.width, "height": way.height})
        for theme in ("dark", "light"):
            page.emulate_media(color_scheme=theme)
            made.append(folder / f"{state.name}-{way.width}-{theme}.png")
            page.screenshot(path=made[-1], full_page=True)
    assert all(picture.stat().st_size > 5000 for picture in made)
    cast.watch.check()
