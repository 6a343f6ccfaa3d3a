"""Sentences are chosen in the text itself on a small phone: with one thumb, by the keyboard, and without script."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.browser.somebody import People, Somebody
from tests.browser.ways import OLD_PHONE, PHONE
from tests.language import said

FIRST, SECOND, LAST = "Ik durfde niet te kijken.", "De brief lag er drie dagen.", "Toen las mijn zus hem voor."
TEXT = f"{FIRST} {SECOND}\n\n{LAST}"
QUESTION = "bindkracht/moeilijkste-krachtlijn"
THUMB = 44


@pytest.fixture(params=[PHONE, OLD_PHONE], ids=lambda way: way.name)
def coach(request: pytest.FixtureRequest, people: People, site: Site) -> Somebody:
    """A coach at their table, on a phone."""
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    site.shares(amina, QUESTION, TEXT, group, nadia)
    coach = people.arrives(nadia, way=request.param)
    coach.open("/mijn-tafel")
    return coach


def sentence(page: Page, words: str) -> Locator:
    return page.locator(".sentence", has_text=words)


def box(page: Page, words: str) -> Locator:
    return page.get_by_label(words)


def test_what_a_thumb_taps_on_the_desk_is_what_is_answered(coach: Somebody) -> None:
    page = coach.page
    for words in (SECOND, LAST):
        sentence(page, words).click()
        expect(box(page, words)).to_be_checked()
    sentence(page, LAST).click()
    expect(box(page, LAST)).not_to_be_checked()
    coach.press(said("Answer with text"))
    expect(box(page, SECOND)).to_be_checked()
    expect(page.get_by_role("blockquote")).to_have_text(SECOND)
    coach.write(said("Your answer"), "Bij ons ook.")
    coach.press(said("Keep as draft"))
    drafts = page.get_by_role("region", name=said("Your drafts"))
    expect(drafts.get_by_role("blockquote")).to_have_text(SECOND)


def test_a_sentence_is_chosen_by_keyboard_in_the_order_of_the_text(coach: Somebody) -> None:
    page = coach.page
    box(page, FIRST).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box(page, SECOND)).to_be_checked()
    expect(box(page, FIRST)).not_to_be_checked()


def test_every_line_of_a_sentence_is_high_enough_for_a_thumb(coach: Somebody) -> None:
    heights = coach.page.evaluate(
        "() => [...document.querySelectorAll('.sentences p')].map((it) => parseFloat(getComputedStyle(it).lineHeight))"
    )
    assert heights
    assert min(heights) >= THUMB


def test_on_the_page_of_the_text_other_sentences_can_still_be_chosen(coach: Somebody) -> None:
    page = coach.page
    sentence(page, FIRST).click()
    coach.press(said("Answer with text"))
    sentence(page, FIRST).click()
    sentence(page, LAST).click()
    coach.write(said("Your answer"), "Dank je.")
    coach.press(said("Release"))
    answers = page.get_by_role("region", name=said("Answers"))
    expect(answers.get_by_role("blockquote")).to_have_text(LAST)
