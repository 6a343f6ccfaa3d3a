"""What protects a coach: how much they take on, their hours, and a word to the partner."""

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, page, state
from tests.language import said

page("care", COACH, "/mijn-tafel/zorg")
page("hours-empty", COACH, "/mijn-tafel/uren")


@state("hours", GUEST)
def hours(somebody: Somebody, site: Site) -> None:
    coach = site.account("Coach")
    site.group("Uren", site.account("Docent"), coaches=(coach,))
    site.lets_in(somebody, coach)
    somebody.open("/mijn-tafel/uren")
    somebody.write(said("How many minutes?"), "90")
    somebody.press(said("Add"))
