"""A text read aloud: the paragraph lit, paused and taken up again, speed and voice remembered, by keyboard alone.

Chromium on a server has no voices, so a stand-in speaks: it keeps what it is told to say until the test lets it finish.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site
from tests.language import said

PAGE = "/cursussen/bindkracht/visie-op-armoede/zes-verklaringen"
SPEAKER = """
const said = [];
let now = null;
const voices = NAMES.map(([name, lang]) => ({ name, lang, voiceURI: name }));
const speechSynthesis = {
  getVoices: () => voices,
  speak: (it) => said.push([(now = it).text.trim(), it.rate, it.voice?.name]),
  cancel() {
    const cut = now;
    now = null;
    if (cut) setTimeout(() => cut.onerror({ type: "error" }));
  },
};
Object.defineProperty(globalThis, "speechSynthesis", { value: speechSynthesis });
globalThis.SpeechSynthesisUtterance = function (text) { this.text = text; };
globalThis.heard = () => said;
globalThis.finish = () => { const done = now; now = null; done.onend({ type: "end" }); };
"""
DUTCH = [["Amy", "en-GB"], ["Ellen", "nl-BE"], ["Xander", "nl-NL"]]


def listener(browser: Browser, names: list[list[str]]) -> Page:
    context = browser.new_context(viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    context.add_init_script(f"(() => {{ const NAMES = {names}; {SPEAKER} }})()")
    return context.new_page()


@pytest.fixture
def page(chromium: Browser, site: Site, language: None) -> Iterator[Page]:
    """A phone with two Dutch voices and an English one, on a page of a course."""
    opened = listener(chromium, DUTCH)
    opened.goto(site.address + PAGE)
    yield opened
    opened.context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=said(name), exact=True).press("Enter")


def test_the_paragraph_that_is_read_is_lit(page: Page) -> None:
    paragraphs = page.locator("#page_text > p")
    press(page, "Read aloud")
    expect(page.locator(".is-read")).to_have_text(paragraphs.nth(0).inner_text().replace("\n", " "))
    for _sentence in range(5):
        page.evaluate("finish()")
    expect(paragraphs.nth(1)).to_have_class("is-read")
    expect(page.locator(".is-read")).to_have_count(1)
    expect(page.locator(".listen [role=status]")).to_have_text(said("Reading aloud"))


def test_a_pause_takes_up_the_same_sentence_and_stop_begins_again(page: Page) -> None:
    press(page, "Read aloud")
    page.evaluate("finish()")
    press(page, "Pause")
    expect(page.locator(".listen [role=status]")).to_have_text(said("Paused"))
    press(page, "Read on")
    first, second, again = [words for words, *_rest in page.evaluate("heard()")]
    assert second == again != first
    press(page, "Stop")
    expect(page.locator(".is-read")).to_have_count(0)
    expect(page.get_by_role("button", name=said("Read aloud"), exact=True)).to_be_focused()
    press(page, "Read aloud")
    assert page.evaluate("heard()")[-1][0] == first


def test_speed_and_voice_are_remembered_on_the_next_page(page: Page, site: Site) -> None:
    page.get_by_text(said("Speed and voice")).press("Enter")
    voice = page.get_by_label(said("Voice"))
    assert voice.locator("option").all_inner_texts() == ["Ellen", "Xander"]
    voice.select_option("Xander")
    page.get_by_label(said("Speed")).select_option("1.25")
    page.goto(f"{site.address}/cursussen/bindkracht/visie-op-armoede/uitspraken-sorteren")
    press(page, "Read aloud")
    assert page.evaluate("heard()")[0][1:] == ["1.25", "Xander"]


def test_all_that_can_be_read_is_read_to_the_end_and_nothing_else(page: Page) -> None:
    press(page, "Read aloud")
    while page.locator(".is-read").count():
        page.evaluate("finish()")
    heard = " ".join(words for words, *_rest in page.evaluate("heard()"))
    assert "Het individueel schuldmodel." in heard
    assert "Bron:" not in heard
    assert said("Keep my answer") not in heard
    expect(page.locator(".listen [role=status]")).to_have_text(said("Stopped reading"))


def test_without_a_voice_for_the_language_nothing_is_offered(chromium: Browser, site: Site, language: None) -> None:
    page = listener(chromium, [["Amy", "en-GB"]])
    page.goto(site.address + PAGE)
    expect(page.locator(".listen")).to_be_hidden()
    page.context.close()
