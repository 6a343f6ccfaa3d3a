"""Messages about a text that hurts, and about what may stand on a page to show."""

from elearn.notices.happenings import Kind
from elearn.reflections.answer_models import Feedback
from elearn.reflections.sharing_actions import withdraw
from tests.growth.people import answered, composed
from tests.language import said
from tests.notices.happening import SECRET, kinds, notices, shared
from tests.reflections.people import browser
from tests.visitor import Visitor
from tests.world import World

LIST = "/berichten"


def test_that_a_text_hurts_comes_to_the_lecturers_in_place_of_not_for_me(
    visitor: Visitor, class_of_a_month: World
) -> None:
    world = class_of_a_month
    sharing = shared(world)
    browser(visitor.app, world.nadia).post(f"/delingen/{sharing.id}/kwetst", {"note": f"Dat {SECRET} doet pijn."})
    assert kinds(world.pieter) == [Kind.HURT, Kind.SHARED]
    assert kinds(world.amina) == kinds(world.joris) == kinds(world.nadia) == []
    page = visitor.as_(world.pieter).get(LIST).text
    assert said("A text hurts %(who)s. Please talk about it together.", who="Nadia") in page
    assert SECRET not in page
    withdraw(sharing)
    assert kinds(world.pieter) == []


def asked(visitor: Visitor, world: World) -> Feedback:
    """Nadia answered, and Amina put the answer on her page."""
    answer = answered(world)
    composed(visitor, world, answer)
    return answer


def test_who_answered_is_asked_for_consent_and_the_learner_reads_what_they_said(
    visitor: Visitor, class_of_a_month: World
) -> None:
    world = class_of_a_month
    answer = asked(visitor, world)
    first = notices(world.nadia)[0]
    assert (first.kind, first.who) == (Kind.CONSENT_ASKED, "Amina")
    coach = browser(visitor.app, world.nadia)
    listed = coach.get(LIST).text
    assert said("%(who)s asks whether your answer may stand on a page they show.", who="Amina") in listed
    assert 'href="/toestemming"' in listed
    coach.post(f"/toestemming/{answer.id}", {"do": "give"})
    assert Kind.CONSENT_ASKED not in kinds(world.nadia)
    assert (notices(world.amina)[0].kind, notices(world.amina)[0].who) == (Kind.CONSENT_GIVEN, "Nadia")


def test_consent_that_is_refused_is_said_and_leads_to_the_page(visitor: Visitor, class_of_a_month: World) -> None:
    world = class_of_a_month
    answer = asked(visitor, world)
    coach = browser(visitor.app, world.nadia)
    coach.post(f"/toestemming/{answer.id}", {"do": "refuse"})
    assert notices(world.amina)[0].kind is Kind.CONSENT_REFUSED
    page = visitor.get(LIST).text
    assert said("%(who)s says no: the answer does not stand on the page you show.", who="Nadia") in page
    assert 'href="/groei/tonen"' in page
