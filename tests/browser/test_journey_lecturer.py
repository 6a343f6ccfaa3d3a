"""The fourth journey: a lecturer makes a group, invites a coach, asks for modules, and answers in tandem."""

from datetime import timedelta

from playwright.sync_api import expect

from elearn.database import now
from tests.browser.site import Class, Site
from tests.browser.somebody import People, Somebody
from tests.language import said

MODULES = ("bindkracht/visie-op-armoede", "bindkracht/mamadou")
SHARED = "Ik zag eerst alleen het papier dat ontbrak."
SECRET = "Dit schrijf ik alleen voor mezelf."
BY_THE_COACH = "Dat papier heb ik ook ooit gezocht."
BY_THE_LECTURER = "Welke verklaring hoor je in dat woord 'alleen'?"


def test_a_lecturer_makes_a_group_and_answers_in_tandem(walkers: People, site: Site) -> None:
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    lecturer = walkers.arrives(pieter)
    group = _makes_a_group(lecturer, site.new_name("Avondgroep"))
    invitation = _invites_a_coach(lecturer, nadia)
    _asks_for_two_modules(lecturer)
    coach, learner = walkers.arrives(nadia), walkers.arrives(amina)
    _comes_in_with(coach, invitation, group)
    _comes_in_with(learner, group.code, group)
    _finishes_a_page(learner)
    site.writes(amina, "bindkracht/welke-verklaring-eerst", SECRET)
    shared = site.shares(amina, "bindkracht/moeilijkste-krachtlijn", SHARED, group, nadia)
    _sees_what_is_done_and_what_waits(lecturer, group, amina)
    _answers(coach, shared, BY_THE_COACH)
    _answers_beside_the_coach(lecturer, nadia)
    _sees_that_everything_is_answered(lecturer, group, amina)
    _reads_two_voices(learner, shared, pieter, nadia)


def _makes_a_group(lecturer: Somebody, name: str) -> Class:
    lecturer.go(said("Groups"))
    lecturer.write(said("Name of the group"), name)
    lecturer.press(said("Make the group"))
    lecturer.reads(name)
    code = lecturer.page.get_by_role("region", name=said("The code of the group")).get_by_role("code").inner_text()
    return Class(int(lecturer.path.rsplit("/", 1)[1]), name, code)


def _invites_a_coach(lecturer: Somebody, name: str) -> str:
    lecturer.write(said("Whom do you invite?"), name)
    lecturer.tick(said("coach"))
    lecturer.press(said("Make an invitation"))
    lecturer.sees(said("The invitation is ready. Give the code to %(name)s.", name=name))
    return lecturer.page.get_by_role("region", name=said("The tandem of this group")).get_by_role("code").inner_text()


def _asks_for_two_modules(lecturer: Somebody) -> None:
    for module, day in zip(MODULES, ((now() + timedelta(days=30)).date(), None), strict=True):
        lecturer.page.get_by_label(said("Module"), exact=True).select_option(module)
        lecturer.page.get_by_label(said("Done by (not needed)"), exact=True).fill(day.isoformat() if day else "")
        lecturer.press(said("Ask the group to do this"))
    asked = lecturer.page.get_by_role("region", name=said("Asked of this group"))
    expect(asked.get_by_role("listitem")).to_have_count(2)
    expect(asked.get_by_role("time")).to_have_count(1)


def _comes_in_with(somebody: Somebody, code: str, group: Class) -> None:
    somebody.go(said("Groups"))
    somebody.write(said("The code you were given"), code)
    somebody.press(said("Join"))
    somebody.reads(group.name)


def _finishes_a_page(learner: Somebody) -> None:
    learner.page.get_by_role("main").locator(f"a[href='/cursussen/{MODULES[0]}']").click()
    learner.follow(said("Begin this module"))
    learner.press(said("Done, next"))


def _sees_what_is_done_and_what_waits(lecturer: Somebody, group: Class, learner: str) -> None:
    lecturer.open(f"/groepen/{group.id}")
    row = lecturer.page.get_by_role("region", name=said("Learners")).get_by_role("listitem").filter(has_text=learner)
    expect(row).to_contain_text(said("%(done)d of %(pages)d pages done", done=1, pages=5))
    waiting = lecturer.page.get_by_role("region", name=said("Waiting for an answer"))
    expect(waiting.get_by_role("listitem")).to_have_count(1)
    lecturer.does_not_see(SECRET)


def _answers(somebody: Somebody, shared: str, words: str) -> None:
    somebody.open(shared)
    somebody.write(said("Your answer"), words)
    somebody.press(said("Release"))
    somebody.sees(said("Your answer is released. The learner can read it now."))


def _answers_beside_the_coach(lecturer: Somebody, coach: str) -> None:
    with lecturer.page.expect_navigation():
        lecturer.page.get_by_role("region", name=said("Waiting for an answer")).get_by_role("link").first.click()
    lecturer.sees(SHARED)
    expect(lecturer.page.get_by_role("region", name=said("Answers"))).to_contain_text(BY_THE_COACH)
    lecturer.write(said("Your answer"), BY_THE_LECTURER)
    lecturer.press(said("Release"))
    expect(lecturer.page.get_by_role("region", name=said("Answers")).get_by_role("listitem")).to_have_count(2)


def _sees_that_everything_is_answered(lecturer: Somebody, group: Class, learner: str) -> None:
    lecturer.open(f"/groepen/{group.id}")
    lecturer.sees(said("Nobody is waiting for an answer now."))
    row = lecturer.page.get_by_role("region", name=said("Learners")).get_by_role("listitem").filter(has_text=learner)
    expect(row).to_contain_text(said("all answered"))


def _reads_two_voices(learner: Somebody, shared: str, lecturer: str, coach: str) -> None:
    learner.open(shared)
    answers = learner.page.get_by_role("region", name=said("Answers")).get_by_role("listitem")
    expect(answers).to_have_count(2)
    expect(answers.filter(has_text=BY_THE_COACH)).to_contain_text(coach)
    expect(answers.filter(has_text=BY_THE_LECTURER)).to_contain_text(lecturer)
