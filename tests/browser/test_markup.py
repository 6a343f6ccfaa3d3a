"""Every state is reached without script and leads on from there; the Nu HTML checker finds nothing in what is sent."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.arrivals import EVERY
from tests.browser.cast import Cast
from tests.browser.machine import fetched, program
from tests.browser.site import Site
from tests.browser.states import State
from tests.browser.ways import NO_SCRIPT

ROLES = re.compile(
    r"The “role” attribute must not be used on a “t[dhr]” element|The “[a-z]+” role is unnecessary for element “t"
)
"""a table that looks like cards keeps its roles in words: some browsers forget a table whose looks change"""
HTMX = re.compile(r" hx-(?=[a-z-]+=)")
"""htmx takes `hx-…` and `data-hx-…` for the same; only the second is in the HTML standard, which the checker knows"""

LEADS_NOWHERE = """
() => {
  const sends = (it) => it.hasAttribute("action") && it.querySelector("button:not([type=button])");
  const found = [...document.querySelectorAll("form")].filter((it) => !sends(it));
  found.push(...document.querySelectorAll("a:not([href]), [hx-get]:not([href])"));
  found.push(...document.querySelectorAll("[hx-post]:not(form, button[formaction], figure)"));
  return found.map((it) => it.outerHTML.slice(0, 160));
}
"""


@pytest.fixture(scope="module")
def cast(chromium: Browser, site: Site) -> Iterator[Cast]:
    """Everybody, without script: a form that is refused comes back as a whole page."""
    everybody = Cast(chromium, site, NO_SCRIPT)
    yield everybody
    everybody.leave()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages are saved for the checker, which is slow to start and checks all of them at once."""
    fetched("vnu-jar/build/dist/vnu.jar")
    return tmp_path_factory.mktemp("pages")


@pytest.mark.parametrize("state", EVERY, ids=lambda state: state.name)
def test_it_works_without_script(cast: Cast, folder: Path, state: State, language: None) -> None:
    somebody = cast.arrive(state)
    served = somebody.served
    assert served.startswith("<!doctype html>")
    assert served.rstrip().endswith("</html>")
    assert not somebody.page.evaluate(LEADS_NOWHERE)
    (folder / f"{state.name}.html").write_text(HTMX.sub(" data-hx-", served), encoding="utf-8")
    cast.watch.check()


def test_the_checker_finds_nothing(folder: Path) -> None:
    saved = sorted(folder.glob("*.html"))
    assert saved
    command = [
        program("java", "default-jre-headless"),
        "-jar",
        str(fetched("vnu-jar/build/dist/vnu.jar")),
        "--format",
        "json",
        "--exit-zero-always",
    ]
    checked = subprocess.run([*command, *map(str, saved)], capture_output=True, text=True, check=True)
    every = json.loads(checked.stderr)["messages"]
    found = [message for message in every if not ROLES.match(message["message"])]
    assert not found, "\n".join(_told(message) for message in found)


def _told(message: dict[str, str]) -> str:
    page, line = message["url"].rsplit("/", 1)[1], message.get("lastLine", "")
    return f"{page}:{line}: {message['message']}\n    {message.get('extract', '').strip()}"
