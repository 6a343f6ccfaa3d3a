"""A scenario is read whole: scenes, choices, effects, debriefs; and it can be read from a text that was kept."""

from elearn.blocks.condition import Compare, Known
from elearn.blocks.story import AXES, ROLE_LABELS, ROLES, Story
from elearn.blocks.voice import Voice
from elearn.blocks.when import When
from elearn.library.stories import parse_story

SOURCE = """---
title: Aan het loket
summary: Een gesprek met Mamadou.
minutes: 12
note: Het gaat over schulden.
state:
  vertrouwen: {start: 2, min: 0, max: 5, label: Vertrouwen}
facts:
  dochter: Zijn dochter heeft astma.
---
Mamadou is verzonnen.

## De *wachtzaal* {#wachtzaal}
Het is tien over [negen](../../begrippen.md#ocmw).

- gewone lijst

:::{when} vertrouwen >= 3
Hij kijkt even op.
:::

:::{voice} Sofie
:role: hulpverlener

Goedemorgen.
:::

- ['Uw *nummer*.'](#buiten){role=controleur vertrouwen=-1 nabij=-2 once}
  > Hij zoekt in zijn map.
- [Je vraagt naar zijn dochter.](#wachtzaal){role=begeleider vertrouwen=+1 reveals=dochter if="not dochter"}

:::{debrief} Nadia
Kijk naar zijn handen.
:::

## Buiten {#buiten ending="Een deur op een kier"}
Klaar.

:::{debrief} Rachid
:role: ervaringsdeskundige

Zo gaat dat.
:::
"""


def story() -> Story:
    found, problems = parse_story(SOURCE, "c/m/loket.scenario.md")
    assert problems == ()
    assert found is not None
    return found


def test_a_scenario_has_what_its_front_matter_says() -> None:
    found = story()
    assert (found.id, found.title, found.minutes, found.note) == (
        "loket",
        "Aan het loket",
        12,
        "Het gaat over schulden.",
    )
    assert (found.start, [scene.id for scene in found.scenes]) == ("wachtzaal", ["wachtzaal", "buiten"])
    assert found.introduction == ("<p>Mamadou is verzonnen.</p>",)
    assert found.facts == {"dochter": "Zijn dochter heeft astma."}
    assert found.range_of("vertrouwen").max == 5
    assert (found.range_of("nabij").min, found.range_of("nabij").max) == (-10, 10)
    assert found.terms == ("ocmw",)
    assert found.source == SOURCE


def test_a_scene_has_its_text_its_conditions_and_its_voices_in_order() -> None:
    scene = story().scenes[0]
    text, when, voice = scene.parts
    assert scene.title == "De wachtzaal"
    assert "<li>gewone lijst</li>" in str(text)
    assert isinstance(when, When)
    assert when.condition == Compare("vertrouwen", ">=", 3)
    assert isinstance(voice, Voice)
    assert [(debrief.name, debrief.role) for debrief in scene.debriefs] == [("Nadia", "coach")]


def test_a_choice_has_words_effects_and_a_reply() -> None:
    first, second = story().scenes[0].choices
    assert (first.number, first.text, first.target) == (1, "&#39;Uw <em>nummer</em>.&#39;", "buiten")
    assert (first.role, dict(first.effects), first.once) == ("controleur", {"vertrouwen": -1, "nabij": -2}, True)
    assert first.reply == "<p>Hij zoekt in zijn map.</p>"
    assert (second.number, second.reveals, second.once) == (2, ("dochter",), False)
    assert second.condition is not None
    assert second.condition.part == Known("dochter")  # type: ignore[union-attr]


def test_an_ending_has_a_name_and_no_choices() -> None:
    ending = story().scenes[1]
    assert (ending.ending, ending.choices) == ("Een deur op een kier", ())
    assert ending.debriefs[0].role == "ervaringsdeskundige"


def test_the_hash_follows_the_text() -> None:
    changed, _ = parse_story(SOURCE.replace("Klaar", "Gedaan"), "c/m/loket.scenario.md")
    assert changed is not None
    assert changed.hash != story().hash


def test_an_old_text_with_a_mistake_can_still_be_finished() -> None:
    found, problems = parse_story(SOURCE.replace("once}", "onced}"), "c/m/loket.scenario.md")
    assert [problem.code.value for problem in problems] == ["unknown-name"]
    assert found is not None
    assert len(found.scenes[0].choices) == 2


def test_the_start_can_be_another_scene() -> None:
    found, _ = parse_story(SOURCE.replace("minutes: 12", "minutes: 12\nstart: buiten"), "c/m/loket.scenario.md")
    assert found is not None
    assert found.start == "buiten"


def test_there_are_six_roles_with_words_and_three_axes() -> None:
    assert set(ROLES) == set(ROLE_LABELS)
    assert (len(ROLES), len(AXES)) == (6, 3)
