"""A scenario before, during and after it is played."""

from tests.browser.exercises import play_to_the_end
from tests.browser.site import Site
from tests.browser.somebody import Somebody
from tests.browser.states import GUEST, NEWCOMER, STUDENT, VISITOR, page, state
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
    choices = somebody.page.get_by_role("group", name=said("What do you do?"))
    for position in range(3):
        somebody.push(choices.get_by_role("button").nth(1))
        somebody.page.locator(f"#scene input[name=position][value='{position + 1}']").first.wait_for(state="attached")


@state("debrief-on-the-way", GUEST)
def debrief_on_the_way(somebody: Somebody, site: Site) -> None:
    scene_on_the_way(somebody, site)
    somebody.press(said("Stop here"))
    somebody.comes_to("/runs/*/nabespreking")


@state("ending", GUEST)
def ending(somebody: Somebody, site: Site) -> None:
    scene(somebody, site)
    play_to_the_end(somebody)


@state("debrief", GUEST)
def debrief(somebody: Somebody, site: Site) -> None:
    ending(somebody, site)
    somebody.follow(said("Look back at how it went"))


page("roles", STUDENT, "/rollen")
page("roles-empty", NEWCOMER, "/rollen")


@state("moment-beside-a-text", GUEST)
def moment_beside_a_text(somebody: Somebody, site: Site) -> None:
    debrief(somebody, site)
    somebody.page.locator("summary", has_text=said("More with this moment")).first.click()
    somebody.push(somebody.page.get_by_role("button", name=said("Write about this moment")).first)
    somebody.comes_to("/reflecties/**")
