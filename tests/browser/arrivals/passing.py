"""A text that goes on to another reader, how a group is answered, and leaving a group."""

from elearn.database import db
from elearn.reflections.passing.models import AskedReader
from tests.browser.site import Class, Site, called
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, LECTURER, STUDENT, page, state
from tests.language import said

QUESTION = "bindkracht/moeilijkste-krachtlijn"
FIRST, SECOND = "Nadia", "Rachid"

page("answers", LECTURER, "/groepen/1/antwoorden")
page("leaving", STUDENT, "/groepen/1/vertrek")


class _Class:
    """A new class with two coaches; the text of a learner lies with the first."""

    def __init__(self, site: Site) -> None:
        names = ("Pieter", FIRST, SECOND, "Amina")
        self.lecturer, self.first, self.second, self.learner = (site.account(name) for name in names)
        coaches = (self.first, self.second)
        self.group: Class = site.group("Eerste jaar", self.lecturer, coaches=coaches, learners=(self.learner,))
        text = "Ik zag eerst alleen het papier."
        self.shared = site.shares(self.learner, QUESTION, text, self.group, self.first)

    @property
    def answers(self) -> str:
        return f"/groepen/{self.group.id}/antwoorden"


def _choosing(somebody: Somebody, site: Site) -> _Class:
    known = _Class(site)
    site.lets_in(somebody, known.lecturer)
    somebody.open(f"/groepen/{known.group.id}")
    somebody.open(f"{known.shared}/doorgeven")
    return known


def _asked(somebody: Somebody, site: Site) -> _Class:
    """The lecturer asked the learner whether the second coach may read the text."""
    known = _choosing(somebody, site)
    somebody.tick(known.second)
    somebody.press(said("Give it"))
    return known


@state("handing-over", GUEST)
def handing_over(somebody: Somebody, site: Site) -> None:
    known = _Class(site)
    site.lets_in(somebody, known.first)
    somebody.open(f"{known.shared}/niet-voor-mij")
    somebody.follow(said("Hand it over to the lecturer"))


@state("handing-over-refused", GUEST)
def handing_over_refused(somebody: Somebody, site: Site) -> None:
    handing_over(somebody, site)
    somebody.write(said("A word to the lecturer (not needed)"), "woord " * 400)
    somebody.press(said("Hand it over"))


@state("handed-over", GUEST)
def handed_over(somebody: Somebody, site: Site) -> None:
    handing_over(somebody, site)
    somebody.press(said("Hand it over"))


@state("giving-to-a-coach", GUEST)
def giving_to_a_coach(somebody: Somebody, site: Site) -> None:
    _choosing(somebody, site)


@state("question-is-out", GUEST)
def question_is_out(somebody: Somebody, site: Site) -> None:
    _asked(somebody, site)


@state("giving-while-a-question-is-out", GUEST)
def giving_while_a_question_is_out(somebody: Somebody, site: Site) -> None:
    known = _asked(somebody, site)
    somebody.open(f"{known.shared}/doorgeven")


def _learner_is_asked(somebody: Somebody, site: Site) -> _Class:
    known = _Class(site)
    with site.prepared():
        number = int(known.shared.rpartition("/")[2])
        asked = AskedReader(sharing_id=number, coach_id=called(known.second).id)
        asked.asked_by_id = called(known.lecturer).id
        db.session.add(asked)
    site.lets_in(somebody, known.learner)
    return known


@state("may-somebody-read", GUEST)
def may_somebody_read(somebody: Somebody, site: Site) -> None:
    somebody.open(_learner_is_asked(somebody, site).shared)


@state("may-somebody-read-in-messages", GUEST)
def may_somebody_read_in_messages(somebody: Somebody, site: Site) -> None:
    _learner_is_asked(somebody, site)
    somebody.open("/berichten")


@state("somebody-may-read", GUEST)
def somebody_may_read(somebody: Somebody, site: Site) -> None:
    may_somebody_read(somebody, site)
    somebody.press(said("No"))


@state("somebody-may-read-after-all", GUEST)
def somebody_may_read_after_all(somebody: Somebody, site: Site) -> None:
    known = _learner_is_asked(somebody, site)
    somebody.open(known.shared)
    somebody.press(said("No"))
    somebody.press(said("Yes, %(coach)s may read it", coach=known.second))


@state("answers-with-work", GUEST)
def answers_with_work(somebody: Somebody, site: Site) -> None:
    """A table with a text on it, a hand-over, and a promise that was just changed."""
    known = _choosing(somebody, site)
    somebody.open(known.answers)
    somebody.write(said("Within how many days do you answer?"), "3")
    somebody.push(somebody.page.get_by_role("region").first.get_by_role("button", name=said("Save")))


@state("leaving-with-shared-texts", GUEST)
def leaving_with_shared_texts(somebody: Somebody, site: Site) -> None:
    known = _Class(site)
    site.lets_in(somebody, known.learner)
    somebody.open(f"/groepen/{known.group.id}")
    somebody.follow(said("Leave this group"))


@state("writing-is-shown", GUEST)
def writing_is_shown(somebody: Somebody, site: Site) -> None:
    known = _Class(site)
    site.lets_in(somebody, known.learner)
    somebody.open(f"/groepen/{known.group.id}")
    somebody.press(said("They may see that I am writing"))
