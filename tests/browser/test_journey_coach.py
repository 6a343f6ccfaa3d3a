"""The third journey: a coach answers one text on a passage and on the whole, and leaves another to the lecturer."""

from playwright.sync_api import expect

from tests.browser.site import Site
from tests.browser.somebody import People, Somebody
from tests.language import said

PASSAGE = "De brief lag drie dagen op de kast."
TEXT = f"Ik durfde niet te kijken. {PASSAGE} Toen las mijn zus hem voor."
OTHER = "Dit gaat over mijn broer en over zijn schulden."
ON_THE_PASSAGE = "Bij ons lag hij er een week."
ON_THE_WHOLE = "Je vroeg hulp aan je zus. Dat is ook durven."
QUESTION = "bindkracht/moeilijkste-krachtlijn"


def test_a_coach_answers_one_text_and_leaves_another_to_the_lecturer(walkers: People, site: Site) -> None:
    pieter, nadia, amina, joris = (site.account(name) for name in ("Pieter", "Nadia", "Amina", "Joris"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina, joris))
    first = site.shares(amina, QUESTION, TEXT, group, nadia)
    coach = walkers.arrives(nadia)
    _finds_one_text_waiting(coach)
    _keeps_two_drafts(coach)
    author = walkers.arrives(amina)
    _reads_nothing_yet(author, first)
    _releases_both(coach)
    _reads_both_answers(author, first)
    second = site.shares(joris, QUESTION, OTHER, group, nadia)
    _says_not_for_me(coach, second)
    _finds_it_waiting(walkers.arrives(pieter), group.name, joris, second)


def _finds_one_text_waiting(coach: Somebody) -> None:
    coach.go(said("My table"))
    coach.sees(TEXT)
    expect(coach.page.get_by_role("article")).to_have_count(1)


def _keeps_two_drafts(coach: Somebody) -> None:
    coach.tick(PASSAGE)
    coach.press(said("Answer with text"))
    expect(coach.page.get_by_label(PASSAGE)).to_be_checked()
    coach.write(said("Your answer"), ON_THE_PASSAGE)
    coach.press(said("Keep as draft"))
    drafts = coach.page.get_by_role("region", name=said("Your drafts"))
    expect(drafts.get_by_role("blockquote")).to_have_text(PASSAGE)
    expect(coach.page.get_by_label(said("Your answer"), exact=True)).to_have_value("")
    coach.write(said("Your answer"), ON_THE_WHOLE)
    coach.press(said("Keep as draft"))
    expect(drafts).to_contain_text(ON_THE_WHOLE)
    expect(drafts).to_contain_text(said("On the whole text"))


def _reads_nothing_yet(author: Somebody, shared: str) -> None:
    author.open(shared)
    author.sees(TEXT, said("Nobody has answered yet. Your text waits for its readers; nothing is lost."))
    author.does_not_see(ON_THE_PASSAGE, ON_THE_WHOLE)


def _releases_both(coach: Somebody) -> None:
    coach.press(said("Release my answers"))
    coach.sees(said("Your answer is released. The learner can read it now."))
    expect(coach.page.get_by_role("region", name=said("Your drafts"))).to_have_count(0)


def _reads_both_answers(author: Somebody, shared: str) -> None:
    author.open(shared)
    answers = author.page.get_by_role("region", name=said("Answers"))
    expect(answers).to_contain_text(ON_THE_PASSAGE)
    expect(answers).to_contain_text(ON_THE_WHOLE)
    answers.get_by_role("link", name=PASSAGE).click()
    expect(author.page.locator(":target")).to_have_text(PASSAGE)


def _says_not_for_me(coach: Somebody, second: str) -> None:
    coach.go(said("My table"))
    coach.sees(OTHER)
    coach.follow(said("Not for me"))
    coach.press(said("Not for me"))
    coach.sees(said("Nothing waits for you"))
    coach.open(second)
    coach.reads(said("This page is not here"))


def _finds_it_waiting(lecturer: Somebody, group: str, author: str, second: str) -> None:
    lecturer.go(said("Groups"))
    lecturer.follow(group)
    waiting = lecturer.page.get_by_role("region", name=said("Waiting for an answer"))
    expect(waiting.get_by_role("listitem")).to_have_count(1)
    expect(waiting).to_contain_text(said("No coach has this one. It waits for you."))
    with lecturer.page.expect_navigation():
        waiting.get_by_role("link", name=author, exact=True).click()
    assert lecturer.path == second
    lecturer.sees(OTHER)
