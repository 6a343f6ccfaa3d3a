"""Courses, modules, routes and pages, as a visitor and as somebody who is on the way."""

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import STUDENT, VISITOR, VOLUNTEER, page, state

COURSE = "/cursussen/bindkracht"

page("course", VISITOR, COURSE)
page("module", VISITOR, f"{COURSE}/visie-op-armoede")
page("module-with-a-scenario", VISITOR, f"{COURSE}/rollen")
page("page-with-many-exercises", VISITOR, f"{COURSE}/traject/vijf-momenten")
page("page-with-a-scenario", VISITOR, f"{COURSE}/rollen/aan-het-loket")
page("page-to-write-on", VISITOR, f"{COURSE}/mamadou/dinsdag-tien-over-negen")
page("route", VISITOR, "/routes/vrijwilliger")
page("glossary", VISITOR, "/begrippen")
page("sources", VISITOR, "/bronnen")
page("search", VISITOR, "/zoeken")
page("search-found", VISITOR, "/zoeken?q=leefloon")
page("search-found-nothing", VISITOR, "/zoeken?q=zeppelin")
page("module-on-paper", VISITOR, f"{COURSE}/visie-op-armoede/afdruk")
page("worksheet-on-paper", VISITOR, "/oefeningen/bindkracht/plek-langs-zeven-kenmerken/blad")
page("search-mended", VISITOR, "/zoeken?q=empowermnt")
page("module-with-writing-on-paper", VISITOR, f"{COURSE}/basishouding/afdruk")

page("course-on-the-way", STUDENT, COURSE)
page("module-done", STUDENT, f"{COURSE}/mamadou")
page("page-answered", STUDENT, f"{COURSE}/visie-op-armoede/uitspraken-sorteren")
page("page-with-a-shared-text", STUDENT, f"{COURSE}/visie-op-armoede/waarom-nu")
page("progress", STUDENT, "/voortgang")
page("route-on-the-way", VOLUNTEER, "/routes/vrijwilliger")


@state("word-explained", VISITOR)
def word_explained(somebody: Somebody, site: Site) -> None:
    """With script a note beside the word, without it the place where the word is explained."""
    somebody.open(f"{COURSE}/visie-op-armoede/uitspraken-sorteren")
    somebody.page.locator("a.term").first.click()
