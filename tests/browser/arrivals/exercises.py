"""Each kind of exercise, answered and refused."""

from tests.browser.arrivals.courses import COURSE
from tests.browser.exercises import exercise, put_every_card_somewhere
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, VISITOR, state
from tests.browser.words import sentence
from tests.language import said


def _keep(somebody: Somebody) -> None:
    asked = exercise(somebody)
    somebody.push(asked.get_by_role("button", name=said("Keep my answer")))
    asked.get_by_text(sentence("You answered %(moment)s.")).wait_for()


@state("choice-answered", GUEST)
def choice_answered(somebody: Somebody, site: Site) -> None:
    somebody.open(f"{COURSE}/visie-op-armoede/zes-verklaringen")
    exercise(somebody).get_by_role("radio").first.check()
    _keep(somebody)


@state("choice-refused", VISITOR)
def choice_refused(somebody: Somebody, site: Site) -> None:
    somebody.open(f"{COURSE}/visie-op-armoede/zes-verklaringen")
    asked = exercise(somebody)
    somebody.push(asked.get_by_role("button", name=said("Keep my answer")))
    asked.get_by_role("alert").wait_for()


@state("cards-answered", GUEST)
def cards_answered(somebody: Somebody, site: Site) -> None:
    somebody.open(f"{COURSE}/visie-op-armoede/uitspraken-sorteren")
    put_every_card_somewhere(somebody, exercise(somebody))


@state("cards-asked-again", GUEST)
def cards_asked_again(somebody: Somebody, site: Site) -> None:
    cards_answered(somebody, site)
    somebody.page.get_by_role("link", name=said("Try again")).first.click()
    exercise(somebody).get_by_role("combobox").first.wait_for()


@state("scales-answered", GUEST)
def scales_answered(somebody: Somebody, site: Site) -> None:
    _choose_everywhere(somebody, f"{COURSE}/rollen/drie-assen")


@state("radar-answered", GUEST)
def radar_answered(somebody: Somebody, site: Site) -> None:
    _choose_everywhere(somebody, f"{COURSE}/basishouding/jouw-basishouding")


def _choose_everywhere(somebody: Somebody, path: str) -> None:
    somebody.open(path)
    rows = exercise(somebody).get_by_role("group")
    for nth in range(rows.count()):
        step = rows.nth(nth).get_by_role("radio")
        step.nth(nth % step.count()).check()
    _keep(somebody)


@state("web-answered", GUEST)
def web_answered(somebody: Somebody, site: Site) -> None:
    somebody.open(f"{COURSE}/spinneweb/het-web-dat-vastzet")
    asked = exercise(somebody)
    pulls = asked.locator("select[name^=pull-]")
    for nth in range(pulls.count()):
        pulls.nth(nth).select_option(index=1 + nth % 4)
    thread = asked.locator("[name^=thread-0-]")
    thread.nth(0).select_option(index=1)
    thread.nth(1).select_option(index=2)
    thread.nth(2).fill("zonder loon kun je niet verhuizen")
    _keep(somebody)
