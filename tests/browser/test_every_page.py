"""Every page in every state, looked at with script and without it.

With script: axe finds nothing, a small phone and doubled letters fit, the keyboard reaches everything. Without script
and without its font: it says the same words, everything leads on, and the Nu HTML checker finds nothing in what was
sent.

Letters are doubled as a reader does it who sets a larger font size in the browser: Chromium's own default size goes
from 16 to 32 pixels, in a window of 640. Zooming to 200 % in such a window is the same as a window of 320, which is
looked at too.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.axe import LOOKS, axe_faults
from tests.browser.cast import Cast
from tests.browser.markup import html_checker, markup_faults
from tests.browser.measuring import focus_not_shown, hard_to_touch, leading_nowhere, sticking_out, words
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import State
from tests.browser.ways import LAPTOP, NO_SCRIPT, PHONE

NORMAL, DOUBLE = 16, 32
FONTS = "() => [...document.fonts].map((it) => it.status)"


@pytest.fixture(scope="session")
def checker() -> Iterator[str]:
    """The address of the HTML checker."""
    with html_checker() as address:
        yield address


@pytest.fixture(scope="module")
def rich(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, with a laptop and script."""
    everybody = Cast(chromium, site, LAPTOP)
    yield everybody
    everybody.leave()


@pytest.fixture(scope="module")
def bare(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, without script and font: a form that is refused comes back as a whole page."""
    everybody = Cast(chromium, site, NO_SCRIPT)
    yield everybody
    everybody.leave()


@pytest.mark.parametrize("state", EVERY, ids=lambda state: state.name)
def test_nothing_is_wrong_with_it(rich: Cast, bare: Cast, checker: str, state: State, language: None) -> None:
    somebody = rich.arrive(state)
    with_script = words(somebody.page)
    faults = {
        "light and wide": axe_faults(somebody.page),
        "dark and narrow": _on_a_phone_at_night(somebody),
        "letters doubled": _with_doubled_letters(somebody),
        "by keyboard": focus_not_shown(somebody.page),
    }
    somebody.resize(LAPTOP.width)
    without = bare.follow(somebody, state, with_script)
    faults["without script"] = leading_nowhere(without.page)
    faults["as HTML"] = markup_faults(checker, without.served)
    found = [f"{when}: {fault}" for when, every in faults.items() for fault in every]
    assert not found, "\n".join(found)
    if state.needs_only_an_address:
        assert words(without.page) == with_script
    rich.watch.check()
    bare.watch.check()


def test_without_the_font_it_is_really_gone(bare: Cast, language: None) -> None:
    page = bare.arrive(EVERY[0]).page
    assert page.evaluate(FONTS) == ["error"]


def _on_a_phone_at_night(somebody: Somebody) -> list[str]:
    page = somebody.page
    somebody.resize(PHONE.width)
    page.emulate_media(color_scheme="dark")
    found = [*axe_faults(page, LOOKS), *sticking_out(page), *hard_to_touch(page)]
    page.emulate_media(color_scheme="light")
    return found


def _with_doubled_letters(somebody: Somebody) -> list[str]:
    somebody.resize(640)
    _letters(somebody, DOUBLE)
    found = sticking_out(somebody.page)
    _letters(somebody, NORMAL)
    return found


def _letters(somebody: Somebody, size: int) -> None:
    sizes = {"standard": size, "fixed": size * 13 // 16}
    somebody.devtools.send("Page.setFontSizes", {"fontSizes": sizes})
    assert somebody.page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
