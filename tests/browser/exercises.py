"""Filling in the exercises and scenarios of a page, whatever they ask."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.somebody import Somebody
from tests.browser.words import sentence
from tests.language import said

NAMES = "all => [...new Set(all.map(it => it.name))]"


def exercise(who: Somebody, nth: int = 0) -> Locator:
    """One exercise of the page."""
    return who.page.get_by_role("region", name=re.compile(f"^{said('Exercise')}")).nth(nth)


def keep(who: Somebody, asked: Locator) -> None:
    who.push(asked.get_by_role("button", name=said("Keep my answer")))


def keep_something(who: Somebody, asked: Locator) -> None:
    """Fill in everything that is asked, and keep the answer."""
    for name in asked.get_by_role("radio").evaluate_all(NAMES):
        asked.locator(f"[type=radio][name='{name}']").last.check()
    for name in asked.get_by_role("checkbox").evaluate_all(NAMES):
        for box in asked.locator(f"[type=checkbox][name='{name}']").all()[:2]:
            box.check()
    for nth, chosen in enumerate(asked.get_by_role("combobox").all()):
        chosen.select_option(index=1 + nth % (chosen.locator("option").count() - 1))
    for written in asked.get_by_role("textbox").all():
        written.fill("zonder loon kun je niet verhuizen")
    keep(who, asked)
    expect(asked.get_by_text(sentence("You answered %(moment)s."))).to_be_visible()


def put_every_card_in_the_first_place(who: Somebody, asked: Locator) -> int:
    """Choose the first place for every card, keep the answer, and give the number of cards."""
    cards = asked.get_by_role("combobox").all()
    for card in cards:
        card.select_option(index=1)
    keep(who, asked)
    expect(asked.get_by_text(sentence("You answered %(moment)s."))).to_be_visible()
    return len(cards)


def play_to_the_end(who: Somebody) -> int:
    """Say the last thing in every scene until there is nothing more to say; give the number of choices."""
    for said_so_far in range(40):
        choices = who.page.get_by_role("group", name=said("What do you do?"))
        if not choices.is_visible():
            return said_so_far
        position = who.page.locator("#scene-form input[name=position]")
        expect(position).to_have_value(str(said_so_far))
        choices.get_by_role("button").last.click()
        stands = f"#scene input[name=position][value='{said_so_far + 1}']"
        expect(who.page.locator(stands).first).to_be_attached()
    raise AssertionError("the scenario has no end")
