"""Messages: none, some, new ones; and how often a mail comes."""

import re

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, LECTURER, NEWCOMER, STUDENT, page, state
from tests.language import said

page("messages-empty", NEWCOMER, "/berichten")
page("mail", STUDENT, "/berichten/mail")


def _coach_with_news(somebody: Somebody, site: Site) -> str:
    """A coach of a new class with whom a text was shared just now; gives the name they log in with."""
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    site.shares(amina, "bindkracht/moeilijkste-krachtlijn", "Ik zag eerst alleen het papier.", group, nadia)
    site.lets_in(somebody, nadia)
    return nadia


@state("messages", COACH)
@state("messages", LECTURER)
@state("messages", STUDENT)
def messages(somebody: Somebody, site: Site) -> None:
    """A list that was opened before."""
    somebody.open("/berichten")
    somebody.open("/berichten")


@state("number-in-the-menu", GUEST)
def number_in_the_menu(somebody: Somebody, site: Site) -> None:
    _coach_with_news(somebody, site)
    somebody.open("/over")


@state("new-messages", GUEST)
def new_messages(somebody: Somebody, site: Site) -> None:
    _coach_with_news(somebody, site)
    somebody.open("/")
    somebody.follow(re.compile(said("Messages")))


@state("mail-chosen", GUEST)
def mail_chosen(somebody: Somebody, site: Site) -> None:
    site.lets_in(somebody, site.account("Nadia"))
    somebody.open("/berichten/mail")
    somebody.tick(said("every day that there is something new"))
    somebody.press(said("Save how often I get mail"))
    somebody.sees(said("Saved."))


@state("stopping-mail", GUEST)
def stopping_mail(somebody: Somebody, site: Site) -> None:
    """Somebody follows the way out of a mail, without logging in."""
    somebody.open(site.way_out_of_mail(site.account("Nadia")))


@state("mail-stopped", GUEST)
def mail_stopped(somebody: Somebody, site: Site) -> None:
    stopping_mail(somebody, site)
    somebody.press(said("Send me no more mail"))
    somebody.reads(said("You get no more mail"))
