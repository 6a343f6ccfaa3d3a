"""A coach and a lecturer who answer together, in every state of it, and the first words of one's own."""

from elearn.database import db
from elearn.groups.models import Group
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_models import Sharing
from elearn.reflections.together.actions import agree, answer_together
from elearn.reflections.together.models import JointAnswer
from elearn.reflections.together.showing import Together
from elearn.rules.actor import Role
from tests.browser.site import Site, called
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, LECTURER, page, state
from tests.language import said
from tests.reflections.people import reply
from tests.world import join

page("first-words", COACH, "/mijn-tafel/eerste-woorden")
page("first-words", LECTURER, "/mijn-tafel/eerste-woorden")
TEXT = "Ik zag eerst alleen het papier. Daarna zag ik de man."
COACHS, LECTURERS = "Bij ons lag zo'n brief er een week.", "Je keek twee keer. Dat telt."


class Tandem:
    """Nadia and Pieter of a new class, and a text of Amina that waits for them."""

    def __init__(self, site: Site, *, lecturers: int = 1) -> None:
        self.site = site
        pieter, self.nadia, self.amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
        self.lecturers = [pieter]
        group = site.group("Eerste jaar", pieter, coaches=(self.nadia,), learners=(self.amina,))
        if lecturers > 1:
            self.lecturers.append(site.account("Greet"))
            with site.prepared():
                join(db.session.get_one(Group, group.id), {called(self.lecturers[1]): Role.LECTURER})
        self.shared = site.shares(self.amina, "bindkracht/moeilijkste-krachtlijn", TEXT, group, self.nadia)

    @property
    def _sharing(self) -> Sharing:
        return db.session.get_one(Sharing, int(self.shared.rsplit("/", 1)[1]))

    def drafts(self, author: str, words: str, role: Role, *on: int) -> Feedback:
        return reply(self._sharing, called(author), words, role=role, on=on, released=False)

    def has_a_draft(self) -> None:
        with self.site.prepared():
            self.drafts(self.nadia, COACHS, Role.COACH, 0)

    def asks(self) -> None:
        """Nadia has a part, and asked Pieter for one."""
        with self.site.prepared():
            answer_together(self.drafts(self.nadia, COACHS, Role.COACH, 0), called(self.lecturers[0]))

    def has_both_parts(self, lecturers: str = LECTURERS) -> None:
        self.asks()
        with self.site.prepared():
            answer_together(self.drafts(self.lecturers[0], lecturers, Role.LECTURER), called(self.nadia))

    def agrees(self, name: str) -> None:
        with self.site.prepared():
            joint = db.session.query(JointAnswer).filter_by(sharing_id=self._sharing.id).one()
            agree(self._sharing, joint.id, called(name).id, Together(joint, called(name).id).fingerprint)

    def lets_in(self, somebody: Somebody, name: str) -> None:
        self.site.lets_in(somebody, name)
        somebody.open(self.shared)


@state("together-asking", GUEST)
def asking(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site)
    tandem.has_a_draft()
    tandem.lets_in(somebody, tandem.nadia)
    somebody.follow(said("Answer together"))


@state("together-asking-one-of-two", GUEST)
def asking_one_of_two(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site, lecturers=2)
    tandem.has_a_draft()
    tandem.lets_in(somebody, tandem.nadia)
    somebody.follow(said("Answer together"))


@state("together-waiting-for-the-other-part", GUEST)
def waiting(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site)
    tandem.asks()
    tandem.lets_in(somebody, tandem.nadia)


@state("together-asked", GUEST)
def asked(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site)
    tandem.asks()
    tandem.lets_in(somebody, tandem.lecturers[0])


@state("together-asked-on-the-desk", GUEST)
def asked_on_the_desk(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site)
    with site.prepared():
        answer_together(tandem.drafts(tandem.lecturers[0], LECTURERS, Role.LECTURER), called(tandem.nadia))
    site.lets_in(somebody, tandem.nadia)
    somebody.open("/mijn-tafel")


@state("together-one-part-empty", GUEST)
def one_part_empty(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site)
    tandem.has_both_parts(lecturers="")
    tandem.lets_in(somebody, tandem.nadia)


@state("together-both-parts", GUEST)
def both_parts(somebody: Somebody, site: Site) -> None:
    tandem = Tandem(site)
    tandem.has_both_parts()
    tandem.lets_in(somebody, tandem.nadia)


@state("together-one-agreed", GUEST)
def one_agreed(somebody: Somebody, site: Site) -> None:
    """With Pieter's agreement; the part of Nadia is open in the form."""
    tandem = Tandem(site)
    tandem.has_both_parts()
    tandem.agrees(tandem.lecturers[0])
    tandem.lets_in(somebody, tandem.nadia)
    somebody.follow(said("Change your part"))


@state("together-refused", GUEST)
def refused(somebody: Somebody, site: Site) -> None:
    """Pieter changed his part while Nadia read."""
    tandem = Tandem(site)
    tandem.has_both_parts()
    tandem.agrees(tandem.lecturers[0])
    tandem.lets_in(somebody, tandem.nadia)
    with site.prepared():
        part = db.session.query(Feedback).filter_by(author_id=called(tandem.lecturers[0]).id).one()
        part.body, part.revision = "Toch iets anders.", part.revision + 1
    somebody.press(said("I agree: release both parts"))
    somebody.page.get_by_role("alert").filter(visible=True).first.wait_for()


@state("together-released", GUEST)
def answered_together(somebody: Somebody, site: Site) -> None:
    """As the learner gets it."""
    tandem = Tandem(site)
    tandem.has_both_parts()
    for name in (tandem.nadia, tandem.lecturers[0]):
        tandem.agrees(name)
    tandem.lets_in(somebody, tandem.amina)


@state("first-words-too-many", GUEST)
def too_many_first_words(somebody: Somebody, site: Site) -> None:
    coach = site.account("Coach")
    site.group("Woorden", site.account("Docent"), coaches=(coach,))
    site.lets_in(somebody, coach)
    somebody.open("/mijn-tafel/eerste-woorden")
    somebody.write(said("First words, one on each line"), "Bij ons\n" * 9)
    somebody.press(said("Keep these lines"))
    somebody.page.get_by_role("alert").filter(visible=True).first.wait_for()


@state("first-words-kept", GUEST)
def first_words_kept(somebody: Somebody, site: Site) -> None:
    coach = site.account("Coach")
    site.group("Woorden", site.account("Docent"), coaches=(coach,))
    site.lets_in(somebody, coach)
    somebody.open("/mijn-tafel/eerste-woorden")
    somebody.write(said("First words, one on each line"), "Bij ons")
    somebody.press(said("Keep these lines"))
