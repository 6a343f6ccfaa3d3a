"""The fifth journey: an administrator looks after accounts and the site, and reads nobody's words."""

from playwright.sync_api import expect

from tests.browser.site import Site
from tests.browser.somebody import People, Somebody
from tests.language import said

PHRASE, NEW_PHRASE = "zeven warme broodjes", "acht koude kersen"
SECRET = "Dit leest alleen mijn tandem."


def test_an_administrator_looks_after_accounts_and_reads_nobodys_words(walkers: People, site: Site) -> None:
    els = walkers.arrives(site.account("Els", is_admin=True))
    _sees_settings_and_versions(els)
    name = site.new_name("Samira")
    _makes_an_account(els, name)
    samira = walkers.arrives(name, PHRASE)
    _is_logged_in(samira)
    _sets_a_new_pass_phrase(els, name)
    _is_logged_out(samira)
    _is_not_let_in(samira, name, PHRASE)
    samira.log_in(name, NEW_PHRASE)
    _is_logged_in(samira)
    _suspends(els, name)
    _is_logged_out(samira)
    _is_not_let_in(samira, name, NEW_PHRASE)
    _lets_in_again(els, name)
    samira.log_in(name, NEW_PHRASE)
    _is_logged_in(samira)
    _opens_nobodys_reflection(els, site)


def _sees_settings_and_versions(els: Somebody) -> None:
    els.go(said("Administration"))
    settings = els.page.get_by_role("region", name=said("Settings"))
    expect(settings).to_contain_text("ELEARN_SITE_NAME")
    versions = els.page.get_by_role("region", name=said("Versions"))
    expect(versions).to_contain_text("gunicorn")


def _makes_an_account(els: Somebody, name: str) -> None:
    els.page.get_by_role("main").get_by_role("link", name=said("Accounts"), exact=True).click()
    els.write(said("Choose a name to log in with"), name)
    els.write(said("Choose a pass phrase"), PHRASE)
    els.press(said("Make the account"))
    els.sees(said("The account of %(name)s is ready.", name=name))
    els.reads(name)


def _sets_a_new_pass_phrase(els: Somebody, name: str) -> None:
    els.write(said("The new pass phrase"), NEW_PHRASE)
    els.press(said("Set the pass phrase"))
    els.sees(said("%(name)s has a new pass phrase and has to log in again everywhere.", name=name))


def _suspends(els: Somebody, name: str) -> None:
    els.press(said("Suspend %(name)s", name=name))
    els.sees(said("%(name)s can no longer log in. The work is kept.", name=name))


def _lets_in_again(els: Somebody, name: str) -> None:
    els.press(said("Let %(name)s log in again", name=name))
    els.sees(said("%(name)s can log in again.", name=name))


def _is_logged_in(somebody: Somebody) -> None:
    somebody.open("/account")
    somebody.reads(said("My account"))


def _is_logged_out(somebody: Somebody) -> None:
    somebody.open("/account")
    somebody.reads(said("Log in"))


def _is_not_let_in(somebody: Somebody, name: str, pass_phrase: str) -> None:
    somebody.log_in(name, pass_phrase)
    somebody.sees(said("This name and pass phrase do not go together. Check both and try again."))
    expect(somebody.page.get_by_label(said("Your name"), exact=True)).to_have_value(name)


def _opens_nobodys_reflection(els: Somebody, site: Site) -> None:
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    shared = site.shares(amina, "bindkracht/moeilijkste-krachtlijn", SECRET, group, nadia)
    for address in (shared, f"{shared}/einde", f"{shared}/niet-voor-mij", "/mijn-tafel", f"/groepen/{group.id}"):
        els.open(address)
        els.reads(said("This page is not here"))
    for address in (
        "/reflecties",
        "/reflecties/groep",
        "/reflecties/bindkracht/moeilijkste-krachtlijn",
        "/mijn-gegevens",
    ):
        els.open(address)
        els.does_not_see(SECRET)
