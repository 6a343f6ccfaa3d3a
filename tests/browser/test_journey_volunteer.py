"""The first journey: a volunteer without an account begins, comes back, and then makes an account."""

from playwright.sync_api import expect

from tests.browser.exercises import exercise, put_every_card_in_the_first_place
from tests.browser.site import Site
from tests.browser.somebody import People, Somebody
from tests.browser.words import sentence
from tests.language import said

LINES = "Vandaag hoorde ik iemand zuchten aan het loket. Ik bleef even staan."


def test_a_volunteer_begins_without_an_account_and_keeps_everything(walkers: People, site: Site) -> None:
    lies = walkers.arrives()
    first = _does_the_first_exercise(lies)
    second = _writes_a_few_lines(lies)
    lies.close_the_browser_and_come_back()
    _finds_all_of_it(lies, first, second)
    _walks_to_the_end_of_the_module(lies)
    _makes_an_account(lies, site.new_name("Lies"))
    _finds_all_of_it(lies, first, second)
    _owns_what_was_made_as_a_guest(lies)


def _does_the_first_exercise(lies: Somebody) -> str:
    lies.open("/")
    lies.follow(said("Begin right away"))
    here = lies.path
    asked = exercise(lies)
    cards = put_every_card_in_the_first_place(lies, asked)
    expect(asked.get_by_role("listitem").locator(".feedback")).to_have_count(cards)
    return here


def _writes_a_few_lines(lies: Somebody) -> str:
    lies.press(said("Done, next"))
    here = lies.path
    lies.page.get_by_role("textbox").last.fill(LINES)
    lies.press(said("Save"))
    lies.sees(sentence("Saved %(when)s"))
    return here


def _finds_all_of_it(lies: Somebody, first: str, second: str) -> None:
    lies.open("/")
    lies.link(said("Continue where you were")).wait_for()
    lies.open(second)
    expect(lies.page.get_by_role("textbox").last).to_have_value(LINES)
    lies.open(first)
    expect(exercise(lies).get_by_text(sentence("You answered %(moment)s."))).to_be_visible()


def _walks_to_the_end_of_the_module(lies: Somebody) -> None:
    lies.open("/")
    lies.follow(said("Continue where you were"))
    module = lies.path.split("?")[0].rsplit("/", 1)[0]
    for _page in range(10):
        if not lies.path.startswith(module + "/"):
            break
        lies.press(said("Done, next"))
    lies.open(module)
    lies.sees(said("Look through it again"))


def _makes_an_account(lies: Somebody, name: str) -> None:
    lies.go(said("Sign in"))
    lies.follow(said("Make an account"))
    lies.write(said("Choose a name to log in with"), name)
    lies.write(said("Choose a pass phrase"), "te kort")
    lies.press(said("Make my account"))
    expect(lies.page.get_by_label(said("Choose a name to log in with"), exact=True)).to_have_value(name)
    lies.write(said("Choose a pass phrase"), "vier natte paraplu's")
    lies.press(said("Make my account"))
    lies.sees(said("Your account is ready. Everything you made is in it."))


def _owns_what_was_made_as_a_guest(lies: Somebody) -> None:
    lies.go(said("My reflections"))
    expect(lies.page.get_by_role("main").get_by_role("listitem")).not_to_have_count(0)
    lies.open("/mijn-gegevens")
    lies.page.locator("summary").last.click()
    lies.sees(LINES)
