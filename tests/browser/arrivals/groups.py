"""Groups: without one, in one, and at the head of one."""

import re

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, LECTURER, NEWCOMER, STUDENT, Arrive, page, state
from tests.language import said

page("groups-empty", NEWCOMER, "/groepen/")
page("groups", STUDENT, "/groepen/")
page("group", STUDENT, "/groepen/1")
page("group", COACH, "/groepen/1")
page("group", LECTURER, "/groepen/1")
page("joining", NEWCOMER, "/groepen/deelname")


@state("wrong-code", NEWCOMER)
def wrong_code(somebody: Somebody, site: Site) -> None:
    site.forgive()
    somebody.open("/groepen/")
    somebody.write(said("The code you were given"), "KLAV-73QM")
    somebody.press(said("Join"))


@state("group-name-refused", NEWCOMER)
def group_name_refused(somebody: Somebody, site: Site) -> None:
    somebody.open("/groepen/")
    somebody.write(said("Name of the group"), "n" * 200)
    somebody.press(said("Make the group"))


@state("new-group", GUEST)
def new_group(somebody: Somebody, site: Site) -> None:
    """A lecturer whose group nobody has joined yet, with an invitation for a coach."""
    site.lets_in(somebody, site.account("Pieter"))
    somebody.open("/groepen/")
    somebody.write(said("Name of the group"), site.new_name("Avondgroep"))
    somebody.press(said("Make the group"))
    somebody.write(said("Whom do you invite?"), "Nadia")
    somebody.press(said("Make an invitation"))


@state("new-group-code-closed", GUEST)
def new_group_code_closed(somebody: Somebody, site: Site) -> None:
    new_group(somebody, site)
    somebody.press(said("Close the code"))


@state("group-without-work", GUEST)
def group_without_work(somebody: Somebody, site: Site) -> None:
    name = site.account("Amina")
    group = site.group("Stil groepje", site.account("Pieter"), learners=(name,))
    site.lets_in(somebody, name)
    somebody.open(f"/groepen/{group.id}")


PICTURES = "/groepen/1/beelden/bindkracht"

page("group-picture-of-nobody", LECTURER, f"{PICTURES}/web-dat-vastzet")


@state("taking-somebody-out", LECTURER)
def taking_somebody_out(somebody: Somebody, site: Site) -> None:
    somebody.open("/groepen/1")
    somebody.follow(re.compile(said("Take out of the group")))


def _group_picture(exercise: str) -> Arrive:
    def arrive(somebody: Somebody, site: Site) -> None:
        site.gives_to_the_group(f"bindkracht/{exercise}")
        somebody.open(f"{PICTURES}/{exercise}")

    return arrive


for kind, exercise in {
    "choice": "model-van-een-collega",
    "cards": "zes-verklaringen",
    "scales": "dialogen-op-assen",
}.items():
    state(f"group-picture-of-{kind}", LECTURER)(_group_picture(exercise))
