"""A coach records beside a scene, a lecturer releases it, and who plays the scenario hears it there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.browser.chromium import running_chromium
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.test_voice import PLAYS, STAND_IN, record
from tests.browser.watch import Watch
from tests.browser.ways import LAPTOP, PHONE
from tests.language import said

STORY = "/scenarios/bindkracht/loket"
WORDS = "Ik stond daar ook, met een nummer in mijn hand."


@pytest.fixture(scope="module")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """A browser with a microphone that beeps."""
    with running_chromium(driver, STAND_IN) as started:
        yield started


def test_a_voice_goes_from_a_phone_to_the_scene_it_is_about(chromium: Browser, site: Site, language: None) -> None:
    site.forgive()
    watch = Watch(site.address)
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    _gives(Somebody(chromium, site.address, PHONE, watch).log_in(nadia))
    lecturer = Somebody(chromium, site.address, LAPTOP, watch).log_in(pieter)
    lecturer.comes_to("/*")
    lecturer.open(f"/groepen/{group.id}")
    lecturer.page.get_by_role("region", name=said("Voices of coaches in the course")).get_by_role("link").click()
    assert lecturer.page.locator("audio").evaluate(PLAYS) > 0
    lecturer.press(said("Put it in the course"))
    learner = Somebody(chromium, site.address, LAPTOP, watch).log_in(amina)
    learner.comes_to("/*")
    learner.open(STORY)
    learner.press(said("Begin"))
    learner.page.locator(".say").first.click()
    learner.page.locator("#scene input[value='1']").wait_for(state="attached")
    expect(learner.page.get_by_text(WORDS)).to_have_count(0)
    learner.press(said("One step back"))
    expect(learner.page.get_by_text(WORDS)).to_be_visible()
    assert learner.page.locator("#scene audio").last.evaluate(PLAYS) > 0
    watch.check()


def _gives(coach: Somebody) -> None:
    """The coach records, is asked for words, writes them and offers."""
    coach.comes_to("/*")
    coach.context.grant_permissions(["microphone"])
    coach.open(STORY)
    coach.press(said("Begin"))
    coach.press(said("Add your experience to this scene"))
    record(coach, 1200)
    coach.button(said("Stop")).click()
    expect(coach.page.locator("#own-voice audio")).to_be_visible()
    coach.press(said("Offer it to a lecturer"))
    coach.page.locator("#voice-error").wait_for()
    coach.write(said("Your experience, in words"), WORDS)
    coach.press(said("Offer it to a lecturer"))
    coach.sees(said("Take it back to write on"))
    coach.leave()
