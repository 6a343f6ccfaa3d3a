"""The administrator's desk."""

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import ADMINISTRATOR, page, state
from tests.language import said

page("overview", ADMINISTRATOR, "/beheer/")
page("accounts", ADMINISTRATOR, "/beheer/accounts")
page("somebody", ADMINISTRATOR, "/beheer/accounts/1")


@state("account-refused", ADMINISTRATOR)
def account_refused(somebody: Somebody, site: Site) -> None:
    somebody.open("/beheer/accounts")
    somebody.write(said("Choose a name to log in with"), "student")
    somebody.write(said("Choose a pass phrase"), "drie groene stoelen")
    somebody.press(said("Make the account"))


@state("pass-phrase-refused", ADMINISTRATOR)
def pass_phrase_refused(somebody: Somebody, site: Site) -> None:
    somebody.open("/beheer/accounts/1")
    somebody.write(said("The new pass phrase"), "kort")
    somebody.press(said("Set the pass phrase"))


@state("somebody-suspended", ADMINISTRATOR)
def somebody_suspended(somebody: Somebody, site: Site) -> None:
    name = site.account("Samira")
    somebody.open(f"/beheer/accounts?na={name[:-1].casefold()}")
    somebody.follow(name)
    somebody.press(said("Suspend %(name)s", name=name))
