"""The second journey: a student learns in a group, writes, shares, is answered, writes on, and takes it back."""

from datetime import timedelta

from playwright.sync_api import expect

from elearn.database import now
from tests.browser.exercises import exercise, play_to_the_end, put_every_card_in_the_first_place
from tests.browser.site import Class, Site
from tests.browser.somebody import People, Somebody
from tests.browser.words import sentence
from tests.language import said

MODULE = "/cursussen/bindkracht/visie-op-armoede"
SORTING = MODULE + "/uitspraken-sorteren"
WRITING = MODULE + "/waarom-nu"
FIRST = "Bij ons thuis heette het pech. Bij de buren heette het schuld."
SECOND = " Nu hoor ik dat verschil elke dag."
ANSWER = "Fijn dat je dat verschil hoorde. Wat zouden de buren zelf zeggen?"


def test_a_student_learns_writes_shares_and_takes_it_back(walkers: People, site: Site) -> None:
    pieter, nadia = site.account("Pieter"), site.account("Nadia")
    group = site.group("Eerste jaar", pieter, coaches=(nadia,))
    site.ask(group, "bindkracht/visie-op-armoede", (now() + timedelta(days=40)).date())
    amina = walkers.arrives(site.account("Amina"))
    _joins(amina, group)
    _reads_and_sorts(amina)
    _plays_at_the_counter(amina)
    _writes(amina)
    _finds_the_text_again_after_closing_the_browser(amina)
    shared = _shares_with_the_tandem(amina, [pieter, nadia])
    coach = walkers.arrives(nadia)
    _reads_at_the_table(coach)
    _sees_who_has_read(amina, shared, nadia)
    _answers(coach)
    _reads_the_answer(amina, shared, nadia)
    second = _shares_a_new_version(amina)
    _takes_it_back(amina, second)
    _can_no_longer_open_it(coach, second)


def _joins(amina: Somebody, group: Class) -> None:
    amina.go(said("Groups"))
    amina.write(said("The code you were given"), "AAAA-AAAA")
    amina.press(said("Join"))
    expect(amina.page.get_by_label(said("The code you were given"), exact=True)).to_have_value("AAAA-AAAA")
    amina.write(said("The code you were given"), group.code.lower())
    amina.press(said("Join"))
    amina.sees(said("You are in the group %(name)s.", name=group.name))
    assigned = amina.page.locator(".assignment", has=amina.page.locator("time"))
    expect(assigned.get_by_role("link")).to_have_attribute("href", MODULE)
    with amina.page.expect_navigation():
        assigned.get_by_role("link").click()


def _reads_and_sorts(amina: Somebody) -> None:
    amina.follow(said("Begin this module"))
    assert amina.path.startswith(MODULE + "/")
    amina.press(said("Done, next"))
    assert amina.path == SORTING
    asked = exercise(amina)
    cards = put_every_card_in_the_first_place(amina, asked)
    expect(asked.locator(".feedback")).to_have_count(cards)
    expect(asked.get_by_text(said("Fits here"), exact=True)).not_to_have_count(0)
    expect(asked.get_by_text(said("Fits less here"), exact=True)).not_to_have_count(0)


def _plays_at_the_counter(amina: Somebody) -> None:
    amina.open("/scenarios/bindkracht/loket")
    amina.press(said("Begin"))
    assert play_to_the_end(amina) >= 3
    amina.page.locator(".ending-name").wait_for()
    amina.follow(said("Look back at how it went"))
    amina.sees(said("The roles you took"), said("How you moved"), said("How a coach looks at it"))


def _writes(amina: Somebody) -> None:
    """With script it is enough to type and wait."""
    amina.open(WRITING)
    sheet = amina.page.get_by_role("textbox").last
    sheet.click()
    amina.page.keyboard.insert_text(FIRST)
    if not amina.way.script:
        amina.press(said("Save"))
    expect(amina.page.get_by_role("status").filter(has_text=sentence("Saved %(when)s"))).to_be_visible()


def _finds_the_text_again_after_closing_the_browser(amina: Somebody) -> None:
    amina.close_the_browser_and_come_back()
    amina.open("/")
    amina.go(said("My reflections"))
    with amina.page.expect_navigation():
        amina.page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").first.click()
    expect(amina.page.get_by_role("textbox")).to_have_value(FIRST)


def _shares_with_the_tandem(amina: Somebody, readers: list[str]) -> str:
    amina.press(said("Share this text"))
    amina.reads(said("Share this text"))
    amina.sees(FIRST, *readers)
    amina.tick(said("Only my tandem"))
    amina.press(said("Share it"))
    amina.sees(said("Shared. You can take it back whenever you want."), said("Nobody yet."))
    return amina.comes_to("/delingen/*")


def _reads_at_the_table(coach: Somebody) -> None:
    coach.go(said("My table"))
    coach.sees(FIRST)


def _sees_who_has_read(amina: Somebody, shared: str, reader: str) -> None:
    amina.open(shared)
    read = amina.page.get_by_role("region", name=said("Who has read it"))
    expect(read.get_by_role("listitem")).to_have_count(1)
    expect(read.get_by_role("listitem")).to_contain_text(reader)


def _answers(coach: Somebody) -> None:
    coach.press(said("Answer with text"))
    coach.write(said("Your answer"), ANSWER)
    coach.press(said("Release"))
    coach.sees(said("Your answer is released. The learner can read it now."))


def _reads_the_answer(amina: Somebody, shared: str, coach: str) -> None:
    amina.open(shared)
    answers = amina.page.get_by_role("region", name=said("Answers"))
    expect(answers).to_contain_text(ANSWER)
    expect(answers).to_contain_text(coach)


def _shares_a_new_version(amina: Somebody) -> str:
    amina.follow(said("Write on at this question"))
    sheet = amina.page.get_by_role("textbox")
    sheet.fill(FIRST + SECOND)
    amina.press(said("Share this text"))
    amina.reads(said("Share this text"))
    amina.tick(said("Only my tandem"))
    amina.press(said("Share it"))
    amina.reads(said("Version %(number)d of your text", number=2))
    amina.sees(FIRST + SECOND)
    return amina.comes_to("/delingen/*")


def _takes_it_back(amina: Somebody, second: str) -> None:
    amina.follow(said("Take it back"))
    amina.press(said("Take it back"))
    amina.sees(said("Taken back. Nobody else can read it now. The answers stay with you."))
    assert amina.path == second


def _can_no_longer_open_it(coach: Somebody, second: str) -> None:
    coach.open(second)
    coach.reads(said("This page is not here"))
    coach.does_not_see(SECOND.strip())
