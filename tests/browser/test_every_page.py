"""axe finds nothing on any page in any state: wide and light, narrow and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.axe import axe_faults
from tests.browser.cast import Cast
from tests.browser.site import Site
from tests.browser.states import State
from tests.browser.ways import LAPTOP, PHONE


@pytest.fixture(scope="module")
def cast(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, with a laptop and script."""
    everybody = Cast(chromium, site, LAPTOP)
    yield everybody
    everybody.leave()


@pytest.mark.parametrize("state", EVERY, ids=lambda state: state.name)
def test_axe_finds_nothing(cast: Cast, state: State, language: None) -> None:
    page = cast.arrive(state).page
    found = [f"light, wide: {fault}" for fault in axe_faults(page)]
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    page.emulate_media(color_scheme="dark")
    found += [f"dark, narrow: {fault}" for fault in axe_faults(page)]
    page.set_viewport_size({"width": LAPTOP.width, "height": LAPTOP.height})
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)
    cast.watch.check()
