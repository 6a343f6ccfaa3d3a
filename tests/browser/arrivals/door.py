"""The home page, coming in, and one's own account."""

from elearn.accounts.sessions import end_all_sessions
from tests.browser.site import Site, called
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, LECTURER, NEWCOMER, STUDENT, VISITOR, VOLUNTEER, page, state
from tests.language import said

page("home", VISITOR, "/")
page("home", STUDENT, "/")
page("home", COACH, "/")
page("home", LECTURER, "/")
page("home", VOLUNTEER, "/")
page("about", VISITOR, "/over")
page("log-in", VISITOR, "/aanmelden")
page("new-account", VISITOR, "/account/nieuw")
page("account", STUDENT, "/account")
page("my-data", STUDENT, "/mijn-gegevens/")
page("my-data-empty", NEWCOMER, "/mijn-gegevens/")
page("erase", STUDENT, "/mijn-gegevens/wissen")


@state("log-in-refused", VISITOR)
def log_in_refused(somebody: Somebody, site: Site) -> None:
    site.forgive()
    somebody.log_in("niemand", "niets bijzonders")


@state("log-in-throttled", VISITOR)
def log_in_throttled(somebody: Somebody, site: Site) -> None:
    site.forgive()
    form: dict[str, str | float | bool] = {"name": site.new_name("Haast"), "pass_phrase": "alweer verkeerd"}
    for _try in range(8):
        somebody.context.request.post(f"{site.address}/aanmelden", form=form)
    somebody.log_in(str(form["name"]))


@state("new-account-refused", VISITOR)
def new_account_refused(somebody: Somebody, site: Site) -> None:
    somebody.open("/account/nieuw")
    somebody.write(said("Choose a name to log in with"), "student")
    somebody.write(said("Choose a pass phrase"), "kort")
    somebody.write(said("E-mail address (not needed)"), "")
    somebody.press(said("Make my account"))


@state("account-refused", NEWCOMER)
def account_refused(somebody: Somebody, site: Site) -> None:
    somebody.open("/account")
    somebody.write(said("Your present pass phrase"), "niet de mijne")
    somebody.write(said("Your new pass phrase"), "kort")
    somebody.press(said("Change my pass phrase"))


@state("home-coming-back", GUEST)
def home_coming_back(somebody: Somebody, site: Site) -> None:
    somebody.open("/")
    somebody.follow(said("Begin right away"))
    somebody.press(said("Done, next"))
    somebody.open("/")


@state("new-account", GUEST)
def new_account_for_a_guest(somebody: Somebody, site: Site) -> None:
    home_coming_back(somebody, site)
    somebody.open("/account/nieuw")


@state("text-kept", GUEST)
def text_kept_when_the_log_in_expired(somebody: Somebody, site: Site) -> None:
    name = site.account("Nour")
    site.writes(name, "bindkracht/moeilijkste-krachtlijn", "Een begin.")
    somebody.log_in(name)
    somebody.open("/reflecties/bindkracht/moeilijkste-krachtlijn")
    with site.prepared():
        end_all_sessions(called(name))
    somebody.page.get_by_role("textbox").fill("Een begin. En dit schreef ik toen mijn log-in al voorbij was.")
    somebody.press(said("Save"))
    somebody.give_name(name)


@state("work-of-a-guest", GUEST)
def work_of_a_guest(somebody: Somebody, site: Site) -> None:
    """Somebody logs in on a device on which somebody learned without an account."""
    home_coming_back(somebody, site)
    somebody.log_in(site.account("Nour"))
