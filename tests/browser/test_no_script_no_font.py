"""Without script and without its font every page says as much as with them.

That everything works so is shown by the journeys, which are walked in this way too, and by `test_markup.py`, which
comes to every state in this way.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.cast import Cast
from tests.browser.site import Site
from tests.browser.states import State
from tests.browser.ways import LAPTOP, NO_SCRIPT

WORDS = "() => [...new Set(document.body.innerText.match(/\\p{L}+/gu))].sort()"
FONTS = "() => [...document.fonts].map((it) => it.status)"
OPENED = [state for state in EVERY if state.needs_only_an_address]


@pytest.fixture(scope="module")
def bare(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, without script and font."""
    everybody = Cast(chromium, site, NO_SCRIPT)
    yield everybody
    everybody.leave()


@pytest.fixture(scope="module")
def rich(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, with script and font."""
    everybody = Cast(chromium, site, LAPTOP)
    yield everybody
    everybody.leave()


@pytest.mark.parametrize("state", OPENED, ids=lambda state: state.name)
def test_it_says_the_same(bare: Cast, rich: Cast, state: State, language: None) -> None:
    with_script = rich.arrive(state).page.evaluate(WORDS)
    page = bare.arrive(state).page
    assert page.evaluate(WORDS) == with_script
    bare.watch.check()


def test_the_font_is_really_gone(bare: Cast, language: None) -> None:
    page = bare.arrive(EVERY[0]).page
    assert page.evaluate(FONTS) == ["error"]
