"""Each kind of exercise: asked, answered, refused, asked again."""

from tests.browser.arrivals.courses import COURSE
from tests.browser.exercises import exercise, keep, keep_something
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, VISITOR, Arrive, page, state
from tests.language import said

WITH = {
    "choice": f"{COURSE}/visie-op-armoede/zes-verklaringen",
    "cards": f"{COURSE}/visie-op-armoede/uitspraken-sorteren",
    "scales": f"{COURSE}/rollen/drie-assen",
    "radar": f"{COURSE}/basishouding/jouw-basishouding",
    "web": f"{COURSE}/spinneweb/het-web-dat-vastzet",
    "predicting": f"{COURSE}/rollen/welke-rollen-vinden-elkaar",
    "order": f"{COURSE}/traject/overnemen-en-teruggeven",
    "rewriting": f"{COURSE}/krachtenbril/acht-zinnen",
    "comparing": f"{COURSE}/netwerken/naast-elkaar",
    "worksheet": f"{COURSE}/krachtenmodel/een-plek-die-je-kent",
}
"""a page for each kind"""


def _answering(path: str) -> Arrive:
    def arrive(somebody: Somebody, site: Site) -> None:
        somebody.open(path)
        keep_something(somebody, exercise(somebody))

    return arrive


for kind, path in WITH.items():
    page(f"page-with-{kind}", VISITOR, path)
    state(f"{kind}-answered", GUEST)(_answering(path))


@state("choice-refused", VISITOR)
def choice_refused(somebody: Somebody, site: Site) -> None:
    somebody.open(WITH["choice"])
    asked = exercise(somebody)
    keep(somebody, asked)
    asked.get_by_role("alert").wait_for()


@state("cards-asked-again", GUEST)
def cards_asked_again(somebody: Somebody, site: Site) -> None:
    _answering(WITH["cards"])(somebody, site)
    somebody.page.get_by_role("link", name=said("Try again")).first.click()
    exercise(somebody).get_by_role("combobox").first.wait_for()
