"""The real `elearn preview` beside a writer: saving a mistake shows it at its line, mending it brings the page back."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from elearn.beginnings.making import make_course
from elearn.beginnings.names import read_name
from tests.browser.axe import axe_faults
from tests.browser.measuring import focus_not_shown, hard_to_touch, sticking_out
from tests.browser.watch import Watch
from tests.browser.ways import LAPTOP, NO_SCRIPT, PHONE, Way
from tests.servers import free_port, running

ADDRESS = "/cursussen/mijn-cursus/een-brief-op-tafel/de-brief-op-tafel"
MISTAKE = "\n:::{keuze} stuk\nWat nu?\n:::\n"
WARNING = "\n<b>Vet.</b>\n"
WITHIN = 5_000
"""milliseconds in which a busy machine shows what is shown in two seconds on a quiet one"""


class Writer:
    """A text editor with one page of a new course in it."""

    def __init__(self, folder: Path) -> None:
        make_course(read_name("Mijn cursus"), folder)
        self.course = folder / "mijn-cursus"
        self.file = self.course / "een-brief-op-tafel" / "01-de-brief-op-tafel.md"
        self.good = self.file.read_text(encoding="utf-8")

    def saves(self, added: str = "") -> None:
        self.file.write_text(self.good + added, encoding="utf-8")


@contextmanager
def preview(writer: Writer, port: int) -> Iterator[str]:
    """`elearn preview`, until the block ends; gives its address."""
    command = [sys.executable, "-m", "elearn", "preview", str(writer.file), "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}/voorbeeld/versie"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Writer, str]]:
    """A writer and a preview that stays open, as it does for an evening."""
    someone = Writer(tmp_path_factory.mktemp("course"))
    with preview(someone, free_port()) as address:
        yield someone, address


@pytest.fixture
def writer(beside: tuple[Writer, str]) -> Writer:
    """The writer, before anything was changed."""
    beside[0].saves()
    return beside[0]


@pytest.fixture
def address(beside: tuple[Writer, str]) -> str:
    return beside[1]


@contextmanager
def looking(chromium: Browser, address: str, way: Way, *expected: str) -> Iterator[Page]:
    """A browser at the page that is written; at the end nothing was wrong in it."""
    watch = Watch(address)
    watch.expected += expected
    context = chromium.new_context(**way.settings())
    watch.over(context)
    page = context.new_page()
    page.goto(address + ADDRESS)
    yield page
    context.close()
    watch.check()


def test_a_mistake_is_shown_at_its_line_and_goes_when_it_is_mended(
    chromium: Browser, writer: Writer, address: str
) -> None:
    with looking(chromium, address, LAPTOP) as page:
        page.evaluate("() => scrollTo(0, 500)")
        line = writer.good.count("\n") + 2
        writer.saves(MISTAKE)
        wrong = page.locator(f"#preview-1-{line}")
        expect(wrong).to_contain_text("there is no block `keuze`", timeout=WITHIN)
        expect(wrong).to_contain_text(":::{keuze} stuk")
        assert page.evaluate("() => scrollY") == 0, "the mistake is on top"
        writer.saves()
        expect(page.locator("#page_text")).to_be_visible(timeout=WITHIN)
        page.wait_for_function("() => scrollY === 500")


def test_what_is_said_of_it_is_announced_and_takes_no_focus(chromium: Browser, writer: Writer, address: str) -> None:
    with looking(chromium, address, LAPTOP) as page:
        status = page.locator(".preview-bar [role=status]")
        before = status.inner_text()
        writer.saves(WARNING)
        expect(page.locator("#preview-panel")).to_be_visible(timeout=WITHIN)
        page.wait_for_function("before => document.querySelector('.preview-bar [role=status]').innerText", arg=before)
        expect(status).not_to_have_text(before)
        assert page.evaluate("() => document.activeElement === document.body")


def test_a_page_waits_for_a_preview_that_stopped(chromium: Browser, tmp_path: Path) -> None:
    writer, port = Writer(tmp_path), free_port()
    with ExitStack() as open_longer:
        with preview(writer, port) as address:
            page = open_longer.enter_context(looking(chromium, address, LAPTOP, "Failed to load resource: net::ERR_"))
        lost = page.locator(".preview-bar.is-lost")
        expect(lost).to_be_visible(timeout=WITHIN)
        writer.saves(MISTAKE)
        with preview(writer, port):
            expect(page.locator(".preview-lines").first).to_be_visible(timeout=WITHIN)
            expect(lost).to_have_count(0)


def test_without_script_the_page_says_to_open_it_again(chromium: Browser, writer: Writer, address: str) -> None:
    with looking(chromium, address, NO_SCRIPT) as page:
        expect(page.locator("[data-preview-plain]")).to_be_visible()
        writer.saves(MISTAKE)
        page.reload()
        expect(page.locator(".preview-lines").first).to_be_visible()


@pytest.mark.parametrize("added", [MISTAKE + WARNING, WARNING, ""], ids=["mistake", "warning", "nothing"])
def test_everybody_can_read_it_on_any_screen(added: str, chromium: Browser, writer: Writer, address: str) -> None:
    writer.saves(added)
    for way in (PHONE, LAPTOP):
        with looking(chromium, address, way) as page:
            page.wait_for_load_state()
            faults = [*sticking_out(page), *hard_to_touch(page), *axe_faults(page), *focus_not_shown(page)]
            assert not faults, "\n".join([way.name, *faults])
