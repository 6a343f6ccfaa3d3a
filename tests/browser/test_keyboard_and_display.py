"""By keyboard alone, and with the letters and colours that somebody chose."""

from playwright.sync_api import Locator, expect

from tests.browser.exercises import exercise, put_every_card_in_the_first_place
from tests.browser.measuring import CONTROLS
from tests.browser.site import Site
from tests.browser.somebody import People, Somebody
from tests.language import said

CARDS = "/cursussen/bindkracht/visie-op-armoede/uitspraken-sorteren"
STOPS = """
(controls) => {
  const shown = (it) => it.checkVisibility({visibilityProperty: true});
  return [...document.querySelectorAll(controls)].filter(shown).length;
}
"""
HERE = "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"


def test_tab_goes_through_everything_in_the_order_of_the_page(people: People) -> None:
    visitor = people.arrives()
    for path in ("/", CARDS, "/aanmelden"):
        visitor.open(path)
        walked = _tabbed(visitor)
        assert walked == sorted(walked)
        assert len(walked) == visitor.page.evaluate(STOPS, CONTROLS)


def _tabbed(somebody: Somebody) -> list[int]:
    """Where the focus comes, from the beginning of the page until it leaves it."""
    walked: list[int] = []
    for _stop in range(200):
        somebody.page.keyboard.press("Tab")
        here = somebody.page.evaluate(HERE)
        if somebody.page.evaluate("() => document.activeElement === document.body") or here in walked:
            break
        walked.append(here)
    return walked


def test_the_first_stop_leads_past_the_menu(people: People) -> None:
    visitor = people.arrives()
    visitor.open("/")
    visitor.page.keyboard.press("Tab")
    expect(visitor.link(said("Skip to the page"))).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    expect(visitor.link(said("Begin right away"))).to_be_focused()


def test_a_refused_form_takes_the_focus_to_what_is_wrong(walkers: People) -> None:
    visitor = walkers.arrives()
    visitor.log_in("niemand", "niets bijzonders")
    expect(visitor.page.get_by_role("main").get_by_role("alert")).to_be_focused()


def test_an_answered_exercise_keeps_the_focus_where_the_answer_is(people: People) -> None:
    visitor = people.arrives()
    visitor.open(CARDS)
    asked = exercise(visitor)
    put_every_card_in_the_first_place(visitor, asked)
    expect(asked.get_by_role("status")).to_be_focused()


def test_escape_closes_a_word_that_is_explained(people: People) -> None:
    visitor = people.arrives()
    visitor.open(CARDS)
    note = visitor.page.locator("#term-note")
    visitor.page.locator("a.term").first.press("Enter")
    expect(note).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(note).to_have_count(0)


def test_letters_and_colours_stay_as_chosen_after_the_first_answer_and_the_log_in(walkers: People, site: Site) -> None:
    visitor = walkers.arrives()
    visitor.open("/")
    visitor.press(said("Larger"))
    visitor.press(said("Dark"))
    visitor.open(CARDS)
    put_every_card_in_the_first_place(visitor, exercise(visitor))
    visitor.open("/")
    _looks_as_chosen(visitor.page.locator("html"))
    visitor.log_in(site.account("Amina"))
    visitor.open("/")
    _looks_as_chosen(visitor.page.locator("html"))


def _looks_as_chosen(page: Locator) -> None:
    expect(page).to_have_attribute("data-theme", "dark")
    expect(page).to_have_attribute("data-text-size", "larger")
