"""A live Tandem and a real browser for each test process; every page that a test opens is watched."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.chromium import running_shell
from tests.browser.site import Site, live_site
from tests.browser.somebody import People
from tests.browser.watch import Watch
from tests.browser.ways import JOURNEY_WAYS, LAPTOP, Way
from tests.databases import VARIABLE

if os.environ.get(VARIABLE):
    # Pages are the same on every database: on PostgreSQL only the journeys walk, and with script alone.
    collect_ignore_glob = ["test_[!j]*.py"]
WAYS = JOURNEY_WAYS[:1] if os.environ.get(VARIABLE) else JOURNEY_WAYS


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Playwright, of which a process can have only one."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """Chromium, or a skip that says how to get it."""
    with running_shell(driver) as started:
        yield started


@pytest.fixture(scope="session")
def site(worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Tandem, served, with the demo class."""
    with live_site(worker_id, tmp_path_factory.mktemp("site")) as started:
        yield started


@pytest.fixture
def language(site: Site) -> Iterator[None]:
    """What `said` needs to know the words on the screen."""
    with site.app.app_context():
        yield


@pytest.fixture
def people(chromium: Browser, site: Site, language: None) -> Iterator[People]:
    """People with a laptop and script."""
    yield from _people(chromium, site, LAPTOP)


@pytest.fixture(params=WAYS, ids=lambda way: way.name)
def walkers(request: pytest.FixtureRequest, chromium: Browser, site: Site, language: None) -> Iterator[People]:
    """The same people twice: on a laptop with script, and on an old phone without it."""
    yield from _people(chromium, site, request.param)


def _people(chromium: Browser, site: Site, way: Way) -> Iterator[People]:
    site.forgive()
    present = People(chromium, site.address, Watch(site.address), way)
    yield present
    present.go_home()
