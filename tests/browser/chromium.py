"""Debian's Chromium, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright

from tests.browser.machine import program

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def running_chromium(driver: Playwright, *more: str) -> Iterator[Browser]:
    """Run the browser until the block ends, with more switches where a test needs them."""
    browser = driver.chromium.launch(executable_path=program("chromium", "chromium"), args=[*SWITCHES, *more])
    yield browser
    browser.close()
