"""A scenario as a class looks at it together."""

from tests.browser.site import DEMO_GROUP, Site
from tests.browser.somebody import Somebody
from tests.browser.states import LECTURER, page, state

HERE = f"/groepen/{DEMO_GROUP}/scenarios/bindkracht/loket"

page("scenario-of-nobody-yet", LECTURER, f"/groepen/{DEMO_GROUP}/scenarios/krachtwerk/kompasgesprek")


@state("scenario-of-the-class", LECTURER)
def scenario_of_the_class(somebody: Somebody, site: Site) -> None:
    site.plays_together("bindkracht/loket")
    somebody.open(HERE)
