"""Without script and without its font a page says as much as with them, and everything in it still leads somewhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.cast import Cast
from tests.browser.site import Site
from tests.browser.states import GUEST, State
from tests.browser.ways import LAPTOP, NO_SCRIPT

WORDS = "() => [...new Set(document.body.innerText.match(/\\p{L}+/gu))].sort()"
LEADS_NOWHERE = """
() => {
  const sends = (it) => it.hasAttribute("action") && it.querySelector("button:not([type=button])");
  const found = [...document.querySelectorAll("form")].filter((it) => !sends(it));
  found.push(...document.querySelectorAll("a:not([href]), [hx-get]:not([href]), [hx-post]:not(form, button[formaction], figure)"));
  return found.map((it) => it.outerHTML.slice(0, 160));
}
"""
FONTS = "() => [...document.fonts].map((it) => it.status)"
LASTING = [state for state in EVERY if state.who != GUEST]


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


@pytest.mark.parametrize("state", LASTING, ids=lambda state: state.name)
def test_it_says_the_same(bare: Cast, rich: Cast, state: State, language: None) -> None:
    with_script = rich.arrive(state).page.evaluate(WORDS)
    page = bare.arrive(state).page
    assert page.evaluate(WORDS) == with_script
    assert not page.evaluate(LEADS_NOWHERE)
    bare.watch.check()


def test_the_font_is_really_gone(bare: Cast, language: None) -> None:
    page = bare.arrive(EVERY[0]).page
    assert page.evaluate(FONTS) == ["error"]
