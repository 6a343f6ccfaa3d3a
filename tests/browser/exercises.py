"""Filling in the exercises and scenarios of a page, whatever they ask."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.somebody import Somebody
from tests.browser.words import sentence
from tests.language import said


def exercise(who: Somebody, nth: int = 0) -> Locator:
    """One exercise of the page."""
    return who.page.get_by_role("region", name=re.compile(f"^{said('Exercise')}")).nth(nth)


def put_every_card_somewhere(who: Somebody, asked: Locator) -> int:
    """Choose the first place for every card, keep the answer, and give the number of cards."""
    cards = asked.get_by_role("combobox")
    number = cards.count()
    for nth in range(number):
        cards.nth(nth).select_option(index=1)
    who.push(asked.get_by_role("button", name=said("Keep my answer")))
    expect(asked.get_by_text(sentence("You answered %(moment)s."))).to_be_visible()
    return number


def play_to_the_end(who: Somebody) -> int:
    """Say the first thing in every scene until there is nothing more to say; give the number of choices."""
    for said_so_far in range(40):
        choices = who.page.get_by_role("form", name=said("What do you do?"))
        if not choices.is_visible():
            return said_so_far
        position = choices.locator("input[name=position]")
        expect(position).to_have_value(str(said_so_far))
        choices.get_by_role("button").last.click()
        expect(who.page.locator(f"#scene input[name=position][value='{said_so_far + 1}']").first).to_be_attached()
    raise AssertionError("the scenario has no end")
