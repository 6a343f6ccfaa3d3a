"""A voice recorded with Chromium's stand-in for a microphone: paused, heard, released, and played by the learner."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser.chromium import running_chromium
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.watch import Watch
from tests.browser.ways import LAPTOP, PHONE
from tests.language import said

STAND_IN = "--use-fake-device-for-media-stream"
QUESTION = "bindkracht/moeilijkste-krachtlijn"
TONE = Path(__file__).parent.parent / "reflections" / "sounds" / "toon.mp3"
PLAYS = """
async (sound) => {
  await sound.play();
  await new Promise((done) => sound.addEventListener("timeupdate", () => sound.currentTime > 0 && done()));
  return sound.currentTime;
}
"""
REFUSES = """
(name) => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name)); }
"""


@pytest.fixture(scope="module")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """A browser with a microphone that beeps."""
    with running_chromium(driver, STAND_IN) as started:
        yield started


class Class:
    """A coach on whose table one text lies, and the learner who shared it."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser, self.site, self.watch = browser, site, Watch(site.address)
        pieter, self.nadia, self.amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
        group = site.group("Eerste jaar", pieter, coaches=(self.nadia,), learners=(self.amina,))
        self.shared = site.shares(self.amina, QUESTION, "Ik zag eerst alleen het papier.", group, self.nadia)

    def coach(self) -> Somebody:
        """The coach, on a phone, with the microphone allowed, come to the form from their table."""
        coach = Somebody(self.browser, self.site.address, PHONE, self.watch).log_in(self.nadia)
        coach.comes_to("/*")
        coach.context.grant_permissions(["microphone"])
        coach.open("/mijn-tafel")
        coach.press(said("Answer with your voice"))
        return coach


@pytest.fixture
def together(chromium: Browser, site: Site, language: None) -> Iterator[Class]:
    site.forgive()
    made = Class(chromium, site)
    yield made
    made.watch.check()


def status(page: Page) -> Locator:
    return page.locator("[data-voice-status]")


def record(coach: Somebody, milliseconds: int) -> None:
    coach.button(said("Record")).press("Enter")
    expect(status(coach.page)).to_have_text(said("Recording"))
    coach.page.wait_for_timeout(milliseconds)


def test_a_coach_records_pauses_listens_and_releases_and_the_learner_plays_it(together: Class) -> None:
    coach = together.coach()
    record(coach, 1200)
    expect(coach.button(said("Stop"))).to_be_focused()
    coach.button(said("Pause")).press("Enter")
    shown = coach.page.locator("[data-time]").inner_text()
    coach.page.wait_for_timeout(1200)
    assert coach.page.locator("[data-time]").inner_text() == shown, "a pause does not count"
    coach.button(said("Go on")).press("Enter")
    coach.page.wait_for_timeout(1000)
    coach.button(said("Stop")).press("Enter")
    kept = said("Kept as a draft, %(length)s. Only you can hear it.", length="3 s")
    expect(status(coach.page)).to_have_text(kept)
    assert coach.page.locator("#answer-voice audio").evaluate(PLAYS) > 0
    coach.write(said("Your answer"), "Ik zeg dat ik het herken.")
    coach.press(said("Release"))
    coach.sees(said("Your answer is released. The learner can read it now."))
    learner = Somebody(together.browser, together.site.address, LAPTOP, together.watch).log_in(together.amina)
    learner.comes_to("/*")
    learner.open(together.shared)
    answer = learner.page.get_by_role("listitem").filter(has_text="Ik zeg dat ik het herken.").last
    assert answer.locator("audio").evaluate(PLAYS) > 0
    coach.leave()
    learner.leave()


def test_nobody_releases_while_the_microphone_is_open(together: Class) -> None:
    coach = together.coach()
    record(coach, 800)
    coach.button(said("Release")).click()
    expect(status(coach.page)).to_have_text(said("Press Stop first. Then you can keep or release your answer."))
    coach.button(said("Stop")).click()
    expect(coach.page.locator("#answer-voice audio")).to_have_attribute("src", re.compile("/stem"))
    coach.press(said("Release"))
    coach.sees(said("The words follow."))
    coach.leave()


def test_a_recording_that_cannot_be_sent_goes_along_with_the_form(together: Class) -> None:
    coach = together.coach()
    together.watch.expected.append("Failed to load resource: net::ERR_INTERNET_DISCONNECTED")
    record(coach, 900)
    coach.context.set_offline(True)
    coach.button(said("Stop")).click()
    words = "Not kept yet: the recording is still in this page. It goes along when you keep or release your answer."
    expect(status(coach.page)).to_have_text(said(words))
    coach.context.set_offline(False)
    coach.press(said("Keep as draft"))
    expect(coach.page.get_by_role("region", name=said("Your drafts")).locator("audio")).to_have_count(1)
    coach.leave()


REFUSALS = {
    "NotAllowedError": "Tandem may not use the microphone. Allow it at the lock or the microphone beside the address, "
    "or in the settings of your device. Or choose a recording from your device.",
    "NotFoundError": "There is no microphone on this device, or it is switched off. Plug one in, or choose a recording "
    "from your device.",
    "NotReadableError": "The microphone is in use by something else, perhaps a call. Close that and try again.",
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_each_refusal_of_the_microphone_says_what_to_do_and_a_file_still_works(together: Class, refusal: str) -> None:
    coach = together.coach()
    coach.page.evaluate(REFUSES, refusal)
    coach.button(said("Record")).click()
    expect(status(coach.page)).to_have_text(said(REFUSALS[refusal]))
    coach.page.get_by_label(said("A recording of at most 12 MB")).set_input_files(TONE)
    expect(coach.page.locator("#answer-voice audio")).to_have_attribute("src", re.compile("/stem"))
    coach.leave()


def test_without_script_a_file_does_the_same(together: Class) -> None:
    way = replace(PHONE, script=False)
    coach = Somebody(together.browser, together.site.address, way, together.watch).log_in(together.nadia)
    coach.open(together.shared)
    coach.page.get_by_label(said("A recording of at most 12 MB")).set_input_files(TONE)
    coach.press(said("Release"))
    coach.sees(said("The words follow."))
    coach.leave()
