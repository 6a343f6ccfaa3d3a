"""A coach's voice in the course: from the first word to its end, for its giver, for a lecturer and for readers."""

import re
from datetime import timedelta
from pathlib import Path

from elearn.database import db, now
from elearn.groups.models import Group
from elearn.rules.voices import Hearers
from elearn.voices.models import CourseVoice, LecturersWord, Spot, Step
from elearn.web.language import today
from tests.browser.site import Site, called
from tests.browser.somebody import Somebody
from tests.browser.states import COACH, GUEST, VISITOR, page, state
from tests.language import said
from tests.voices import people

SOUND = Path(__file__).parents[2] / "reflections" / "sounds" / "toon.ogg"

page("my-voices", COACH, "/mijn-tafel/stemmen")


def _tandem(somebody: Somebody, site: Site, *, is_lecturer: bool = False) -> tuple[str, int]:
    """Somebody new is the coach, or the lecturer, of a new group; gives the coach's name and the group."""
    pieter, nadia = site.account("Pieter"), site.account("Nadia")
    group = site.group("Eerste jaar", pieter, coaches=(nadia,))
    site.lets_in(somebody, pieter if is_lecturer else nadia)
    return nadia, group.id


def _voice(site: Site, coach: str, group_id: int, make: str, **more: object) -> str:
    """A voice of a coach, as `tests.voices.people` makes it; gives its address."""
    with site.prepared():
        group = db.session.get_one(Group, group_id)
        voice: CourseVoice = getattr(people, make)(called(coach), group, **{"hearers": Hearers.GROUP, **more})
        number = voice.id
    return f"/stemmen/{number}"


@state("my-voices-empty", GUEST)
def my_voices_empty(somebody: Somebody, site: Site) -> None:
    _tandem(somebody, site)
    somebody.open("/mijn-tafel/stemmen")


@state("voice-begun", GUEST)
def voice_begun(somebody: Somebody, site: Site) -> None:
    _tandem(somebody, site)
    somebody.open(people.THERE)
    somebody.press(said("Add your experience to this page"))


@state("voice-refused", GUEST)
def voice_refused(somebody: Somebody, site: Site) -> None:
    """A day that is past."""
    voice_begun(somebody, site)
    somebody.write(said("Your experience, in words"), people.STORY)
    somebody.write(said("Up to and including which day may it be there?"), "2020-01-01")
    somebody.press(said("Offer it to a lecturer"))
    somebody.page.locator(".error-summary").wait_for()


@state("voice-spoken", GUEST)
def voice_spoken(somebody: Somebody, site: Site) -> None:
    """A recording without words, that cannot be offered yet."""
    voice_begun(somebody, site)
    field = somebody.page.locator("input[type=file]")
    if not field.is_visible():
        somebody.page.locator("summary", has_text=said("Choose a recording from your device")).click()
    field.set_input_files(SOUND)
    if somebody.way.script:
        somebody.page.locator("[value=leave-voice]").wait_for()
    somebody.press(said("Offer it to a lecturer"))
    somebody.page.locator("#voice-error").wait_for()


@state("voice-in-another-window", GUEST)
def voice_in_another_window(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site)
    here = _voice(site, coach, group, "given")
    somebody.open(here)
    somebody.page.evaluate("() => (document.querySelector('[name=revision]').value = 7)")
    somebody.write(said("Your experience, in words"), "Anders dan in het andere venster.")
    somebody.press(said("Keep as draft"))
    somebody.page.locator("#voice-error").wait_for()


@state("voice-throwing-away", GUEST)
def voice_throwing_away(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site)
    somebody.open(_voice(site, coach, group, "given"))
    somebody.follow(said("Throw this draft away"))


@state("voice-given-back", GUEST)
def voice_given_back(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site)
    here = _voice(site, coach, group, "given", given_back_at=now())
    with site.prepared():
        word = LecturersWord(voice_id=int(here.rpartition("/")[2]), step=Step.GIVEN_BACK, text="Mag het korter?")
        word.author_id = None
        db.session.add(word)
    somebody.open(here)


@state("voice-offered", GUEST)
def voice_offered(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site)
    somebody.open(_voice(site, coach, group, "offered"))


@state("voice-taking-back", GUEST)
def voice_taking_back(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site)
    somebody.open(_voice(site, coach, group, "in_course"))
    somebody.follow(said("Take it back"))


@state("voices-in-every-state", GUEST)
def voices_in_every_state(somebody: Somebody, site: Site) -> None:
    """Withdrawn, past, of a page that is gone, and one of which it is asked whether it stays."""
    coach, group = _tandem(somebody, site)
    _voice(site, coach, group, "in_course", withdrawn_at=now())
    _voice(site, coach, group, "in_course", expires_on=today() - timedelta(days=3))
    _voice(site, coach, group, "in_course", place="bindkracht/weg/weg")
    _asked(site, coach, group)
    somebody.open("/mijn-tafel/stemmen")


def _asked(site: Site, coach: str, group: int) -> str:
    here = _voice(site, coach, group, "in_course", expires_on=today() + timedelta(days=9))
    with site.prepared():
        db.session.get_one(CourseVoice, int(here.rpartition("/")[2])).ask_again_at = now() - timedelta(days=1)
    return here


@state("desk-voice-ends", GUEST)
def desk_voice_ends(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site)
    _asked(site, coach, group)
    somebody.open("/mijn-tafel")


@state("voice-ends", GUEST)
def voice_ends(somebody: Somebody, site: Site) -> None:
    """A day that is past is asked again."""
    coach, group = _tandem(somebody, site)
    somebody.open(_asked(site, coach, group))
    somebody.write(said("Up to and including which day?"), "2020-01-01")
    somebody.press(said("Keep it up to this day"))


@state("group-with-voices", GUEST)
def group_with_voices(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site, is_lecturer=True)
    _voice(site, coach, group, "offered")
    _voice(site, coach, group, "in_course", spot=Spot.SCENE, place=people.SCENE)
    somebody.open(f"/groepen/{group}")


@state("voice-to-release", GUEST)
def voice_to_release(somebody: Somebody, site: Site) -> None:
    """Given back without a word, which is asked."""
    coach, group = _tandem(somebody, site, is_lecturer=True)
    somebody.open(_voice(site, coach, group, "offered"))
    somebody.press(said("Give it back with this word"))


@state("voice-released", GUEST)
def voice_released(somebody: Somebody, site: Site) -> None:
    coach, group = _tandem(somebody, site, is_lecturer=True)
    somebody.open(_voice(site, coach, group, "offered"))
    somebody.press(said("Put it in the course"))
    somebody.page.get_by_role("link", name=re.compile("Nadia")).first.click()
    somebody.comes_to("/stemmen/*")


@state("page-with-voices", VISITOR)
def page_with_voices(somebody: Somebody, site: Site) -> None:
    _heard(site, Spot.PAGE, people.PAGE)
    somebody.open(people.THERE)


@state("scene-with-a-voice", GUEST)
def scene_with_a_voice(somebody: Somebody, site: Site) -> None:
    _heard(site, Spot.SCENE, people.SCENE)
    somebody.open("/scenarios/bindkracht/loket")
    somebody.press(said("Begin"))


def _heard(site: Site, spot: Spot, place: str) -> None:
    """One voice that was spoken, once for all who look."""
    with site.prepared():
        there = db.session.query(CourseVoice).filter_by(spot=spot, place=place, chosen_name="Naatje").first()
        if there is None:
            group = db.session.get_one(Group, 1)
            people.spoken(people.in_course(called("coach"), group, spot=spot, place=place, chosen_name="Naatje"))
