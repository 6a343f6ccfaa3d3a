"""A scenario before, during and after it is played."""

from tests.browser.exercises import play_to_the_end
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, STUDENT, VISITOR, page, state
from tests.language import said

STORY = "/scenarios/bindkracht/loket"

page("story", VISITOR, STORY)
page("story-played-before", STUDENT, STORY)


@state("scene", GUEST)
def scene(somebody: Somebody, site: Site) -> None:
    somebody.open(STORY)
    somebody.press(said("Begin"))


@state("scene-on-the-way", GUEST)
def scene_on_the_way(somebody: Somebody, site: Site) -> None:
    scene(somebody, site)
    choices = somebody.page.get_by_role("form", name=said("What do you do?"))
    for position in range(3):
        somebody.push(choices.get_by_role("button").nth(1))
        somebody.page.locator(f"#scene input[name=position][value='{position + 1}']").first.wait_for(state="attached")


@state("debrief-on-the-way", GUEST)
def debrief_on_the_way(somebody: Somebody, site: Site) -> None:
    scene_on_the_way(somebody, site)
    somebody.follow(said("Stop here"))


@state("ending", GUEST)
def ending(somebody: Somebody, site: Site) -> None:
    scene(somebody, site)
    play_to_the_end(somebody)


@state("debrief", GUEST)
def debrief(somebody: Somebody, site: Site) -> None:
    ending(somebody, site)
    somebody.follow(said("Look back at how it went"))
