"""A coach's desk, and a tandem that answers."""

from pathlib import Path

from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, LECTURER, page, state
from tests.language import said

page("desk", COACH, "/mijn-tafel")


def _coach_with(somebody: Somebody, site: Site, *texts: str) -> list[str]:
    """A coach of a new class on whose table these texts lie; gives their addresses."""
    pieter, nadia, amina = (site.account(name) for name in ("Pieter", "Nadia", "Amina"))
    group = site.group("Eerste jaar", pieter, coaches=(nadia,), learners=(amina,))
    shared = [site.shares(amina, "bindkracht/moeilijkste-krachtlijn", text, group, nadia) for text in texts]
    site.lets_in(somebody, nadia)
    return shared


@state("desk-empty", GUEST)
def desk_empty(somebody: Somebody, site: Site) -> None:
    _coach_with(somebody, site)
    somebody.open("/mijn-tafel")


@state("put-off-the-only-text", GUEST)
def put_off_the_only_text(somebody: Somebody, site: Site) -> None:
    _coach_with(somebody, site, "Ik zag eerst alleen het papier.")
    somebody.open("/mijn-tafel")
    somebody.press(said("Later"))


@state("answer-drafts", GUEST)
def answer_drafts(somebody: Somebody, site: Site) -> None:
    """One draft on a passage, one on the whole."""
    [shared] = _coach_with(somebody, site, "Ik zag eerst alleen het papier. Daarna zag ik de man.")
    somebody.open(shared)
    somebody.tick("Daarna zag ik de man.")
    _keep_draft(somebody, "Dat zinnetje bleef bij mij hangen.")
    _keep_draft(somebody, "Je kijkt twee keer. Dat doet niet iedereen.")


def _keep_draft(somebody: Somebody, words: str) -> None:
    somebody.write(said("Your answer"), words)
    somebody.press(said("Keep as draft"))
    somebody.page.get_by_role("region", name=said("Your drafts")).get_by_text(words).wait_for()


@state("answer-changing", GUEST)
def answer_changing(somebody: Somebody, site: Site) -> None:
    answer_drafts(somebody, site)
    somebody.follow(said("Change"))


@state("answer-throwing-away", GUEST)
def answer_throwing_away(somebody: Somebody, site: Site) -> None:
    answer_drafts(somebody, site)
    somebody.follow(said("Throw away"))


@state("answer-refused", GUEST)
def answer_refused(somebody: Somebody, site: Site) -> None:
    """Sentences that do not follow each other."""
    [shared] = _coach_with(somebody, site, "Een zin. Nog een zin. En de derde zin.")
    somebody.open(shared)
    somebody.tick("Een zin.")
    somebody.tick("En de derde zin.")
    somebody.write(said("Your answer"), "Hierover wil ik iets zeggen.")
    somebody.press(said("Release"))
    somebody.page.get_by_role("alert").filter(visible=True).first.wait_for()


@state("not-for-me", COACH)
def not_for_me(somebody: Somebody, site: Site) -> None:
    somebody.open("/mijn-tafel")
    somebody.follow(said("Not for me"))


@state("waiting-text", LECTURER)
def waiting_text(somebody: Somebody, site: Site) -> None:
    somebody.open("/groepen/1")
    with somebody.page.expect_navigation():
        somebody.page.get_by_role("region", name=said("Waiting for an answer")).get_by_role("link").first.click()


TONE = Path(__file__).parent.parent.parent / "reflections" / "sounds" / "toon.mp3"


def _speaks(somebody: Somebody, shared: str) -> None:
    """A recording from the device, without a word; with script it is kept at once, without it goes with the form."""
    somebody.open(shared)
    if somebody.way.script:
        somebody.page.locator("summary", has_text=said("Choose a recording from your device")).click()
    somebody.page.get_by_label(said("A recording of at most 12 MB")).set_input_files(TONE)
    if somebody.way.script:
        somebody.page.locator("#answer-voice audio[src]").wait_for()


@state("answer-spoken", GUEST)
def answer_spoken(somebody: Somebody, site: Site) -> None:
    """A draft that is a voice, and the form in which it can be heard and changed."""
    [shared] = _coach_with(somebody, site, "Ik zag eerst alleen het papier.")
    _speaks(somebody, shared)
    somebody.press(said("Keep as draft"))
    somebody.follow(said("Change"))


@state("answer-spoken-throwing-away", GUEST)
def answer_spoken_throwing_away(somebody: Somebody, site: Site) -> None:
    answer_spoken(somebody, site)
    somebody.follow(said("Throw away"))


@state("words-with-a-recording", GUEST)
def words_with_a_recording(somebody: Somebody, site: Site) -> None:
    [shared] = _coach_with(somebody, site, "Ik zag eerst alleen het papier.")
    _speaks(somebody, shared)
    somebody.press(said("Release"))
    somebody.page.get_by_role("link", name=said("Write the words with it")).click()
    somebody.comes_to("/delingen/**/woorden")
