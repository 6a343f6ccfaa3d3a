"""Writing a reflection, sharing it, and what its author sees afterwards."""

from tests.browser.exercises import exercise, keep_something
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, NEWCOMER, STUDENT, VISITOR, page, state
from tests.browser.words import sentence
from tests.language import said

SHEET = "/reflecties/bindkracht/moeilijkste-krachtlijn"
ANSWERED = "/reflecties/bindkracht/welke-verklaring-eerst"

page("sheet", VISITOR, SHEET)
page("reflections-empty", NEWCOMER, "/reflecties")
page("group-shares-nothing", STUDENT, "/reflecties/groep")
page("reflections", STUDENT, "/reflecties")
page("sheet-never-shared", STUDENT, "/reflecties/bindkracht/eerste-gedachten")
page("sheet-answered", STUDENT, ANSWERED)
page("sharing", STUDENT, f"{ANSWERED}/deling")


def _write(somebody: Somebody, text: str) -> None:
    somebody.open(SHEET)
    somebody.page.get_by_role("textbox").fill(text)
    somebody.press(said("Save"))
    somebody.sees(sentence("Saved %(when)s"))


@state("sheet-saved", GUEST)
def sheet_saved(somebody: Somebody, site: Site) -> None:
    _write(somebody, "Ik dacht aan mijn oma.")


@state("answer-beside", GUEST)
def answer_beside(somebody: Somebody, site: Site) -> None:
    somebody.open("/cursussen/bindkracht/visie-op-armoede/zes-verklaringen")
    keep_something(somebody, exercise(somebody))
    somebody.open(ANSWERED)
    somebody.page.get_by_text(said("Put an answer of yours beside it")).click()
    somebody.page.locator("button[value^=beside-]").first.click()
    somebody.sees(said("An answer to an exercise:"))


@state("sheet-too-long", VISITOR)
def sheet_too_long(somebody: Somebody, site: Site) -> None:
    somebody.open(SHEET)
    somebody.page.get_by_role("textbox").fill("Veel te lang. " * 1500)
    somebody.press(said("Save"))
    somebody.page.get_by_role("alert").filter(visible=True).first.wait_for()


@state("two-texts", GUEST)
def two_texts(somebody: Somebody, site: Site) -> None:
    """A second window saves while the first one is open with an older text."""
    _write(somebody, "Uit het eerste venster.")
    first = somebody.page
    somebody.page = somebody.context.new_page()
    _write(somebody, "Uit het tweede venster.")
    somebody.page.close()
    somebody.page = first
    somebody.page.get_by_role("textbox").fill("Toch nog iets uit het eerste.")
    somebody.press(said("Save"))
    somebody.button(said("Use this text")).wait_for()


@state("sharing-without-an-account", GUEST)
def sharing_without_an_account(somebody: Somebody, site: Site) -> None:
    _write(somebody, "Ik dacht aan mijn oma.")
    somebody.open(f"{SHEET}/deling")


@state("sharing-without-a-group", NEWCOMER)
def sharing_without_a_group(somebody: Somebody, site: Site) -> None:
    _write(somebody, "Ik dacht aan mijn oma.")
    somebody.open(f"{SHEET}/deling")


def _open_shared(somebody: Somebody) -> None:
    somebody.open(ANSWERED)
    with somebody.page.expect_navigation():
        somebody.page.locator("#versions + ol a, .timeline a").first.click()


@state("shared-and-answered", STUDENT)
def shared_and_answered(somebody: Somebody, site: Site) -> None:
    _open_shared(somebody)


@state("take-back", STUDENT)
def take_back(somebody: Somebody, site: Site) -> None:
    _open_shared(somebody)
    somebody.follow(said("Take it back"))


@state("taken-back", GUEST)
def taken_back(somebody: Somebody, site: Site) -> None:
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    shared = site.shares(amina, "bindkracht/moeilijkste-krachtlijn", "Dit neem ik terug.", group, nadia)
    site.lets_in(somebody, amina)
    somebody.open(f"{shared}/einde")
    somebody.press(said("Take it back"))
