"""Debian's Chromium, driven by Playwright."""

import shutil
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

FEW_PROCESSES = ["--disable-site-isolation-trials", "--renderer-process-limit=1"]
"""all pages are ours, and a new process for a page costs as much as the page"""


@contextmanager
def running_chromium(driver: Playwright, *more: str) -> Iterator[Browser]:
    """Run the whole browser until the block ends, with more switches where a test needs them."""
    with _running(driver, program("chromium", "chromium"), *more) as started:
        yield started


@contextmanager
def running_shell(driver: Playwright) -> Iterator[Browser]:
    """Run it without everything around a page, which costs less than half and cannot record; or else the whole."""
    path = shutil.which("chromium-headless-shell") or program("chromium", "chromium")
    with _running(driver, path, *FEW_PROCESSES) as started:
        yield started


@contextmanager
def _running(driver: Playwright, path: str, *more: str) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path=path, args=[*SWITCHES, *more])
    yield browser
    browser.close()
